import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../pane.module.css';
import { StepEnd } from './step-end.js';
import type { StepProps } from './step-pane.js';
import { useStepEnd } from './use-step-end.js';

/** A step for somebody with more rights: what it is about is said, and who can do it. */
export function NotYours({ onboarding, step }: StepProps) {
  const { t } = useTranslation('onboarding');
  const ending = useStepEnd({ onboarding, step });
  return (
    <>
      <div className={classes.locked} role="note">
        <IconLock size={18} aria-hidden="true" />
        <div>
          <strong>{t('notYours.title')}</strong>
          <p>{t(step.state === 'done' ? 'notYours.done' : 'notYours.text')}</p>
        </div>
      </div>
      <StepEnd ending={ending} />
    </>
  );
}
