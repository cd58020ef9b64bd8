import type { HistoryImportState } from '#domain/history-import/history-import.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** How the import of a channel's history fares. */
export interface HistoryImportRow {
  state: HistoryImportState;
  /** How much of the history the provider has handed over, by its own word, 0 to 100. */
  progress: number;
  messages: number;
  /** Stored or known already; at the end as many as `messages`. */
  messagesDone: number;
  /** Of those done, how many were there already. */
  messagesKnown: number;
  startedAt: Date;
  finishedAt: Date | null;
  error: string | null;
}

const statesStatement = statement(
  'history_import.states',
  `select channel_id as "channelId", state, progress, messages, messages_done as "messagesDone", messages_known as "messagesKnown",
          started_at as "startedAt", finished_at as "finishedAt", error
     from history_import where company_id = $1 and channel_id = any($2::bigint[])`,
);

/** By channel id; a channel whose history was never handed over is missing. */
export async function historyImports(tx: Tx, channelIds: number[]): Promise<Map<number, HistoryImportRow>> {
  const rows = await tx.query<HistoryImportRow & { channelId: number }>(statesStatement, [tx.companyId, channelIds]);
  return new Map(rows.map(({ channelId, ...row }) => [channelId, row]));
}
