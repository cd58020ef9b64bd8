import { Button, Modal } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteWebhook, type Webhook, webhooksQuery } from '../../../api/webhooks.js';
import { errorText, toast } from '../../../ui/toast.js';
import settings from '../settings.module.css';

export function DeleteWebhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const deletion = useMutation({
    mutationFn: () => deleteWebhook(webhook.id),
    onSuccess: async () => {
      toast(t('settings:webhooks.deleted', { name: webhook.name }));
      await navigate({ to: '/settings/webhooks', search: {} });
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  return (
    <div>
      <Button variant="default" leftSection={<IconTrash size={15} />} onClick={() => setAsking(true)}>
        {t('settings:webhooks.delete')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('settings:webhooks.deleteQuestion', { name: webhook.name })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <div className={settings.form}>
          <p className={settings.note}>{t('settings:webhooks.deleteText')}</p>
          {deletion.error && (
            <p className={settings.problem} role="alert">
              {errorText(deletion.error)}
            </p>
          )}
          <div className={settings.buttons}>
            <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate()}>
              {t('settings:webhooks.deleteConfirm')}
            </Button>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('ui:cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}
