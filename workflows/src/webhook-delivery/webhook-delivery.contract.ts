import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

export interface WebhookDeliveryInput {
  companyId: number;
  webhookId: number;
}

export type SwitchOffReason = 'gone' | 'no_success';

/**
 * What happened with a webhook: `failed`, an attempt that is to be repeated earlier than the process knows; `changed`, somebody switched
 * it on or off; `switched_off`, it switched itself off, and its company has to be told.
 */
export interface WebhookNews {
  news: 'failed' | 'changed' | 'switched_off';
  reason?: SwitchOffReason;
}

export interface WebhookDeliveryResult {
  /** No delivery of the webhook waits for another attempt. */
  ended: 'nothing_waits';
}

export interface WebhookDeliveryState {
  /** When the next retry is due (ISO 8601); null while one is made. */
  nextAttemptAt: string | null;
}

/** One process for a webhook, however many of its deliveries wait. */
export const webhookDeliveryProcess = {
  name: 'webhook-delivery',
  workflowType: 'webhookDelivery',
  taskQueue: 'flows',
  startSignal: 'webhookNews',
} as const satisfies ProcessDefinition;

export const webhookNewsSignal = defineSignal<[WebhookNews]>(webhookDeliveryProcess.startSignal);
export const webhookDeliveryStateQuery = defineQuery<WebhookDeliveryState>('webhookDeliveryState');

const PREFIX = 'webhook-delivery:';

export const webhookDeliveryWorkflowId = (webhookId: number): string => `${PREFIX}${webhookId}`;

/** The webhook of a workflow id; null for another process's. */
export function webhookIdOf(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
