import { Button, Modal } from '@mantine/core';
import { IconDeviceMobileOff, IconDevices, IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../../api/session.js';
import { makePasswordLink, takeSecondFactor, type StaffMember } from '../../../../api/staff.js';
import { useMay } from '../../../../api/use-may.js';
import { CopyField } from '../../../../ui/copy-field.js';
import { useFormats } from '../../../../ui/format.js';
import { QuestionWindow } from '../../../../ui/question-window.js';
import { errorText, toast, toastError } from '../../../../ui/toast.js';
import { Section } from '../../section.js';
import { useStaffChange } from './use-staff-change.js';
import classes from './card.module.css';

/** How he comes in, and the ways to help somebody who cannot. */
export function SignInSection({ member }: { member: StaffMember }) {
  const { t } = useTranslation('operators');
  const formats = useFormats();
  const { data: me } = useQuery(meQuery);
  const { id, confirmed, secondFactor, lastActivityAt, state, mayChange } = member;
  const maySeeSessions = useMay('sessions');
  const mayHelp = mayChange && state === 'active' && me?.operator.id !== id;
  return (
    <Section title={t('signIn')}>
      <dl className={classes.list}>
        <div>
          <dt>{t('authorisation')}</dt>
          <dd>{t(confirmed ? 'hasCome' : 'hasNotCome')}</dd>
        </div>
        <div>
          <dt>{t('secondFactor')}</dt>
          <dd>{t(secondFactor ? 'secondFactorOn' : 'secondFactorOff')}</dd>
        </div>
        <div>
          <dt>{t('lastActivity')}</dt>
          <dd>{lastActivityAt ? formats.distance(lastActivityAt) : t('never')}</dd>
        </div>
      </dl>
      <div className={classes.buttons}>
        {mayHelp && <PasswordLink member={member} />}
        {mayHelp && secondFactor && <TakeSecondFactor member={member} />}
        {maySeeSessions && (
          <Button
            renderRoot={(props: object) => <Link {...props} to="/settings/sessions" search={{ search: String(member.id) }} />}
            variant="default"
            leftSection={<IconDevices size={15} />}
          >
            {t('toSessions')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function PasswordLink({ member }: { member: StaffMember }) {
  const { t } = useTranslation(['operators', 'ui']);
  const [link, setLink] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () => makePasswordLink(member.id),
    onSuccess: (made) => setLink(made.link),
    onError: (error) => toastError(error),
  });
  return (
    <>
      <Button variant="default" leftSection={<IconKey size={15} />} loading={make.isPending} onClick={() => make.mutate()}>
        {t('operators:passwordLink')}
      </Button>
      {link && (
        <Modal
          opened
          onClose={() => setLink(null)}
          title={t('operators:passwordLinkTitle', { name: member.firstName })}
          closeButtonProps={{ 'aria-label': t('ui:close') }}
        >
          <CopyField label={t('operators:passwordLinkLabel')} hint={t('operators:passwordLinkHint')} value={link} />
        </Modal>
      )}
    </>
  );
}

function TakeSecondFactor({ member }: { member: StaffMember }) {
  const { t } = useTranslation('operators');
  const [asking, setAsking] = useState(false);
  const take = useStaffChange(
    () => takeSecondFactor(member.id),
    () => {
      setAsking(false);
      toast(t('secondFactorTaken'));
    },
  );
  return (
    <>
      <Button variant="default" leftSection={<IconDeviceMobileOff size={15} />} onClick={() => setAsking(true)}>
        {t('takeSecondFactor')}
      </Button>
      {asking && (
        <QuestionWindow
          question={t('takeSecondFactorQuestion', { name: member.firstName })}
          action={t('takeSecondFactor')}
          isBusy={take.isPending}
          problem={take.error && errorText(take.error)}
          onConfirm={() => take.mutate(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>{t('takeSecondFactorText')}</p>
        </QuestionWindow>
      )}
    </>
  );
}
