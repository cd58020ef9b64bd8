import { IconBattery3, IconWifi } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import classes from './phone.module.css';

/** The top line of the device: where a real phone names its operator it says that this one is not real. */
export function StatusBar() {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={classes.statusBar}>
      <span aria-hidden="true">{formats.time(now)}</span>
      <span>{t('phone.simulated')}</span>
      <span aria-hidden="true" style={{ display: 'flex', gap: 4 }}>
        <IconWifi size={14} />
        <IconBattery3 size={16} />
      </span>
    </div>
  );
}
