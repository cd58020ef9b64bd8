import '../texts.js';
import './texts.js';
import { useSearch } from '@tanstack/react-router';
import { useMay } from '../../../api/use-may.js';
import { CompanyLoaded } from '../company-loaded.js';
import { AssigningOthers } from './assigning-others.js';
import { OperatorCard } from './card/operator-card.js';
import { Invitations } from './invitations/invitations.js';
import { StaffSection } from './list/staff-section.js';

/** Who works here and who is invited, or the card of one of them. */
export default function OperatorsSection() {
  const may = useMay('operators');
  const mayInvite = useMay('invite_operators');
  const { operator } = useSearch({ from: '/shell/settings/operators' });
  // Everybody else reads above that this is not for him.
  if (!may) return null;
  if (operator !== undefined) return <OperatorCard key={operator} id={operator} />;
  return (
    <>
      <StaffSection />
      {mayInvite && <Invitations />}
      <CompanyLoaded>{(company, mayChange) => <AssigningOthers company={company} mayChange={mayChange} />}</CompanyLoaded>
    </>
  );
}
