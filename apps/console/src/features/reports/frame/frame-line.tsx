import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReportFrame } from '../../../api/reports.js';
import type { Words } from '../words.js';
import { periodBefore } from '../period.js';
import classes from './frame.module.css';

interface Props {
  frame: ReportFrame;
  words: Words;
  compared: boolean;
  /** The reader's role opens no rows but his own. */
  ownOnly: boolean;
}

/** Which days these are, by whose clocks, and until when everything is counted. */
export function FrameLine({ frame, words, compared, ownOnly }: Props) {
  const { t } = useTranslation('reports');
  return (
    <p className={classes.frameLine}>
      <strong>{words.days(frame)}</strong>
      {compared && <span>{t('before.with', { days: words.days(periodBefore(frame)) })}</span>}
      <span>{t('timeZone', { zone: words.zone(frame.countedUntil) })}</span>
      <span>{t('countedUntil', { at: words.moment(frame.countedUntil) })}</span>
      {ownOnly && (
        <span className={classes.own}>
          <IconUser size={15} aria-hidden />
          {t('ownRows')}
        </span>
      )}
    </p>
  );
}
