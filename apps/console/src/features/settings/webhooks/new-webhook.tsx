import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addWebhook, type Webhook, type WebhookForm as Form, webhooksQuery } from '../../../api/webhooks.js';
import { Section } from '../section.js';
import { BackToList } from './back-to-list.js';
import { SecretWindow } from './secret-window.js';
import { WebhookForm } from './webhook-form.js';

/** Adds a webhook and shows its secret, this once. */
export function NewWebhook() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [made, setMade] = useState<{ webhook: Webhook; secret: string } | null>(null);
  const add = async (form: Form): Promise<void> => {
    setMade(await addWebhook(form));
    await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  };
  return (
    <>
      <BackToList />
      <Section title={t('webhooks.newTitle')}>
        <WebhookForm webhook={null} onSave={add} />
      </Section>
      {made && (
        <SecretWindow
          secret={made.secret}
          text={t('webhooks.secretNew')}
          onClose={() => void navigate({ to: '/settings/webhooks', search: { webhook: made.webhook.id } })}
        />
      )}
    </>
  );
}
