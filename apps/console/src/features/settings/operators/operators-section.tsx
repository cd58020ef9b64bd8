import { CompanyLoaded } from '../company-loaded.js';
import { AssigningOthers } from './assigning-others.js';
import { OperatorList } from './operator-list.js';

/** Who works here, and what they may do. */
export default function OperatorsSection() {
  return (
    <>
      <OperatorList />
      <CompanyLoaded>{(company, mayChange) => <AssigningOthers company={company} mayChange={mayChange} />}</CompanyLoaded>
    </>
  );
}
