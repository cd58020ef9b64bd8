import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../ui/use-width.js';
import { queryClient } from './query-client.js';
import { colorSchemeManager, cssVariablesResolver, theme } from './theme/theme.js';

/** Everything that pages take for granted: theme, server state, dialogs, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  // Never over the composer.
  const narrow = useNarrow();
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      cssVariablesResolver={cssVariablesResolver}
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider labels={{ confirm: t('confirm'), cancel: t('cancel') }}>
          {children}
          <Notifications position={narrow ? 'top-center' : 'bottom-left'} limit={3} containerWidth={380} autoClose={5000} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
