import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../../api/cards.js';
import { errorText } from '../../../../ui/toast.js';
import { CardFrame, Problem } from '../card-window.js';
import { nameOf } from '../values.js';
import { CompareStep } from './compare-step.js';
import { FindStep } from './find-step.js';
import { isConflict } from './link-draft.js';
import { ResultStep } from './result-step.js';
import { useLink } from './use-link.js';
import classes from './link.module.css';

interface Props {
  card: Card;
  onClose(): void;
}

/** Two cards become one: the other one is found, then chosen from field by field, then what comes of it is looked over. */
export function LinkWindow({ card, onClose }: Props) {
  const { t } = useTranslation('card');
  const link = useLink(card, onClose);
  const { step, preview } = link;
  const conflicts = preview?.fields.filter(isConflict).length ?? 0;
  const title = {
    find: t('link.findTitle', { name: nameOf(card) }),
    compare: conflicts === 0 ? t('link.noConflicts') : t('link.conflicts', { count: conflicts }),
    result: t('link.resultTitle'),
  }[step];

  return (
    <CardFrame title={title} wide={step !== 'find'} keeps={step !== 'find'} onClose={onClose}>
      {step === 'find' ? <FindStep card={card} onPick={link.pick} /> : null}
      {step === 'find' && link.pickError ? <Problem>{errorText(link.pickError)}</Problem> : null}
      {link.isPicking ? (
        <div className={classes.waiting} role="status" aria-label={t('link.comparing')}>
          <Loader size="sm" />
        </div>
      ) : null}
      {step === 'compare' && preview ? <CompareStep preview={preview} link={link} /> : null}
      {step === 'result' && preview ? <ResultStep preview={preview} link={link} /> : null}
    </CardFrame>
  );
}
