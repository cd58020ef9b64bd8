import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** What a dialog waits for, as the transaction that made it wait wrote it. */
export interface WaitStarted {
  /** `operator`: for one operator to come back; `any`: for whoever is free. */
  waitsFor: 'any' | 'operator';
  operatorId: number | null;
  /** After so long the standard rules place a dialog that waits for its operator; null = never. */
  limitSeconds: number | null;
  /** When the waiting began (ISO 8601); the relay adds it, so that a delay of its own doesn't prolong the limit. */
  at?: string;
}

export interface WaitEnded {
  /** `left_to_people`: the rules don't place it any more, nobody has it. */
  reason: 'assigned' | 'closed' | 'transferred' | 'left_to_people';
}

export interface WaitingForOperatorInput extends WaitStarted {
  companyId: number;
  dialogId: number;
  /** The turns so far, carried over a continue-as-new. */
  turns?: number;
  /** Turns in one run; tests lower it. */
  turnsPerRun?: number;
}

export interface WaitingForOperatorResult {
  /** `gone`: the dialog doesn't wait any more, and nobody had to tell. */
  ended: WaitEnded['reason'] | 'gone';
}

export interface WaitingState extends Omit<WaitStarted, 'at'> {
  waiting: boolean;
  since: string;
  /** When the standard rules take over (ISO 8601); null = not by time. */
  limitAt: string | null;
  turns: number;
}

/** One process for a dialog, however often it waits: a second start is a new wait of the same process. */
export const waitingForOperatorProcess = {
  name: 'waiting-for-operator',
  workflowType: 'waitingForOperator',
  taskQueue: 'flows',
  startSignal: 'waitStarted',
} as const satisfies ProcessDefinition;

export const waitStartedSignal = defineSignal<[WaitStarted]>(waitingForOperatorProcess.startSignal);
export const waitEndedSignal = defineSignal<[WaitEnded]>('waitEnded');
export const waitingStateQuery = defineQuery<WaitingState>('waitingState');

const PREFIX = 'waiting-for-operator:';

export const waitingForOperatorWorkflowId = (dialogId: number): string => `${PREFIX}${dialogId}`;

/** The dialog of a workflow id; null for another process's. */
export function dialogIdOf(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
