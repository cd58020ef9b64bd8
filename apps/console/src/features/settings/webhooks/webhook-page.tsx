import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeWebhook, type Webhook, type WebhookForm as Form, webhooksQuery } from '../../../api/webhooks.js';
import { toast } from '../../../ui/toast.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { BackToList } from './back-to-list.js';
import { DeleteWebhook } from './delete-webhook.js';
import { DeliveryLog } from './delivery-log.js';
import { HealthMark } from './health-mark.js';
import { HealthNote } from './health-note.js';
import { SecretSection } from './secret-section.js';
import { TestDelivery } from './test-delivery.js';
import { useWebhookChange } from './use-webhook-change.js';
import { WebhookForm } from './webhook-form.js';
import classes from './webhooks.module.css';

/** One webhook: how it is, a test, its log, and its settings. */
export function WebhookPage({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const turn = useWebhookChange(webhook.id);
  const save = async (form: Form): Promise<void> => {
    await changeWebhook(webhook.id, form);
    await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    toast(t('saved'));
  };
  return (
    <>
      <BackToList />
      <section className={settings.section} aria-labelledby="webhook-name">
        <div className={classes.itemTop}>
          <h2 className={settings.heading} id="webhook-name">
            {webhook.legacy ? t(`webhooks.old.${webhook.legacy}`) : webhook.name}
          </h2>
          <HealthMark webhook={webhook} />
        </div>
        <p className={classes.url}>{webhook.url}</p>
        {webhook.legacy && <p className={settings.note}>{t('webhooks.oldText')}</p>}
        <HealthNote webhook={webhook} />
        {webhook.state === 'enabled' && (
          <>
            <TestDelivery webhook={webhook} />
            <div className={settings.buttons}>
              <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate({ state: 'disabled' })}>
                {t('webhooks.switchOff')}
              </Button>
            </div>
          </>
        )}
      </section>
      <DeliveryLog webhook={webhook} />
      <SecretSection webhook={webhook} />
      <Section title={t('webhooks.settings')}>
        <WebhookForm webhook={webhook} onSave={save} />
      </Section>
      <DeleteWebhook webhook={webhook} />
    </>
  );
}
