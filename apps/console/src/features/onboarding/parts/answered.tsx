import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Onboarding } from '../../../api/onboarding.js';
import { errorText } from '../../../ui/toast.js';
import { StepEnd } from '../steps/step-end.js';
import type { StepEnding } from '../steps/use-step-end.js';
import { useOnboardingMoves } from '../use-onboarding.js';
import pane from '../pane.module.css';
import classes from './parts.module.css';

/** Somebody wrote and was answered: what all of it was for. */
export function Answered({ onboarding, ending }: { onboarding: Onboarding; ending: StepEnding }) {
  const { t } = useTranslation('onboarding');
  const moves = useOnboardingMoves();
  const left = onboarding.steps.filter(({ id, state }) => state === 'open' && id !== 'first_conversation');
  return (
    <>
      <div className={classes.joy} role="status">
        <span className={classes.joyMark} aria-hidden>
          <IconCheck size={30} stroke={2.5} />
        </span>
        <strong>{t('joy.title')}</strong>
        <p>
          {left.length === 0
            ? t('joy.text')
            : t('joy.left', { count: left.length, steps: left.map(({ id }) => t(`step.${id}.short`)).join(', ') })}
        </p>
        <Button loading={moves.isMoving} onClick={() => void moves.whole('finish').catch(() => undefined)}>
          {t('joy.done')}
        </Button>
        {moves.error && <p className={pane.problem}>{errorText(moves.error)}</p>}
      </div>
      {left.length > 0 && <StepEnd ending={ending} />}
    </>
  );
}
