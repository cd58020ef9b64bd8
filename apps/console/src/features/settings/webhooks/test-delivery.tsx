import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveryQuery, isOnItsWay, testWebhook, type Webhook, webhooksQuery } from '../../../api/webhooks.js';
import { errorText } from '../../../ui/toast.js';
import settings from '../settings.module.css';
import { useDeliveryWords } from './use-delivery-words.js';
import classes from './webhooks.module.css';

/** Sends a test and follows it until there is an answer. */
export function TestDelivery({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => testWebhook(webhook.id),
    onSettled: () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  return (
    <div className={classes.test}>
      <Button leftSection={<IconSend size={15} />} loading={test.isPending} onClick={() => test.mutate()}>
        {t('webhooks.test')}
      </Button>
      <div role="status">{test.data && <Result webhookId={webhook.id} deliveryId={test.data.deliveryId} />}</div>
      {test.error && (
        <p className={settings.problem} role="alert">
          {errorText(test.error)}
        </p>
      )}
    </div>
  );
}

function Result({ webhookId, deliveryId }: { webhookId: number; deliveryId: number }) {
  const { t } = useTranslation('settings');
  const words = useDeliveryWords();
  const client = useQueryClient();
  const { data: delivery } = useQuery(deliveryQuery(webhookId, deliveryId));
  const isOver = delivery !== undefined && !isOnItsWay(delivery.state);
  // The webhook's health and its log have changed with it.
  useEffect(() => {
    if (!isOver) return;
    void client.invalidateQueries({ queryKey: webhooksQuery.queryKey, exact: true });
    void client.invalidateQueries({ queryKey: ['webhooks', webhookId, 'deliveries'] });
  }, [client, webhookId, isOver]);
  if (!isOver) return <span className={classes.fact}>{t('webhooks.testRuns')}</span>;
  const arrived = delivery.state === 'delivered';
  return (
    <span className={classes.result} data-good={arrived || undefined}>
      {arrived
        ? t('webhooks.testArrived', { answer: words.answer(delivery) })
        : t('webhooks.testFailed', { answer: words.answer(delivery) })}
    </span>
  );
}
