import { useTranslation } from 'react-i18next';
import { errorText } from '../../../ui/toast.js';
import classes from './designer.module.css';
import { useSaver } from './workshop.js';

/** Whether what is drawn is safe. */
export function SaveState() {
  const { t } = useTranslation('scenarios');
  const saving = useSaver((saver) => saver.saving);
  const text = saving.state === 'refused' ? t('saving.refused', { why: errorText(saving.error) }) : t(`saving.${saving.state}`);
  return (
    <span className={classes.saving} data-state={saving.state} role="status" title={text}>
      {text}
    </span>
  );
}
