import { Button, Progress } from '@mantine/core';
import { IconArrowForward, IconCheck, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Onboarding, OnboardingStep, OnboardingStepId } from '../../api/onboarding.js';
import classes from './frame.module.css';
import { SkipAll } from './skip-all.js';

/** All steps and how each stands; any may be done first. */
export function StepList({ onboarding, shown }: { onboarding: Onboarding; shown: OnboardingStepId }) {
  const { t } = useTranslation('onboarding');
  const [asking, setAsking] = useState(false);
  const { steps, progress } = onboarding;
  return (
    <nav className={classes.steps} aria-label={t('steps')} data-region="set-up-steps">
      <h1 className={classes.title}>{t('title')}</h1>
      <div className={classes.progress}>
        <span>{t('progress', { done: progress.done, total: progress.total })}</span>
        <Progress value={(progress.done / progress.total) * 100} size="sm" aria-hidden />
      </div>
      <ol className={classes.list}>
        {steps.map((step, n) => (
          <li key={step.id}>
            <Link
              to="/onboarding"
              search={{ step: step.id }}
              className={classes.step}
              data-state={step.state}
              aria-current={step.id === shown ? 'step' : undefined}
              data-region-focus={step.id === shown || undefined}
            >
              <StepMark step={step} number={n + 1} />
              <span className={classes.stepText}>
                <span className={classes.stepName}>{t(`step.${step.id}.short`)}</span>
                <span className={classes.stepState}>
                  <StateWords step={step} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <Button className={classes.skipAll} variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
        {t('skipAll.action')}
      </Button>
      {asking && <SkipAll onClose={() => setAsking(false)} />}
    </nav>
  );
}

function StepMark({ step: { state, mayDo }, number }: { step: OnboardingStep; number: number }) {
  const icon = { done: <IconCheck size={15} stroke={2.5} />, skipped: <IconArrowForward size={15} />, open: null }[state];
  return (
    <span className={classes.mark} data-state={state} aria-hidden>
      {icon ?? (mayDo ? number : <IconLock size={14} />)}
    </span>
  );
}

function StateWords({ step: { state, by, mayDo } }: { step: OnboardingStep }) {
  const { t } = useTranslation('onboarding');
  if (state === 'open' && !mayDo) return t('state.notYours');
  if (state === 'done') return by ? t('state.doneBy', { name: by.name }) : t('state.ticked');
  return t(`state.${state}`);
}
