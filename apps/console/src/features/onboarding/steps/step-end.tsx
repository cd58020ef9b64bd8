import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../pane.module.css';
import { SaveLine } from '../parts/save-line.js';
import type { StepEnding } from './use-step-end.js';

interface Props {
  ending: StepEnding;
  /** It stands in the step's own form, whose Enter goes on too. */
  inForm?: boolean;
}

/** The end of every step: on, past it, back; and that everything is saved. */
export function StepEnd({ ending, inForm = false }: Props) {
  const { t } = useTranslation('onboarding');
  const { isMoving, problem, isReady, maySkip, goBack, goOn, skip } = ending;
  return (
    <footer className={classes.end}>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          type={inForm ? 'submit' : 'button'}
          variant={isReady ? 'filled' : 'default'}
          loading={isMoving}
          onClick={inForm ? undefined : goOn}
        >
          {t('continue')}
        </Button>
        {maySkip && (
          <Button variant="subtle" color="gray" disabled={isMoving} onClick={skip}>
            {t('skip')}
          </Button>
        )}
        {goBack && (
          <Button className={classes.back} variant="default" onClick={goBack}>
            {t('back')}
          </Button>
        )}
      </div>
      <SaveLine />
    </footer>
  );
}
