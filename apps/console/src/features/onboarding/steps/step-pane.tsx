import { useEffect, useRef, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Onboarding, OnboardingStep, OnboardingStepId } from '../../../api/onboarding.js';
import classes from '../pane.module.css';
import { CenterStep } from './center-step.js';
import { ChannelsStep } from './channels-step.js';
import { CompanyStep } from './company-step.js';
import { FirstConversationStep } from './first-conversation-step.js';
import { NotYours } from './not-yours.js';
import { OperatorsStep } from './operators-step.js';

export interface StepProps {
  onboarding: Onboarding;
  step: OnboardingStep;
}

const STEPS: Record<OnboardingStepId, ComponentType<StepProps>> = {
  company: CompanyStep,
  channels: ChannelsStep,
  operators: OperatorsStep,
  center: CenterStep,
  first_conversation: FirstConversationStep,
};

/** The chosen step. Its heading has the focus as soon as it is there, so that it is read aloud and Tab goes on from it. */
export function StepPane({ onboarding, shown }: { onboarding: Onboarding; shown: OnboardingStepId }) {
  const { t } = useTranslation('onboarding');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const step = onboarding.steps.find(({ id }) => id === shown);
  if (!step) return null;
  const Step = STEPS[shown];
  return (
    <section className={classes.scroll} aria-labelledby="set-up-step" data-region="set-up-step">
      <div className={classes.page} data-step={shown}>
        <header>
          <h2 className={classes.heading} id="set-up-step" tabIndex={-1} ref={heading} data-region-focus>
            {t(`step.${shown}.title`)}
          </h2>
          <p className={classes.lead}>{t(`step.${shown}.lead`)}</p>
        </header>
        {step.mayDo ? <Step onboarding={onboarding} step={step} /> : <NotYours onboarding={onboarding} step={step} />}
      </div>
    </section>
  );
}
