import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../ui/toast.js';
import classes from './settings.module.css';

interface LoadStateProps {
  query: Pick<UseQueryResult, 'data' | 'error' | 'isPending' | 'isError' | 'refetch'>;
  /** Of what will stand here, in pixels. */
  height: number;
}

/** Stands in the place of what is not loaded yet, or could not be; nothing once it is there. */
export function LoadState({ query, height }: LoadStateProps) {
  const { t } = useTranslation('ui');
  if (query.isPending) return <Skeleton height={height} />;
  if (!query.isError || query.data !== undefined) return null;
  return (
    <p className={classes.problem} role="alert">
      {errorText(query.error)}{' '}
      <Button size="compact-xs" variant="default" onClick={() => void query.refetch()}>
        {t('retry')}
      </Button>
    </p>
  );
}
