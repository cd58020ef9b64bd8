import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeWebhook, webhooksQuery } from '../../../api/webhooks.js';
import { toast, toastError } from '../../../ui/toast.js';

type Patch = Parameters<typeof changeWebhook>[1];

/** Changes a webhook and puts the answer into the list. */
export function useWebhookChange(id: number, onRefused: (error: Error) => void = toastError) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: Patch) => changeWebhook(id, patch),
    onSuccess: (webhook) => {
      client.setQueryData(
        webhooksQuery.queryKey,
        (known) => known && { ...known, items: known.items.map((one) => (one.id === id ? webhook : one)) },
      );
      toast(t('saved'));
    },
    onError: (error) => onRefused(error),
  });
}
