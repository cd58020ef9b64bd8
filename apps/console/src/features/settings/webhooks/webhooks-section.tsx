import '../texts.js';
import { Button, Skeleton } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/use-may.js';
import { webhooksQuery } from '../../../api/webhooks.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { NewWebhook } from './new-webhook.js';
import { WebhookList } from './webhook-list.js';
import { WebhookPage } from './webhook-page.js';

/** Addresses that integrators are told at: the list, or one of them. */
export default function WebhooksSection() {
  const may = useMay('webhooks');
  // Everybody else reads above that this is for admins.
  return may ? <Webhooks /> : null;
}

function Webhooks() {
  const { t } = useTranslation(['settings', 'ui']);
  const { webhook: chosen } = useSearch({ from: '/shell/settings/webhooks' });
  const webhooks = useQuery(webhooksQuery);
  if (!webhooks.data) {
    if (!webhooks.isError) return <Skeleton height={280} radius="lg" />;
    return (
      <EmptyState title={t('settings:problem')} action={<Button onClick={() => void webhooks.refetch()}>{t('ui:retry')}</Button>}>
        {errorText(webhooks.error)}
      </EmptyState>
    );
  }
  const { items, limit } = webhooks.data;
  if (chosen === 'new') return <NewWebhook />;
  const webhook = items.find(({ id }) => id === chosen);
  if (webhook) return <WebhookPage key={webhook.id} webhook={webhook} />;
  const full = items.filter(({ legacy }) => legacy === null).length >= limit;
  const add = full ? (
    <p className={settings.note}>{t('settings:webhooks.full', { count: limit })}</p>
  ) : (
    <Button
      renderRoot={(props: object) => <Link {...props} to="/settings/webhooks" search={{ webhook: 'new' }} />}
      leftSection={<IconPlus size={15} />}
    >
      {t('settings:webhooks.add')}
    </Button>
  );
  return (
    <Section title={t('settings:webhooks.title')}>
      <p className={settings.note}>{t('settings:webhooks.about')}</p>
      {items.length === 0 ? (
        <EmptyState icon={<IconWebhook size={22} />} title={t('settings:webhooks.none')} action={add}>
          {t('settings:webhooks.noneText')}
        </EmptyState>
      ) : (
        <>
          <WebhookList webhooks={items} />
          <div>{add}</div>
        </>
      )}
    </Section>
  );
}
