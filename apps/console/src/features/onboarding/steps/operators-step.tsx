import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { invitationsQuery } from '../../../api/invitations.js';
import type { RoleRef } from '../../../api/roles.js';
import { InvitePeople, type InviteValues } from '../../../ui/people/invite-people.js';
import { useField } from '../model/use-drafting.js';
import classes from './steps.module.css';
import { RivalOr } from '../parts/rival-note.js';
import { StepEnd } from './step-end.js';
import type { StepProps } from './step-pane.js';
import { useStepEnd } from './use-step-end.js';

/** Who works here: one address or a whole list. */
export function OperatorsStep({ onboarding, step }: StepProps) {
  const text = useField<string>('operators', 'text', '');
  const role = useField<string>('operators', 'role', 'operator');
  const customRoleId = useField<number>('operators', 'customRoleId', 0);
  const groupIds = useField<number[]>('operators', 'groupIds', NONE);
  const ending = useStepEnd({ onboarding, step });
  const ref = (customRoleId.shown > 0 ? { customRoleId: customRoleId.shown } : { role: role.shown }) as RoleRef;
  const change = (values: Partial<InviteValues>): void => {
    if (values.text !== undefined) text.type(values.text);
    if (values.groupIds) groupIds.choose(values.groupIds);
    if (!values.role) return;
    customRoleId.choose('customRoleId' in values.role ? Number(values.role.customRoleId) : 0);
    if ('role' in values.role) role.choose(String(values.role.role));
  };
  return (
    <>
      <section className={classes.part} onBlur={text.leave}>
        <InvitePeople text={text.shown} role={ref} groupIds={groupIds.shown} onChange={change} />
        <RivalOr rival={text.rival} />
      </section>
      <AlreadyHere />
      <StepEnd ending={ending} />
    </>
  );
}

const NONE: number[] = [];

/** Who is there and who is asked to come. */
function AlreadyHere() {
  const { t } = useTranslation('onboarding');
  const { data: operators = [] } = useQuery(operatorsQuery);
  const { data: invitations } = useQuery(invitationsQuery);
  const waiting = invitations?.items.filter(({ state }) => state === 'pending') ?? [];
  return (
    <section className={classes.part} aria-labelledby="set-up-people">
      <h3 className={classes.partTitle} id="set-up-people">
        {t('operators.here')}
      </h3>
      <ul className={classes.rows}>
        {operators.map(({ id, firstName, lastName, role }) => (
          <li key={id} className={classes.row}>
            <span className={classes.rowName}>{[firstName, lastName].filter(Boolean).join(' ')}</span>
            <span className={classes.rowState}>{t(`app:role.${role}`)}</span>
          </li>
        ))}
        {waiting.map(({ id, email }) => (
          <li key={`i${id}`} className={classes.row}>
            <span className={classes.rowName}>{email}</span>
            <span className={classes.rowState}>{t('operators.invited')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
