import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconBell, IconDeviceDesktop, IconLogout, IconMoon, IconShieldLock, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ColorScheme, Locale, Me } from '../../api/types.js';
import { Avatar } from '../../ui/avatar.js';
import { AccountBalance } from './account-balance.js';
import { OwnPhone } from './own-phone.js';
import { StatusChoice } from './status-choice.js';
import { useChangeMe, useSignOut } from './use-me.js';
import classes from './account.module.css';

/** Status, language, colours and the way out: everything takes effect at once. */
export function AccountWindow({ me, onLeave }: { me: Me; onLeave: () => void }) {
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
          <div className={classes.name}>{operator.name}</div>
          <div className={classes.detail}>{operator.email}</div>
          <div className={classes.detail}>
            {company.name} · {operator.customRole?.name ?? t(`role.${operator.role}`)}
          </div>
        </div>
      </div>

      <StatusChoice operator={operator} />
      <OwnPhone operator={operator} />
      <AccountBalance onLeave={onLeave} />

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

      <Button
        variant="default"
        leftSection={<IconShieldLock size={16} />}
        renderRoot={(props: object) => <Link {...props} to="/account" />}
        onClick={onLeave}
        fullWidth
      >
        {t('account.security')}
      </Button>

      <Button
        variant="default"
        leftSection={<IconBell size={16} />}
        renderRoot={(props: object) => <Link {...props} to="/account/notifications" />}
        onClick={onLeave}
        fullWidth
      >
        {t('account.notifications')}
      </Button>

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
