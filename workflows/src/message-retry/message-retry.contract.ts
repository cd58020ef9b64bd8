import type { FailedAttempt } from '#domain/sending/retry-plan.js';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** A failed attempt, as the transaction that stored it wrote it. */
export interface SendFailed extends FailedAttempt {
  /** When it failed (ISO 8601); the relay adds it. */
  at?: string;
}

export interface MessageRetryInput extends SendFailed {
  companyId: number;
  messageId: number;
}

export interface MessageSettled {
  reason: 'confirmed' | 'discarded' | 'retried';
}

export interface MessageRetryResult {
  /** `settled`: sent, refused for good, or taken over by somebody else; `left_to_operator`: only he can decide about a lost answer. */
  ended: 'settled' | 'gave_up' | 'left_to_operator';
}

export interface MessageRetryState {
  attempt: number;
  awaitsConfirmation: boolean;
}

/** One process for a message. A second start tells the running one of the newer failure. */
export const messageRetryProcess = {
  name: 'message-retry',
  workflowType: 'messageRetry',
  taskQueue: 'flows',
  startSignal: 'sendFailed',
} as const satisfies ProcessDefinition;

export const sendFailedSignal = defineSignal<[SendFailed]>(messageRetryProcess.startSignal);
export const messageSettledSignal = defineSignal<[MessageSettled]>('messageSettled');
export const messageRetryStateQuery = defineQuery<MessageRetryState>('messageRetryState');

const PREFIX = 'message-retry:';

export const messageRetryWorkflowId = (messageId: number): string => `${PREFIX}${messageId}`;

/** The message of a workflow id; null for another process's. */
export function messageIdOf(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
