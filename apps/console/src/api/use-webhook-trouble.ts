import { useQuery } from '@tanstack/react-query';
import { meQuery } from './session.js';
import { webhooksQuery } from './webhooks.js';

/** Whether a webhook was switched off by itself. Only admins are told: nobody else may do anything about it. */
export function useWebhookTrouble(): boolean {
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...webhooksQuery, enabled: me?.operator.role === 'admin', refetchInterval: false });
  return data?.items.some(({ state, disabledReason }) => state === 'disabled' && disabledReason !== 'by_hand') ?? false;
}
