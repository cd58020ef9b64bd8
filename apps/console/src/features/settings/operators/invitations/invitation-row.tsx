import { Button } from '@mantine/core';
import { IconCopy, IconMailForward, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resendInvitation, revokeInvitation, type Invitation } from '../../../../api/invitations.js';
import { copyText } from '../../../../ui/copy-text.js';
import { useFormats } from '../../../../ui/format.js';
import { useRoleName } from '../../../../ui/people/role-names.js';
import { QuestionWindow } from '../../../../ui/question-window.js';
import { errorText, toast } from '../../../../ui/toast.js';
import operators from '../operators.module.css';
import { useInvitationChange } from './use-invitation-change.js';
import classes from './invitations.module.css';

/** One who is invited, how it stands, and what can be done about it. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('operators');
  const roleName = useRoleName();
  const { email, firstName, lastName, groups, state, mailError } = invitation;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const failed = state === 'pending' && mailError !== null;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <span className={classes.email}>{email}</span>
        <span className={operators.mark} data-state={failed ? 'failed' : state === 'accepted' ? 'confirmed' : state}>
          {t(failed ? 'invitation.failed' : `invitation.${state}`)}
        </span>
      </div>
      <p className={classes.facts}>
        {[name, roleName(invitation), ...groups.map((group) => group.name)].filter(Boolean).join(' · ')}
        <br />
        <When invitation={invitation} />
      </p>
      {failed && <p className={classes.problem}>{t('mailError', { error: mailError })}</p>}
      {(state === 'pending' || state === 'expired') && <Buttons invitation={invitation} />}
    </li>
  );
}

function When({ invitation: { state, createdAt, expiresAt, invitedBy, addedByProgram } }: { invitation: Invitation }) {
  const { t } = useTranslation('operators');
  const formats = useFormats();
  const by = invitedBy
    ? t('invitedBy', { when: formats.distance(createdAt), name: invitedBy.name })
    : t(addedByProgram ? 'addedByProgram' : 'invitedByProgram', { when: formats.distance(createdAt) });
  return (
    <>
      {by}
      {state === 'pending' && <>, {t('validUntil', { when: formats.distance(expiresAt) })}</>}
    </>
  );
}

function Buttons({ invitation: { id, email, link } }: { invitation: Invitation }) {
  const { t } = useTranslation('operators');
  const [asking, setAsking] = useState(false);
  const resend = useInvitationChange(
    () => resendInvitation(id),
    () => toast(t('resent', { email })),
  );
  const revoke = useInvitationChange(
    () => revokeInvitation(id),
    () => setAsking(false),
    () => undefined,
  );
  const button = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <div className={classes.buttons}>
      {link && (
        <Button
          {...button}
          leftSection={<IconCopy size={14} />}
          onClick={() => void copyText(link).then(() => toast(t('people:linkCopied', { email })))}
        >
          {t('people:copyLink')}
          <span className="visually-hidden"> {email}</span>
        </Button>
      )}
      <Button {...button} leftSection={<IconMailForward size={14} />} loading={resend.isPending} onClick={() => resend.mutate()}>
        {t('resend')}
        <span className="visually-hidden"> {email}</span>
      </Button>
      <Button {...button} leftSection={<IconX size={14} />} onClick={() => setAsking(true)}>
        {t('revoke')}
        <span className="visually-hidden"> {email}</span>
      </Button>
      {asking && (
        <QuestionWindow
          question={t('revokeQuestion', { email })}
          action={t('revoke')}
          isBusy={revoke.isPending}
          problem={revoke.error && errorText(revoke.error)}
          onConfirm={() => revoke.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t('revokeText')}</p>
        </QuestionWindow>
      )}
    </div>
  );
}
