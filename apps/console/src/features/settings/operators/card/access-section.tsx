import { Button } from '@mantine/core';
import { IconArrowBackUp, IconBan, IconLockOpen, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '../../../../api/roles.js';
import { meQuery } from '../../../../api/session.js';
import { blockOperator, deleteOperator, restoreOperator, unblockOperator, type StaffMember } from '../../../../api/staff.js';
import { useMay } from '../../../../api/use-may.js';
import { QuestionWindow } from '../../../../ui/question-window.js';
import { errorText, toast } from '../../../../ui/toast.js';
import { Section } from '../../section.js';
import settings from '../../settings.module.css';
import { useStaffChange } from './use-staff-change.js';

const STEPS = {
  block: { send: blockOperator, icon: IconBan },
  unblock: { send: unblockOperator, icon: IconLockOpen },
  delete: { send: deleteOperator, icon: IconTrash },
  restore: { send: restoreOperator, icon: IconArrowBackUp },
} as const;
type Step = keyof typeof STEPS;

const POSSIBLE: Record<StaffMember['state'], readonly Step[]> = {
  active: ['block', 'delete'],
  blocked: ['unblock', 'delete'],
  deleted: ['restore'],
};

/** Lets somebody in or keeps him out; says why not where one would expect to. */
export function AccessSection({ member }: { member: StaffMember }) {
  const { t } = useTranslation('operators');
  const may = useMay('block_operators');
  const why = useWhyNot(member);
  if (!may) return null;
  return (
    <Section title={t('access')}>
      <p className={settings.note}>{t(why ?? `accessText.${member.state}`)}</p>
      {!why && (
        <div className={settings.buttons}>
          {POSSIBLE[member.state].map((step) => (
            <StepButton key={step} step={step} member={member} />
          ))}
        </div>
      )}
    </Section>
  );
}

function useWhyNot({ id, role, state, mayBlock }: StaffMember): 'whyNotYourself' | 'whyLastAdminStays' | 'whyAbove' | null {
  const { data: me } = useQuery(meQuery);
  const { data: roles } = useQuery(rolesQuery);
  if (me?.operator.id === id) return 'whyNotYourself';
  const admins = roles?.builtIn.find((each) => each.role === 'admin')?.operators;
  if (role === 'admin' && state === 'active' && admins === 1) return 'whyLastAdminStays';
  return mayBlock ? null : 'whyAbove';
}

function StepButton({ step, member }: { step: Step; member: StaffMember }) {
  const { t } = useTranslation('operators');
  const [asking, setAsking] = useState(false);
  const { send, icon: Icon } = STEPS[step];
  const name = [member.firstName, member.lastName].filter(Boolean).join(' ');
  const change = useStaffChange(
    () => send(member.id),
    () => {
      setAsking(false);
      toast(t(`done.${step}`, { name }));
    },
  );
  const ask = step === 'block' || step === 'delete';
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon size={15} />}
        loading={!ask && change.isPending}
        onClick={() => (ask ? setAsking(true) : change.mutate(undefined))}
      >
        {t(`step.${step}`)}
      </Button>
      {!ask && change.error && (
        <p className={settings.problem} role="alert">
          {errorText(change.error)}
        </p>
      )}
      {asking && (
        <QuestionWindow
          question={t(`question.${step}`, { name })}
          action={t(`step.${step}`)}
          isBusy={change.isPending}
          problem={change.error && errorText(change.error)}
          onConfirm={() => change.mutate(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>{t(`consequence.${step}`)}</p>
          {member.openDialogs > 0 && <p>{t('handsOver', { count: member.openDialogs })}</p>}
        </QuestionWindow>
      )}
    </>
  );
}
