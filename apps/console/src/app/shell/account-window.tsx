import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ColorScheme, Locale, Me, OperatorStatus } from '../../api/types.js';
import { Avatar } from '../../ui/avatar.js';
import { useChangeMe, useSignOut } from './use-me.js';
import classes from './account.module.css';

const STATUSES: OperatorStatus[] = ['online', 'away', 'offline'];

/** Status, language, colours and the way out: everything takes effect at once. */
export function AccountWindow({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('app');
  const { colorScheme } = useMantineColorScheme();
  const change = useChangeMe();
  const signOut = useSignOut();
  const { operator, company } = me;

  return (
    <div className={classes.window}>
      <div className={classes.person}>
        <Avatar name={operator.name} size={44} status={operator.status} />
        <div className={classes.names}>
          <div className={classes.name}>{[operator.firstName, operator.lastName].filter(Boolean).join(' ')}</div>
          <div className={classes.detail}>{operator.email}</div>
          <div className={classes.detail}>
            {company.name} · {t(`role.${operator.role}`)}
          </div>
        </div>
      </div>

      <fieldset className={classes.statuses}>
        <legend className={classes.label}>{t('account.status')}</legend>
        {STATUSES.map((status) => (
          <label key={status} className={classes.status} data-checked={operator.status === status || undefined}>
            <input
              type="radio"
              name="status"
              className="visually-hidden"
              checked={operator.status === status}
              onChange={() => change({ status })}
            />
            <span className={classes.dot} data-status={status} aria-hidden />
            <span>
              {t(`status.${status}`)}
              <span className={classes.hint}>{t(`statusHint.${status}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>

      <div>
        <div className={classes.label} id="account-language">
          {t('account.language')}
        </div>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-labelledby="account-language"
          value={i18n.language}
          onChange={(locale) => change({ locale: locale as Locale })}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>

      <div>
        <div className={classes.label} id="account-colours">
          {t('account.colours')}
        </div>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-labelledby="account-colours"
          value={colorScheme}
          onChange={(scheme) => change({ colorScheme: scheme as ColorScheme })}
          data={[
            { value: 'auto', label: <Choice icon={<IconDeviceDesktop size={15} />} label={t('colours.auto')} /> },
            { value: 'light', label: <Choice icon={<IconSun size={15} />} label={t('colours.light')} /> },
            { value: 'dark', label: <Choice icon={<IconMoon size={15} />} label={t('colours.dark')} /> },
          ]}
        />
      </div>

      <Button variant="default" leftSection={<IconLogout size={16} />} onClick={signOut} fullWidth>
        {t('account.signOut')}
      </Button>
    </div>
  );
}

function Choice({ icon, label }: { icon: React.ReactNode; label: string }) {
  return (
    <span className={classes.choice}>
      {icon}
      {label}
    </span>
  );
}
