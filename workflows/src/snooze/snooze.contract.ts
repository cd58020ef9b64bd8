import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** Until when a dialog is put off (ISO 8601), as the transaction that put it off wrote it. */
export interface Snoozed {
  until: string;
}

export interface SnoozeEnded {
  reason: 'client_wrote' | 'closed' | 'transferred' | 'cancelled';
}

export interface SnoozeInput extends Snoozed {
  companyId: number;
  dialogId: number;
}

export interface SnoozeResult {
  /** `woken`: its time came; `gone`: it was not put off any more, and nobody had to tell. */
  ended: SnoozeEnded['reason'] | 'woken' | 'gone';
}

export interface SnoozeState extends Snoozed {
  over: boolean;
}

/** One process for a dialog, however often it is put off: a second start is a new time of the same process. */
export const snoozeProcess = {
  name: 'snooze',
  workflowType: 'snooze',
  taskQueue: 'flows',
  startSignal: 'snoozed',
} as const satisfies ProcessDefinition;

export const snoozedSignal = defineSignal<[Snoozed]>(snoozeProcess.startSignal);
export const snoozeEndedSignal = defineSignal<[SnoozeEnded]>('snoozeEnded');
export const snoozeStateQuery = defineQuery<SnoozeState>('snoozeState');

export const snoozeWorkflowId = (dialogId: number): string => `snooze:${dialogId}`;
