import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import classes from './snooze.module.css';

/** Until when a dialog is put off. */
export function SnoozeMark({ until }: { until: string | null }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  if (until === null) return null;
  return (
    <span className={classes.mark} title={t('snooze.until', { time: formats.full(until) })}>
      <IconClockPause size={13} aria-hidden />
      <span className="visually-hidden">{t('snooze.isSnoozed')} </span>
      {formats.distance(until)}
    </span>
  );
}
