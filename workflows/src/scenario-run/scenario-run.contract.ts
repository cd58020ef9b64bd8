import type { BotInput, Next } from '#domain/scenarios/turn.js';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/**
 * What a dialog's bot hears; ids only: words and variables stay in the database. The relay adds `at` (ISO 8601).
 * An input may come twice; the turn that takes it up knows what it has heard already.
 */
export type RunInput = BotInput;

export interface ScenarioRunInput {
  companyId: number;
  dialogId: number;
  input: RunInput;
  at?: string;
  /** What is left to do over a continue-as-new. */
  carried?: CarriedTurns;
  /** Turns in one run of the workflow; tests lower it. */
  turnsPerRun?: number;
}

/** One thing that was heard and has not had its turn. */
export type Heard = RunInput & { at?: string };

/** A message of the client that somebody must look after. */
export type Watch = Extract<Heard, { kind: 'unanswered' }> & { dueAt: string };

export interface CarriedTurns {
  inbox: Heard[];
  watches: Watch[];
  /** What was heard lately: a repeat of it is not heard again. */
  recent: string[];
  turns: number;
  next: Next;
  /** The call is done, its turn is not. */
  called: boolean;
}

export interface ScenarioRunResult {
  turns: number;
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
  /** Messages of the client that are looked after, lest nobody answers. */
  watches: number;
  turns: number;
  /** When the next turn comes by itself (ISO 8601). */
  wakesAt: string | null;
}

export const heardSignal = defineSignal<[ScenarioRunInput]>(scenarioRunProcess.startSignal);
export const scenarioRunStateQuery = defineQuery<ScenarioRunState>('scenarioRunState');

const PREFIX = 'scenario-run:';

export const scenarioRunWorkflowId = (dialogId: number): string => `${PREFIX}${dialogId}`;

/** The dialog of a workflow id; null for another process's. */
export function dialogIdOfRun(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
