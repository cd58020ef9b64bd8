import '../texts.js';
import { CompanyLoaded } from '../company-loaded.js';
import { CompanyForm } from './company-form.js';
import { HoursForm } from './hours-form.js';
import { RatingForm } from './rating-form.js';

/** What the company is called and when its days begin. */
export default function CompanySection() {
  return (
    <CompanyLoaded>
      {(company, mayChange) => (
        <>
          <CompanyForm company={company} mayChange={mayChange} />
          <HoursForm company={company} mayChange={mayChange} />
          <RatingForm company={company} mayChange={mayChange} />
        </>
      )}
    </CompanyLoaded>
  );
}
