import './texts.js';
import { Button, Skeleton } from '@mantine/core';
import { IconCoins, IconLock, IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { billingQuery, type Billing } from '../../api/billing.js';
import { useMay } from '../../api/use-may.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import classes from './billing.module.css';
import { AutoTopUp } from './left/auto-top-up.js';
import { BlockedNote } from './left/blocked-note.js';
import { Left } from './left/left.js';
import { Singles } from './left/singles.js';
import { MonthSection } from './month/month-section.js';
import { BuyWindow } from './packages/buy-window.js';
import { PackageList } from './packages/package-list.js';
import { WhatIfSection } from './packages/what-if-section.js';
import { PayWindow } from './payments/pay-window.js';
import { PaymentNote } from './payments/payment-note.js';
import { Statement } from './statement/statement.js';
import { Unmetered } from './left/unmetered.js';

/** What the company has left of its packages and its money, how the month goes, and the ways to get more. */
export default function BillingPage() {
  const { t } = useTranslation('billing');
  const may = useMay('billing');
  useEffect(() => {
    document.title = `${t('title')} · Deskwire`;
  }, [t]);
  if (may === undefined) return null;
  if (may) return <Loaded />;
  return (
    <EmptyState whole icon={<IconLock size={22} />} title={t('adminsOnly.title')}>
      {t('adminsOnly.text')}
    </EmptyState>
  );
}

function Loaded() {
  const { t } = useTranslation(['billing', 'ui']);
  const billing = useQuery(billingQuery);
  if (billing.data) return <Overview billing={billing.data} />;
  if (billing.isPending) return <PageSkeleton />;
  return (
    <EmptyState
      whole
      icon={<IconCoins size={22} />}
      title={t('billing:problem')}
      action={<Button onClick={() => void billing.refetch()}>{t('ui:retry')}</Button>}
    >
      {errorText(billing.error)}
    </EmptyState>
  );
}

function Overview({ billing }: { billing: Billing }) {
  const { t } = useTranslation('billing');
  const { payment } = useSearch({ from: '/shell/billing' });
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'pay' | 'buy' | null>(null);
  const { tariff, payments } = billing;
  const pays = payments.provider !== null;
  const settle = (): void => void navigate({ to: '/billing', search: (old) => ({ ...old, payment: undefined }), replace: true });
  const remember = (id: number): Promise<void> =>
    navigate({ to: '/billing', search: (old) => ({ ...old, payment: id }), replace: true, resetScroll: false });
  return (
    <div className={classes.page}>
      <header className={classes.head} data-region="billing">
        <h1 className={classes.title}>{t('title')}</h1>
        {pays && (
          <Button leftSection={<IconCoins size={16} aria-hidden />} onClick={() => setOpened('pay')} data-region-focus>
            {t('pay.action')}
          </Button>
        )}
        {tariff && (
          <Button variant="default" leftSection={<IconPackage size={16} aria-hidden />} onClick={() => setOpened('buy')}>
            {t('buy.action')}
          </Button>
        )}
      </header>
      <div className={classes.body}>
        {payment !== undefined && (
          <PaymentNote key={payment} id={payment} currency={billing.currency} onSettled={settle} onAgain={() => setOpened('pay')} />
        )}
        <BlockedNote
          billing={billing}
          tariff={tariff}
          onPay={pays ? () => setOpened('pay') : null}
          onBuy={tariff ? () => setOpened('buy') : null}
        />
        {tariff ? <Left billing={billing} tariff={tariff} /> : <Unmetered billing={billing} />}
        <div className={classes.columns}>
          <MonthSection billing={billing} />
          {tariff && (
            <div className={classes.column}>
              <AutoTopUp billing={billing} tariff={tariff} />
              <Singles billing={billing} tariff={tariff} />
            </div>
          )}
        </div>
        {tariff && (
          <div className={classes.halves}>
            <PackageList billing={billing} />
            <WhatIfSection billing={billing} tariff={tariff} />
          </div>
        )}
        <Statement billing={billing} />
      </div>
      {opened === 'pay' && <PayWindow billing={billing} onClose={() => setOpened(null)} onLeave={remember} />}
      {opened === 'buy' && tariff && (
        <BuyWindow billing={billing} tariff={tariff} onPay={pays ? () => setOpened('pay') : null} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}

function PageSkeleton() {
  const { t } = useTranslation('billing');
  return (
    <div className={classes.page} aria-busy="true">
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
      </header>
      <div className={classes.body}>
        <Skeleton height={112} radius="lg" />
        <Skeleton height={340} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </div>
    </div>
  );
}
