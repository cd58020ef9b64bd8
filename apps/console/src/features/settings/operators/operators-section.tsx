import { OperatorList } from './operator-list.js';

/** Who works here. */
export default function OperatorsSection() {
  return <OperatorList />;
}
