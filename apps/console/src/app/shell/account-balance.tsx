import { ActionIcon } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { balanceQuery, majorUnits } from '../../api/balance.js';
import { useMay } from '../../api/use-may.js';
import { useFormats } from '../../ui/format.js';
import { errorText } from '../../ui/toast.js';
import classes from './account.module.css';

/** What the company has left, for its admins, and the way to more of it; pressed, it is read anew, and it says when it was. */
export function AccountBalance({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('app');
  const formats = useFormats();
  const may = useMay('billing') ?? false;
  const { data, error, isFetching, refetch } = useQuery({ ...balanceQuery, enabled: may });
  if (!may) return null;
  return (
    <div className={classes.balance}>
      <div className={classes.names}>
        <div className={classes.label}>{t('account.balance')}</div>
        <Link to="/billing" className={classes.amount} data-negative={(data && data.amountMinor < 0) || undefined} onClick={onLeave}>
          {data ? formats.money(majorUnits(data), data.currency) : '…'}
          <span className="visually-hidden">. {t('ui:actions.go.billing')}</span>
        </Link>
        <div className={classes.detail} role="status">
          {error ? errorText(error) : data ? t('account.balanceAt', { time: formats.time(data.readAt) }) : null}
        </div>
      </div>
      <ActionIcon
        aria-label={t('account.refreshBalance')}
        title={t('account.refreshBalance')}
        loading={isFetching}
        onClick={() => void refetch()}
      >
        <IconRefresh size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
