import { Button, Skeleton } from '@mantine/core';
import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Onboarding, OnboardingStepId } from '../../api/onboarding.js';
import { meQuery } from '../../api/session.js';
import { useMay } from '../../api/use-may.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import { Closed } from './closed.js';
import { DraftingContext, useNewDrafting } from './model/use-drafting.js';
import pane from './pane.module.css';
import classes from './frame.module.css';
import { StepList } from './step-list.js';
import { StepPane } from './steps/step-pane.js';
import { useOnboarding } from './use-onboarding.js';

/** From registration to the first conversation. Nothing that is typed here is ever lost; one may leave at any moment, and come back anywhere. */
export default function OnboardingPage() {
  const { t } = useTranslation('onboarding');
  const may = useMay('onboarding');
  const { data: me } = useQuery(meQuery);
  useEffect(() => {
    document.title = `${t('title')} · Deskwire`;
  }, [t]);
  if (may === undefined || !me) return null;
  if (may) return <SetUp operatorId={me.operator.id} />;
  return (
    <EmptyState icon={<IconLock size={22} />} title={t('notForYou.title')}>
      {t('notForYou.text')}
    </EmptyState>
  );
}

function SetUp({ operatorId }: { operatorId: number }) {
  const { t } = useTranslation(['onboarding', 'ui']);
  const onboarding = useOnboarding();
  const drafting = useNewDrafting(operatorId);
  if (onboarding.isError && !onboarding.data) {
    return (
      <EmptyState
        icon={<IconCloudOff size={22} />}
        title={t('onboarding:problem')}
        action={<Button onClick={() => void onboarding.refetch()}>{t('ui:retry')}</Button>}
      >
        {errorText(onboarding.error)}
      </EmptyState>
    );
  }
  // What was typed may have changed since this window last asked: nobody shall type over an old state.
  if (!onboarding.data || (onboarding.isFetching && !onboarding.isFetchedAfterMount)) return <Loading />;
  if (onboarding.data.state !== 'open') return <Closed onboarding={onboarding.data} />;
  return (
    <DraftingContext value={drafting}>
      <Open onboarding={onboarding.data} />
    </DraftingContext>
  );
}

function Open({ onboarding }: { onboarding: Onboarding }) {
  const shown = useShownStep(onboarding);
  return (
    <div className={classes.layout}>
      <StepList onboarding={onboarding} shown={shown} />
      <StepPane key={shown} onboarding={onboarding} shown={shown} />
    </div>
  );
}

/** The step in the address; where there is none, the first that is still to do, which then stays while one is at it. */
function useShownStep({ current, steps }: Onboarding): OnboardingStepId {
  const { step } = useSearch({ from: '/shell/onboarding' });
  const navigate = useNavigate();
  const shown = step ?? current ?? steps.at(-1)?.id ?? 'company';
  useEffect(() => {
    if (step === undefined) void navigate({ to: '/onboarding', search: { step: shown }, replace: true });
  }, [step, shown, navigate]);
  return shown;
}

function Loading() {
  return (
    <div className={classes.layout} aria-busy="true">
      <div className={classes.steps}>
        <Skeleton height={220} />
      </div>
      <div className={pane.page}>
        <Skeleton height={28} width="50%" />
        <Skeleton height={260} />
      </div>
    </div>
  );
}
