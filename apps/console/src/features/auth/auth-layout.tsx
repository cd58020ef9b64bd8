import { IconArrowUpRight, IconDeviceMobileMessage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicQuery } from '../../api/session.js';
import { AppearanceSwitches } from '../../ui/appearance-switches.js';
import classes from './auth.module.css';

/** The frame of the pages before log-in: the name, the form, and a way to the phone simulator. */
export function AuthLayout({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('auth');
  const { data: info } = useQuery(publicQuery);
  useEffect(() => {
    document.title = `${title} · Deskwire`;
  }, [title]);

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.brand}>
          <img src="/favicon.svg" width={26} height={26} alt="" />
          Deskwire
        </span>
        <AppearanceSwitches />
      </header>
      <main className={classes.main}>
        <div className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {children}
        </div>
        {info?.simulator && (
          <a className={classes.simulator} href="/simulator" target="_blank" rel="noopener">
            <IconDeviceMobileMessage size={22} stroke={1.6} aria-hidden="true" />
            <span>
              <strong>{t('simulator.title')}</strong>
              {t('simulator.text')}
            </span>
            <IconArrowUpRight size={18} aria-hidden="true" />
          </a>
        )}
      </main>
    </div>
  );
}
