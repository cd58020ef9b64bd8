import { ActionIcon, SegmentedControl, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../api/types.js';
import { switchLocale } from '../i18n/index.js';

/** Language and colours on the pages that need no log-in; there they belong to the browser. */
export function AppearanceSwitches() {
  const { t, i18n } = useTranslation(['app', 'ui']);
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = t(dark ? 'ui:actions.view.light' : 'ui:actions.view.dark');
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 'var(--dw-2)' }}>
      <SegmentedControl
        size="xs"
        aria-label={t('app:account.language')}
        value={i18n.language}
        onChange={(locale) => void switchLocale(locale as Locale)}
        data={[
          { value: 'ru', label: 'Рус' },
          { value: 'en', label: 'Eng' },
        ]}
      />
      <Tooltip label={label}>
        <ActionIcon aria-label={label} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
          {dark ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
