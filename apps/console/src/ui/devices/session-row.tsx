import {
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDeviceTablet,
  IconDeviceTv,
  IconHelpCircle,
  IconRobot,
  IconTool,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoginSession } from '../../api/account.js';
import { useFormats } from '../format.js';
import { placeOf } from './place.js';
import classes from './devices.module.css';

type DeviceType = NonNullable<LoginSession['deviceType']>;

const ICONS: Record<DeviceType, Icon> = {
  desktop: IconDeviceDesktop,
  mobile: IconDeviceMobile,
  tablet: IconDeviceTablet,
  tv: IconDeviceTv,
  bot: IconRobot,
};

/** The server writes activity down once a minute. */
const NOW_MS = 2 * 60_000;

/** One place where somebody is signed in: what with, where from, since when. `action`: what can be done about it. */
export function SessionRow({ session, action }: { session: LoginSession; action?: ReactNode }) {
  const { t, i18n } = useTranslation('devices');
  const formats = useFormats();
  const { deviceType, technicalAccess, createdAt, lastActivityAt } = session;
  const DeviceIcon = deviceType ? ICONS[deviceType] : IconHelpCircle;
  const place = placeOf(session, i18n.language);
  const isActive = Date.now() - new Date(lastActivityAt).getTime() < NOW_MS;
  const facts = [
    session.frame && t('inFrame', { origin: session.frame.origin }),
    isActive ? t('now') : t('active', { when: formats.distance(lastActivityAt) }),
    t('since', { when: formats.full(createdAt) }),
    place ? t('approximate', { place }) : t('unknownPlace'),
    session.ip,
  ];
  return (
    <li className={classes.session} data-current={session.current || undefined}>
      <DeviceIcon
        size={22}
        stroke={1.5}
        className={classes.icon}
        {...(deviceType ? { role: 'img', 'aria-label': t(`device.${deviceType}`) } : { 'aria-hidden': true })}
      />
      <div className={classes.words}>
        <p className={classes.name}>
          {deviceName(session) ?? t('unknown')}
          {session.current && <span className={classes.this}>{t('this')}</span>}
          {technicalAccess && (
            <span className={classes.technical}>
              <IconTool size={13} aria-hidden />
              {t('technical')}
            </span>
          )}
        </p>
        <ul className={classes.facts}>{facts.map((fact) => fact && <li key={fact}>{fact}</li>)}</ul>
        {technicalAccess && <p className={classes.who}>{t('technicalWho', { ...technicalAccess })}</p>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </li>
  );
}

/** "Firefox 132 · Windows 11"; null where the browser said nothing of itself. */
export const deviceName = ({ browser, device }: LoginSession): string | null => [browser, device].filter(Boolean).join(' · ') || null;
