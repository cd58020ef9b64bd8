import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** A payment that a company began at a payment provider. */
export interface PaymentInput {
  companyId: number;
  paymentId: number;
}

export interface PaymentResult {
  /** `pending`: nobody knows after a week; it stays so until the provider tells of it. */
  ended: 'pending' | 'paid' | 'cancelled';
}

export interface PaymentProcessState {
  /** How often the provider was asked. */
  asked: number;
}

/**
 * One process a payment. The provider's webhook is heard by the API, which credits at once and tells the process that there is nothing to
 * wait for; where no webhook comes, the process asks.
 */
export const paymentProcess = {
  name: 'payment',
  workflowType: 'payment',
  taskQueue: 'billing',
  startSignal: 'paymentChanged',
} as const satisfies ProcessDefinition;

export const paymentChangedSignal = defineSignal<[PaymentInput]>(paymentProcess.startSignal);
export const paymentStateQuery = defineQuery<PaymentProcessState>('paymentState');

export const paymentWorkflowId = (paymentId: number): string => `payment:${paymentId}`;
