import { IconArrowUpRight, IconDeviceMobileMessage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicQuery } from '../../api/session.js';
import { AppearanceSwitches } from '../../ui/appearance-switches.js';
import classes from './auth.module.css';

interface Props {
  title: string;
  children: ReactNode;
  /** It took the place of a form, so that whoever looks at no screen must be told: the title gets the focus. */
  announce?: boolean;
}

/** The frame of the pages before log-in: the name, the form, and a way to the phone simulator. */
export function AuthLayout({ title, children, announce = false }: Props) {
  const { t } = useTranslation('auth');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (announce) heading.current?.focus();
  }, [announce]);
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
          <h1 className={classes.title} ref={heading} tabIndex={announce ? -1 : undefined}>
            {title}
          </h1>
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
