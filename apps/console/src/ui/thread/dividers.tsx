import { useTranslation } from 'react-i18next';
import { useFormats } from '../format.js';
import classes from './thread-row.module.css';

/** Between two days of a thread. */
export function DayLine({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <div className={classes.day}>
      <span>{formats.day(at)}</span>
    </div>
  );
}

export const StartLine = ({ children }: { children: string }) => <div className={classes.start}>{children}</div>;

/** Up to here it was read. */
export function NewLine() {
  const { t } = useTranslation('thread');
  return (
    <div className={classes.unread} role="separator">
      <span>{t('new')}</span>
    </div>
  );
}
