import { useQuery } from '@tanstack/react-query';
import { useMay } from './use-may.js';
import { webhooksQuery } from './webhooks.js';

/** Whether a webhook was switched off by itself. Only admins are told: nobody else may do anything about it. */
export function useWebhookTrouble(): boolean {
  const may = useMay('webhooks');
  const { data } = useQuery({ ...webhooksQuery, enabled: may ?? false, refetchInterval: false });
  return data?.items.some(({ state, disabledReason }) => state === 'disabled' && disabledReason !== 'by_hand') ?? false;
}
