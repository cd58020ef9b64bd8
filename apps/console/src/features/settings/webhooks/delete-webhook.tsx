import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteWebhook, type Webhook, webhooksQuery } from '../../../api/webhooks.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText, toast } from '../../../ui/toast.js';

export function DeleteWebhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const deletion = useMutation({
    mutationFn: () => deleteWebhook(webhook.id),
    onSuccess: async () => {
      toast(t('webhooks.deleted', { name: webhook.name }));
      await navigate({ to: '/settings/webhooks', search: {} });
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  return (
    <div>
      <Button variant="default" leftSection={<IconTrash size={15} />} onClick={() => setAsking(true)}>
        {t('webhooks.delete')}
      </Button>
      {asking && (
        <QuestionWindow
          question={t('webhooks.deleteQuestion', { name: webhook.name })}
          action={t('webhooks.deleteConfirm')}
          isBusy={deletion.isPending}
          problem={deletion.error && errorText(deletion.error)}
          onConfirm={() => deletion.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t('webhooks.deleteText')}</p>
        </QuestionWindow>
      )}
    </div>
  );
}
