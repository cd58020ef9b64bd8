import '../texts.js';
import { useMay } from '../../../api/use-may.js';
import { CompanyLoaded } from '../company-loaded.js';
import { AssignmentForm } from './assignment-form.js';
import { ChannelSwitches, GroupSwitches } from './switches.js';
import { OperatorWork } from './operator-work.js';

/** By which rules new dialogs find an operator. */
export default function AssignmentSection() {
  // Each belongs to a section of its own, where it can be changed as well.
  const [mayChannels, mayGroups, mayCards] = [useMay('channels') ?? false, useMay('groups') ?? false, useMay('change_operators') ?? false];
  return (
    <CompanyLoaded>
      {(company, mayChange) => (
        <>
          <AssignmentForm company={company} mayChange={mayChange} />
          <ChannelSwitches mayChange={mayChannels} />
          <GroupSwitches mayChange={mayGroups} />
          <OperatorWork mayChange={mayCards} companyLimit={company.maxOpenDialogs} />
        </>
      )}
    </CompanyLoaded>
  );
}
