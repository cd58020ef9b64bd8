import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../../api/staff.js';
import { Avatar } from '../../../../ui/avatar.js';
import { displayPhone } from '../../../../ui/format.js';
import { useRoleName } from '../../../../ui/people/role-names.js';
import { useRowFocus } from '../../row-focus.js';
import { StateMark } from '../state-mark.js';
import type { OperatorsSearch } from '../search.js';
import classes from './list.module.css';

/** One row a colleague, which opens the card. */
export function StaffTable({ items }: { items: readonly StaffMember[] }) {
  const { t } = useTranslation('operators');
  return (
    <table className={classes.table} aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('lastName')}</th>
          <th scope="col">{t('firstName')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('authorisation')}</th>
          <th scope="col">{t('email')}</th>
          <th scope="col">{t('phone')}</th>
          <th scope="col" className={classes.numeric}>
            {t('openChats')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((member) => (
          <Row key={member.id} member={member} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ member }: { member: StaffMember }) {
  const { t } = useTranslation('operators');
  const roleName = useRoleName();
  const focus = useRowFocus(`operator ${member.id}`);
  const { id, firstName, lastName, name, email, phone, state, status, openDialogs, maxOpenDialogs } = member;
  return (
    <tr data-gone={state !== 'active' || undefined}>
      <th scope="row" className={classes.lastName}>
        <Avatar name={name} size={30} {...(state === 'active' && { status })} />
        <Link
          {...focus}
          to="/settings/operators"
          search={(old: OperatorsSearch) => ({ ...old, operator: id })}
          className={classes.open}
          aria-label={[lastName, firstName].filter(Boolean).join(' ')}
        >
          {lastName || <span className={classes.none}>—</span>}
          <span className={classes.firstNameToo}> {firstName}</span>
        </Link>
      </th>
      <td className={classes.firstName}>{firstName}</td>
      <td className={classes.role}>{roleName(member)}</td>
      <td className={classes.state}>
        <StateMark member={member} />
      </td>
      <td className={classes.email}>{email}</td>
      <td className={classes.phone}>{displayPhone(phone)}</td>
      <td className={classes.numeric} data-full={openDialogs >= maxOpenDialogs && openDialogs > 0 ? true : undefined}>
        {state === 'active' && (
          <>
            {t('of', { open: openDialogs, limit: maxOpenDialogs })}
            <span className={classes.unit}> {t('ofChats')}</span>
          </>
        )}
      </td>
    </tr>
  );
}
