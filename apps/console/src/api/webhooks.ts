import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export type Webhook = Schemas['Webhook'];
export type WebhookDelivery = Schemas['Delivery'];
export type WholeWebhookDelivery = Schemas['WholeDelivery'];
export type WebhookEventName = Webhook['events'][number];
export type DeliveryFilter = 'delivered' | 'failed' | 'waiting';

export interface WebhookForm {
  name: string;
  url: string;
  events: string[];
  channelIds: number[] | null;
  schedule: Webhook['schedule'];
  headerAliases: Record<string, string>;
}

/** What is on its way changes by itself; live events tell only of the webhook. */
const FOLLOW_MS = 1_000;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => http.get<{ items: Webhook[]; limit: number }>('/api/webhooks', { signal }),
  refetchInterval: 15_000,
});

export const deliveriesQuery = (webhookId: number, state: DeliveryFilter | null, event: string | null) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries', state, event],
    queryFn: ({ signal, pageParam }) =>
      http.get<{ items: WebhookDelivery[]; next: number | null }>(`/api/webhooks/${webhookId}/deliveries`, {
        query: { state, event, before: pageParam },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 5_000,
  });

export const isOnItsWay = (state: string): boolean => state === 'queued' || state === 'sending';

export const deliveryQuery = (webhookId: number, deliveryId: number) =>
  queryOptions({
    queryKey: ['webhooks', webhookId, 'delivery', deliveryId],
    queryFn: ({ signal }) => http.get<WholeWebhookDelivery>(`/api/webhooks/${webhookId}/deliveries/${deliveryId}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && !isOnItsWay(data.state) ? false : FOLLOW_MS),
  });

export const addWebhook = (form: WebhookForm) => http.post<{ webhook: Webhook; secret: string }>('/api/webhooks', form);
export const changeWebhook = (id: number, patch: Partial<WebhookForm> & { state?: Webhook['state'] }) =>
  http.patch<Webhook>(`/api/webhooks/${id}`, patch);
export const deleteWebhook = (id: number) => http.delete<void>(`/api/webhooks/${id}`);
export const rotateSecret = (id: number, endPreviousNow: boolean) =>
  http.post<{ secret: string; previousUntil: string | null }>(`/api/webhooks/${id}/rotate-secret`, { endPreviousNow });
export const endPreviousSecret = (id: number) => http.post<Webhook>(`/api/webhooks/${id}/end-previous-secret`);
export const testWebhook = (id: number) => http.post<{ deliveryId: number }>(`/api/webhooks/${id}/test`);
export const sendAgain = (id: number, deliveryId: number) =>
  http.post<WholeWebhookDelivery>(`/api/webhooks/${id}/deliveries/${deliveryId}/send-again`);
export const sendFailedAgain = (id: number, since: string) =>
  http.post<{ count: number }>(`/api/webhooks/${id}/send-failed-again`, { since });
