import './texts.js';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.js';
import { useWebhookTrouble } from '../../api/use-webhook-trouble.js';
import { SECTIONS } from './sections.js';
import classes from './settings.module.css';

/** The menu of the settings beside the chosen part; above it on a narrow screen. */
export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { data: me } = useQuery(meQuery);
  const pathname = useLocation({ select: (location) => location.pathname });
  const mine = SECTIONS.filter(({ permissions }) => permissions.some((permission) => me?.permissions.includes(permission)));
  const here = SECTIONS.filter(({ path }) => path === pathname.replace(/\/$/, ''));
  const refused = me !== undefined && here.length > 0 && !here.some((section) => mine.includes(section));
  const trouble = useWebhookTrouble();
  const menu = useRef<HTMLUListElement>(null);
  useEffect(() => {
    document.title = `${t('title')} · Deskwire`;
  }, [t]);
  // On a narrow screen the menu is a row, and the chosen part may lie beside the screen.
  useEffect(() => {
    menu.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <div className={classes.layout}>
      <nav className={classes.menu} aria-label={t('title')} data-region="settings-menu">
        <h1 className={classes.title}>{t('title')}</h1>
        <ul className={classes.menuList} ref={menu}>
          {mine.map(({ path, name }) => (
            <li key={name}>
              <Link
                to={path}
                className={classes.menuLink}
                activeOptions={{ exact: true, includeSearch: false }}
                activeProps={{ 'data-active': true }}
              >
                {t(`menu.${name}`)}
                {name === 'webhooks' && trouble && (
                  <span className={classes.menuMark}>
                    <span className="visually-hidden">, {t('menuTrouble')}</span>
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.scroll} role="region" aria-label={t('content')} data-region="settings" tabIndex={0}>
        <div className={classes.page}>{refused ? <p className={classes.note}>{t('notForYou')}</p> : <Outlet />}</div>
      </div>
    </div>
  );
}
