import { IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../model/use-phone-stream.js';
import classes from './phone.module.css';

interface PhoneHeaderProps {
  title: string;
  /** Under the name: the number, or what this is. */
  line: string | null;
  connection: Connection | 'unknown';
  onMenu?: () => void;
}

/** Whom the phone writes to. A break of the line is said here, where a messenger says it. */
export function PhoneHeader({ title, line, connection, onMenu }: PhoneHeaderProps) {
  const { t } = useTranslation('simulator');
  return (
    <div className={classes.head}>
      <span className={classes.avatar} aria-hidden="true">
        {title.slice(0, 1).toUpperCase()}
      </span>
      <div className={classes.headText}>
        <h2 className={classes.headName}>{title}</h2>
        <div className={classes.headLine} role="status">
          {connection === 'live' ? [onMenu && t('phone.simulated'), line].filter(Boolean).join(' · ') : t(`phone.connection.${connection}`)}
        </div>
      </div>
      {onMenu && (
        <button type="button" className={classes.headButton} aria-label={t('phone.menu')} onClick={onMenu}>
          <IconDotsVertical size={20} />
        </button>
      )}
    </div>
  );
}
