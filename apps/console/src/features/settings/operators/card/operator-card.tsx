import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../../api/api-error.js';
import { staffMemberQuery, type StaffMember } from '../../../../api/staff.js';
import { Avatar } from '../../../../ui/avatar.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { useFormats } from '../../../../ui/format.js';
import { useRoleName } from '../../../../ui/people/role-names.js';
import { errorText } from '../../../../ui/toast.js';
import { BackLink } from '../../back-link.js';
import { LoadState } from '../../load-state.js';
import { useFirstFocus } from '../../row-focus.js';
import settings from '../../settings.module.css';
import type { OperatorsSearch } from '../search.js';
import { StateMark } from '../state-mark.js';
import { AccessSection } from './access-section.js';
import { CardFacts } from './card-facts.js';
import { CardForm } from './card-form.js';
import { ServedSection } from './served-section.js';
import { SignInSection } from './sign-in-section.js';
import classes from './card.module.css';

/** One colleague: who he is, what he may, how he works here. */
export function OperatorCard({ id }: { id: number }) {
  const { t } = useTranslation('operators');
  const member = useQuery(staffMemberQuery(id));
  const first = useFirstFocus();
  return (
    <>
      <BackLink ref={first} to="/settings/operators" search={({ operator: _, ...list }: OperatorsSearch) => list}>
        {t('back')}
      </BackLink>
      {isApiError(member.error) && member.error.status === 404 ? (
        <EmptyState icon={<IconUserOff size={22} />} title={t('gone')}>
          {errorText(member.error)}
        </EmptyState>
      ) : (
        <LoadState query={member} height={420} />
      )}
      {member.data && <Card member={member.data} />}
    </>
  );
}

function Card({ member }: { member: StaffMember }) {
  const { t } = useTranslation(['operators', 'app']);
  const formats = useFormats();
  const roleName = useRoleName();
  const { firstName, lastName, name, state, stateSince, status, statusName, connected, openDialogs, maxOpenDialogs, mayChange } = member;
  const presence = statusName ?? t(`app:status.${status}`);
  return (
    <>
      <section className={settings.section} aria-labelledby="operator-name">
        <div className={classes.head}>
          <Avatar name={name} size={44} {...(state === 'active' && { status })} />
          <div className={classes.who}>
            <h2 className={settings.heading} id="operator-name">
              {[firstName, lastName].filter(Boolean).join(' ')}
            </h2>
            <p className={classes.facts}>
              {roleName(member)} · {member.email}
            </p>
          </div>
          <StateMark member={member} />
        </div>
        <p className={classes.facts}>
          {state === 'active'
            ? [
                status === 'online' && !connected ? t('operators:notConnected', { status: presence }) : presence,
                t('operators:hasChats', { count: openDialogs, limit: maxOpenDialogs }),
              ].join(' · ')
            : t(`operators:since.${state}`, { when: formats.full(stateSince) })}
        </p>
        <RatingLine rating={member.rating} />
        {mayChange && state !== 'deleted' ? <CardForm key={formKey(member)} member={member} /> : <CardFacts member={member} />}
      </section>
      {state === 'active' && <ServedSection member={member} />}
      <SignInSection member={member} />
      <AccessSection member={member} />
    </>
  );
}

/** How clients rated him of late; nothing while nobody has. */
function RatingLine({ rating: { average, count, days } }: Pick<StaffMember, 'rating'>) {
  const { t } = useTranslation('operators');
  const formats = useFormats();
  if (average === null) return null;
  return <p className={classes.facts}>★ {t('rated', { average: formats.decimal(average), count, days })}</p>;
}

/** A form starts anew from what was saved, not with each change of somebody's presence. */
const formKey = ({
  firstName,
  lastName,
  phone,
  role,
  customRole,
  groups,
  languages,
  takesPartInQueue,
  ownMaxOpenDialogs,
}: StaffMember): string =>
  JSON.stringify([firstName, lastName, phone, role, customRole, groups, languages, takesPartInQueue, ownMaxOpenDialogs]);
