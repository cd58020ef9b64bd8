import type { WebhookFailure, WebhookRow } from '#persistence/webhooks/webhook.view.js';
import { publicTime } from '../public-time.js';
import type { PublicWebhook } from './webhooks.dto.js';

export function presentPublicWebhook(
  { id, url, name, events, state, channelIds }: WebhookRow,
  failures: readonly WebhookFailure[],
): PublicWebhook {
  return {
    ...{ id, url, name, events, channel_ids: channelIds },
    status: state === 'enabled' ? 'enable' : 'disable',
    errors: failures
      .filter(({ webhookId }) => webhookId === id)
      .map(({ at, hookType, status, error }) => ({
        time: publicTime(at),
        event: hookType,
        code: status,
        message: error ?? (status === null ? null : `HTTP ${status}`),
      })),
  };
}
