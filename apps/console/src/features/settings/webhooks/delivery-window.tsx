import { Button, Drawer, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deliveryQuery, isOnItsWay, sendAgain, type Webhook, type WholeWebhookDelivery } from '../../../api/webhooks.js';
import { CopyField } from '../../../ui/copy-field.js';
import { useFormats } from '../../../ui/format.js';
import { errorText, toastError } from '../../../ui/toast.js';
import settings from '../settings.module.css';
import { Attempts } from './attempts.js';
import { DeliveryState } from './delivery-table.js';
import { readable } from './webhook-values.js';
import classes from './webhooks.module.css';

interface DeliveryWindowProps {
  webhook: Webhook;
  deliveryId: number;
  onClose: () => void;
}

/** One delivery: what was sent and what came back, each time. */
export function DeliveryWindow({ webhook, deliveryId, onClose }: DeliveryWindowProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const delivery = useQuery(deliveryQuery(webhook.id, deliveryId));
  return (
    <Drawer
      opened
      position="right"
      size="lg"
      onClose={onClose}
      title={delivery.data?.event ?? t('settings:webhooks.delivery')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {delivery.isPending && <Skeleton height={240} />}
      {delivery.isError && !delivery.data && (
        <p className={settings.problem} role="alert">
          {errorText(delivery.error)}
        </p>
      )}
      {delivery.data && <Facts webhook={webhook} delivery={delivery.data} />}
    </Drawer>
  );
}

function Facts({ webhook, delivery }: { webhook: Webhook; delivery: WholeWebhookDelivery }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const { state, createdAt, nextAttemptAt, key, body, log } = delivery;
  return (
    <div className={settings.form}>
      <p className={classes.itemTop}>
        <DeliveryState state={state} />
        <time className={classes.fact} dateTime={createdAt}>
          {formats.full(createdAt)}
        </time>
      </p>
      {nextAttemptAt && <p className={settings.note}>{t('webhooks.nextAttempt', { when: formats.full(nextAttemptAt) })}</p>}
      {webhook.state === 'enabled' && <Again webhookId={webhook.id} delivery={delivery} />}
      <CopyField label="webhook-id" value={key} hint={t('webhooks.keyHint')} />
      <section>
        <h3 className={classes.subheading}>{t('webhooks.body')}</h3>
        <pre className={classes.code} tabIndex={0} role="region" aria-label={t('webhooks.body')}>
          {readable(body)}
        </pre>
      </section>
      <section>
        <h3 className={classes.subheading}>{t('webhooks.attemptsTitle')}</h3>
        {log.length === 0 ? (
          <p className={settings.note}>{t('webhooks.noAttempts')}</p>
        ) : (
          <Attempts webhook={webhook} deliveryKey={key} attempts={log} />
        )}
      </section>
    </div>
  );
}

function Again({ webhookId, delivery }: { webhookId: number; delivery: WholeWebhookDelivery }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => sendAgain(webhookId, delivery.id),
    onSuccess: (sent) => {
      client.setQueryData(deliveryQuery(webhookId, delivery.id).queryKey, sent);
      void client.invalidateQueries({ queryKey: ['webhooks', webhookId, 'deliveries'] });
    },
    onError: toastError,
  });
  const onItsWay = isOnItsWay(delivery.state);
  return (
    <div className={settings.buttons}>
      <Button loading={again.isPending || onItsWay} onClick={() => again.mutate()}>
        {t(delivery.state === 'retrying' ? 'webhooks.sendNow' : 'webhooks.sendAgain')}
      </Button>
    </div>
  );
}
