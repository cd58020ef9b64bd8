import { CompanyLoaded } from '../company-loaded.js';
import { AssignmentForm } from './assignment-form.js';
import { ChannelSwitches, GroupSwitches } from './switches.js';
import { OperatorWork } from './operator-work.js';

/** By which rules new dialogs find an operator. */
export default function AssignmentSection() {
  return (
    <CompanyLoaded>
      {(company, mayChange) => (
        <>
          <AssignmentForm company={company} mayChange={mayChange} />
          <ChannelSwitches mayChange={mayChange} />
          <GroupSwitches mayChange={mayChange} />
          <OperatorWork mayChange={mayChange} companyLimit={company.maxOpenDialogs} />
        </>
      )}
    </CompanyLoaded>
  );
}
