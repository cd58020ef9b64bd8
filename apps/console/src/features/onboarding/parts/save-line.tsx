import { IconCheck, IconCloudOff, IconCloudUp, IconExclamationCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../ui/toast.js';
import { useDrafting } from '../model/use-drafting.js';
import classes from '../pane.module.css';

const ICONS = {
  saved: <IconCheck size={14} aria-hidden="true" />,
  saving: <IconCloudUp size={14} aria-hidden="true" />,
  waiting: <IconCloudOff size={14} aria-hidden="true" />,
  refused: <IconExclamationCircle size={14} aria-hidden="true" />,
};

/** Quietly: that everything is saved. Aloud: that it is not. */
export function SaveLine() {
  const { t } = useTranslation('onboarding');
  const { state, refusal } = useDrafting();
  const isQuiet = state === 'saved' || state === 'saving';
  return (
    <p className={classes.saveLine} data-state={state} aria-live={isQuiet ? 'off' : 'polite'}>
      {ICONS[state]}
      <span>{state === 'refused' ? t('save.refused', { why: errorText(refusal) }) : t(`save.${state}`)}</span>
    </p>
  );
}
