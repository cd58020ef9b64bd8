import type { DeliveryRow, WholeDeliveryRow } from '#persistence/webhooks/webhook-log.view.js';
import { MOST_COUNTED, type WebhookRow } from '#persistence/webhooks/webhook.view.js';
import type { Delivery, WholeDelivery } from './webhook-log.dto.js';
import type { Webhook } from './webhooks.dto.js';

const timeOf = (date: Date | null): string | null => date?.toISOString() ?? null;

export function presentWebhook(row: WebhookRow, previousSecretUntil: Date | null): Webhook {
  const { id, name, url, events, channelIds, state, disabledReason, schedule, headerAliases, legacy, lastError } = row;
  return {
    ...{ id, name, url, events, channelIds, state, health: healthOf(row), disabledReason, disabledAt: timeOf(row.disabledAt) },
    ...{ schedule, headerAliases: headerAliases as Record<string, string>, legacy, lastError },
    failingSince: timeOf(row.failingSince),
    lastSuccessAt: timeOf(row.lastSuccessAt),
    lastFailureAt: timeOf(row.lastFailureAt),
    waiting: Math.min(row.waiting, MOST_COUNTED),
    previousSecretUntil: timeOf(previousSecretUntil),
    createdAt: row.createdAt.toISOString(),
  };
}

function healthOf({ state, failingSince, lastSuccessAt }: WebhookRow): Webhook['health'] {
  if (state === 'disabled') return 'switched_off';
  if (failingSince) return 'failing';
  return lastSuccessAt ? 'delivering' : 'untried';
}

export function presentDelivery(row: DeliveryRow): Delivery {
  const { id, key, hookType, channelId, state, attempts, status, durationMs, error } = row;
  return {
    ...{ id, key, event: hookType, channelId, state, attempts, status, durationMs, error },
    createdAt: row.createdAt.toISOString(),
    deliveredAt: timeOf(row.deliveredAt),
    nextAttemptAt: timeOf(row.nextAttemptAt),
  };
}

export function presentWholeDelivery({ body, attemptRows, ...row }: WholeDeliveryRow): WholeDelivery {
  return { ...presentDelivery(row), body, log: attemptRows.map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() })) };
}
