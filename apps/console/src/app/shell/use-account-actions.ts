import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../ui/actions/registry.js';
import { useChangeMe, useSignOut } from './use-me.js';

/** What the palette can do for oneself. */
export function useAccountActions(): void {
  const change = useChangeMe();
  const signOut = useSignOut();
  const { i18n } = useTranslation();
  const { colorScheme } = useMantineColorScheme();
  useAction('account.online', () => change({ status: 'online' }));
  useAction('account.away', () => change({ status: 'away' }));
  useAction('account.offline', () => change({ status: 'offline' }));
  useAction('account.language', () => change({ locale: i18n.language === 'ru' ? 'en' : 'ru' }));
  useAction('account.signOut', signOut);
  useAction('view.light', () => change({ colorScheme: 'light' }), colorScheme !== 'light');
  useAction('view.dark', () => change({ colorScheme: 'dark' }), colorScheme !== 'dark');
}
