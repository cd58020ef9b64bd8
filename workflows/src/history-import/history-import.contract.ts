import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** Why the process is called: a piece of the history came, or (`request`) an admin wants it. */
export interface ImportAsked {
  request: boolean;
  /** When (ISO 8601); the relay adds it. */
  at?: string;
}

export interface HistoryImportInput extends ImportAsked {
  companyId: number;
  channelId: number;
  /** Pieces in one run; tests lower it. */
  piecesPerRun?: number;
}

export interface HistoryImportResult {
  /** `complete`: the provider said that this was all; `quiet`: nothing came for a day; `gone`: the channel was deleted. */
  ended: 'complete' | 'quiet' | 'failed' | 'gone';
}

export interface HistoryImportStatus {
  doing: 'requesting' | 'importing' | 'paused' | 'waiting';
  /** Stored in this run. */
  messages: number;
}

/** One process for a channel; a second start is a further piece for the running one. */
export const historyImportProcess = {
  name: 'history-import',
  workflowType: 'historyImport',
  taskQueue: 'flows',
  startSignal: 'importAsked',
} as const satisfies ProcessDefinition;

/** A piece has come, the admin wants the history, or he lets it go on after a pause. */
export const importAskedSignal = defineSignal<[ImportAsked]>(historyImportProcess.startSignal);
export const importPausedSignal = defineSignal<[]>('importPaused');
export const historyImportStatusQuery = defineQuery<HistoryImportStatus>('historyImportStatus');

const PREFIX = 'history-import:';

export const historyImportWorkflowId = (channelId: number): string => `${PREFIX}${channelId}`;

/** The channel of a workflow id; null for another process's. */
export function channelIdOfImport(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
