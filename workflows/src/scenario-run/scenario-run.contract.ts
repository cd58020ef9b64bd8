import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/**
 * What a dialog's bot hears; ids only: words and variables stay in the database. The relay adds `at` (ISO 8601).
 * An input may come twice; the turn that takes it up knows what it has heard already.
 */
export type RunInput =
  /** The client wrote or pressed. */
  | { kind: 'message'; messageId: number }
  /** A run that a program, a tag, a schedule or a trial has asked for; it lies ready as `queued`. */
  | { kind: 'start'; runId: number }
  /** An operator took the dialog. */
  | { kind: 'taken'; operatorId: number }
  | { kind: 'given_back'; operatorId: number }
  | { kind: 'closed'; operatorId: number | null }
  /** Somebody ends the run by hand. */
  | { kind: 'stopped'; operatorId: number };

export interface ScenarioRunInput {
  companyId: number;
  dialogId: number;
  input: RunInput;
  at?: string;
}

/** One process for a dialog, whatever runs in it: a start is one more thing to hear. */
export const scenarioRunProcess = {
  name: 'scenario-run',
  workflowType: 'scenarioRun',
  taskQueue: 'flows',
  startSignal: 'heard',
} as const satisfies ProcessDefinition;

export interface ScenarioRunState {
  /** Inputs that wait for their turn. */
  waiting: number;
  turns: number;
  /** When the next turn comes by itself (ISO 8601). */
  wakesAt: string | null;
}

export const heardSignal = defineSignal<[ScenarioRunInput]>(scenarioRunProcess.startSignal);
export const scenarioRunStateQuery = defineQuery<ScenarioRunState>('scenarioRunState');

export const scenarioRunWorkflowId = (dialogId: number): string => `scenario-run:${dialogId}`;
