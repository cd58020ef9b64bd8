import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import classes from './whole-page.module.css';

/** The page could not be shown: the server is away, or a part of the program could not be loaded. */
export function RouteFailure({ error }: { error: unknown }) {
  const { t } = useTranslation(['app', 'ui']);
  const router = useRouter();
  return (
    <main className={classes.page}>
      <EmptyState
        whole
        icon={<IconCloudOff size={22} />}
        title={t('app:failure.title')}
        action={<Button onClick={() => void router.invalidate()}>{t('ui:retry')}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    </main>
  );
}
