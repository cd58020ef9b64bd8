import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.js';
import classes from './whole-page.module.css';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <main className={classes.page}>
      <EmptyState
        whole
        icon={<IconMapOff size={22} />}
        title={t('notFound.title')}
        action={
          <Button component={Link} to="/chat">
            {t('notFound.action')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </main>
  );
}
