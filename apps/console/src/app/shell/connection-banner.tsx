import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { live, useLive } from '../../api/live.js';
import classes from './connection-banner.module.css';

const PATIENCE_MILLISECONDS = 2000;

/** Shown when the line has been down for a moment: says what still works and lets one try at once. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const downSince = useLive((state) => state.downSince);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (downSince === null) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [downSince]);

  if (!shown) return null;
  return (
    <div className={classes.banner} role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      <span>{t('connection.lost')}</span>
      <Button size="compact-xs" variant="default" onClick={live.reconnectNow}>
        {t('connection.now')}
      </Button>
    </div>
  );
}
