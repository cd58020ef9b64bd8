import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery, type DeliveryFilter, type Webhook } from '../../../api/webhooks.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import { DeliveryTable } from './delivery-table.js';
import { DeliveryWindow } from './delivery-window.js';
import { SendFailedAgain } from './send-failed-again.js';
import { ALL_EVENTS } from './webhook-values.js';
import classes from './webhooks.module.css';

const FILTERS = ['all', 'delivered', 'waiting', 'failed'] as const;

/** What was sent, and what became of it. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const { delivery } = useSearch({ from: '/shell/settings/webhooks' });
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const [event, setEvent] = useState('');
  const open = (id?: number) =>
    void navigate({ to: '/settings/webhooks', search: { webhook: webhook.id, ...(id ? { delivery: id } : {}) } });
  return (
    <Section title={t('webhooks.log')}>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('webhooks.logState')}
          size="xs"
          value={filter}
          onChange={(value) => setFilter(value as typeof filter)}
          data={FILTERS.map((value) => ({ value, label: t(`webhooks.logFilter.${value}`) }))}
        />
        <NativeSelect
          aria-label={t('webhooks.logEvent')}
          size="xs"
          value={event}
          onChange={({ currentTarget }) => setEvent(currentTarget.value)}
          data={[{ value: '', label: t('webhooks.anyEvent') }, ...[...ALL_EVENTS, 'test'].map((name) => ({ value: name, label: name }))]}
        />
        {filter === 'failed' && webhook.state === 'enabled' && <SendFailedAgain webhook={webhook} />}
      </div>
      <Pages webhook={webhook} filter={filter === 'all' ? null : filter} event={event || null} onOpen={open} />
      {delivery && <DeliveryWindow webhook={webhook} deliveryId={delivery} onClose={() => open()} />}
    </Section>
  );
}

interface PagesProps {
  webhook: Webhook;
  filter: DeliveryFilter | null;
  event: string | null;
  onOpen: (id: number) => void;
}

function Pages({ webhook, filter, event, onOpen }: PagesProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const log = useInfiniteQuery(deliveriesQuery(webhook.id, filter, event));
  if (!log.data) return <LoadState query={log} height={160} />;
  const deliveries = log.data.pages.flatMap(({ items }) => items);
  if (deliveries.length === 0) {
    const hidden = filter !== null || event !== null;
    return (
      <EmptyState title={t(hidden ? 'settings:webhooks.logNoMatch' : 'settings:webhooks.logEmpty')}>
        {!hidden && t('settings:webhooks.logEmptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <DeliveryTable deliveries={deliveries} onOpen={onOpen} />
      {log.hasNextPage && (
        <div>
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('settings:webhooks.older')}
          </Button>
        </div>
      )}
    </>
  );
}
