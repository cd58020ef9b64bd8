import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../api/staff.js';
import classes from './operators.module.css';

/** How somebody stands with the company: the words say it, the shape beside them as well. */
export function StateMark({ member: { state, confirmed } }: { member: Pick<StaffMember, 'state' | 'confirmed'> }) {
  const { t } = useTranslation('operators');
  const key = state === 'active' ? (confirmed ? 'confirmed' : 'unconfirmed') : state;
  return (
    <span className={classes.mark} data-state={key}>
      {t(`state.${key}`)}
    </span>
  );
}
