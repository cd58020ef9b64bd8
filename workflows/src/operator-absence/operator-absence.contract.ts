import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** An absence, as the transaction that noticed it wrote it; also written when the company changes how long one may be gone. */
export interface AbsenceStarted {
  /** ISO 8601. */
  absentSince: string;
  /** How long he may be gone before his dialogs go to others. */
  releaseSeconds: number;
}

export interface OperatorAbsenceInput extends AbsenceStarted {
  companyId: number;
  operatorId: number;
}

export interface OperatorAbsenceResult {
  /** `back`: he came in time; `kept`: the company leaves dialogs with whoever is gone; `released`: others have them now. */
  ended: 'back' | 'kept' | 'released';
  /** How many dialogs went back. */
  dialogs: number;
}

export interface OperatorAbsenceState {
  away: boolean;
  absentSince: string;
  /** When his dialogs go back. */
  dueAt: string;
  dialogs: number;
}

/** One process for an operator: a second start is a new absence, or a new limit, of the same process. */
export const operatorAbsenceProcess = {
  name: 'operator-absence',
  workflowType: 'operatorAbsence',
  taskQueue: 'flows',
  startSignal: 'absenceStarted',
} as const satisfies ProcessDefinition;

export const absenceStartedSignal = defineSignal<[AbsenceStarted]>(operatorAbsenceProcess.startSignal);
export const operatorBackSignal = defineSignal('operatorBack');
export const operatorAbsenceStateQuery = defineQuery<OperatorAbsenceState>('operatorAbsenceState');

const PREFIX = 'operator-absence:';

export const operatorAbsenceWorkflowId = (operatorId: number): string => `${PREFIX}${operatorId}`;

/** The operator of a workflow id; null for another process's. */
export function absentOperatorOf(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
