import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** A saved view that is sent: when, and to whom, says its row. */
export interface ReportMailInput {
  companyId: number;
  viewId: number;
  /** Somebody wants the letters at once, under this name: the moment at which he said so (ISO 8601). */
  now?: string;
  /** Those that were wanted at once and are still to leave, carried over a continue-as-new. */
  wanted?: string[];
}

export interface ReportMailResult {
  /** `over`: there is no mail of this view any more; `stopped`: nobody could get the last letters. */
  ended: 'over' | 'stopped';
}

export interface ReportMailState {
  /** When it looks at its row again: the next letters are due then, or earlier than that. */
  until: string | null;
  /** The day, or the moment, of the letters that are on their way. */
  sending: string | null;
}

/** One process for a view. Whoever sets up, changes or ends its mail starts it: a start that meets the running one tells it to look again. */
export const reportMailProcess = {
  name: 'report-mail',
  workflowType: 'reportMail',
  taskQueue: 'flows',
  startSignal: 'reportMailChanged',
} as const satisfies ProcessDefinition;

export const reportMailChangedSignal = defineSignal<[ReportMailInput]>(reportMailProcess.startSignal);
export const reportMailStateQuery = defineQuery<ReportMailState>('reportMailState');

const PREFIX = 'report-mail:';

/** Written by persistence/reports/report-mail.store.ts. */
export const reportMailWorkflowId = (viewId: number): string => `${PREFIX}${viewId}`;

/** The view of a process; null for another one's. */
export function viewIdOfMail(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
