import { CompanyLoaded } from '../company-loaded.js';
import { AssignmentForm } from './assignment-form.js';

/** By which rules new dialogs find an operator. */
export default function AssignmentSection() {
  return <CompanyLoaded>{(company, mayChange) => <AssignmentForm company={company} mayChange={mayChange} />}</CompanyLoaded>;
}
