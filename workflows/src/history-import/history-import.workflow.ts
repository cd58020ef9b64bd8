import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { HistoryImportActivities } from './history-import.activities.js';
import {
  historyImportStatusQuery,
  importAskedSignal,
  importPausedSignal,
  type HistoryImportInput,
  type HistoryImportResult,
  type HistoryImportStatus,
} from './history-import.contract.js';

/** A piece may hold thousands of messages; the heartbeat tells of a worker that died, and another one goes on where it was. */
const storePiece = {
  taskQueue: 'imports',
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
} as const;
const askOnce = { taskQueue: 'imports', startToCloseTimeout: '1 minute', retry: { maximumInterval: '1 minute' } } as const;
/** A provider that sends nothing for so long has sent all. */
const QUIET = '1 day';
const PIECES_PER_RUN = 500;

const { importPiece } = proxyActivities<HistoryImportActivities>(storePiece);
const { requestHistory, endImport } = proxyActivities<HistoryImportActivities>(askOnce);

/** Stores the history that a provider hands over piece by piece, until all is there or nothing comes any more. */
export async function historyImport(input: HistoryImportInput): Promise<HistoryImportResult> {
  const channel = { companyId: input.companyId, channelId: input.channelId };
  const status: HistoryImportStatus = { doing: 'waiting', messages: 0 };
  let { request } = input;
  let heard = 0;
  handleSignals(
    on(importAskedSignal, (asked) => {
      // The signal that comes with the start is the start.
      if (asked.at === input.at) return;
      heard += 1;
      request ||= asked.request;
    }),
    on(importPausedSignal, () => void (heard += 1)),
  );
  setHandler(historyImportStatusQuery, () => ({ ...status }));

  for (let pieces = 0; ; pieces += 1) {
    if (request) {
      status.doing = 'requesting';
      request = false;
      if (!(await requestHistory(channel)) && !request) return { ended: 'failed' };
    }
    const turn = heard;
    status.doing = 'importing';
    const piece = await importPiece(channel);
    status.messages += piece.messages;
    if (piece.state === 'gone' || (piece.state === 'failed' && heard === turn)) return { ended: piece.state };
    if (piece.state === 'nothing' && heard === turn && (await endImport({ ...channel, quiet: false }))) return { ended: 'complete' };
    if (piece.state === 'paused' || piece.state === 'nothing') {
      status.doing = piece.state === 'paused' ? 'paused' : 'waiting';
      const spoken = await waitFor(() => heard !== turn, piece.state === 'nothing');
      if (!spoken && (await endImport({ ...channel, quiet: true }))) return { ended: 'quiet' };
    }
    if (pieces + 1 >= (input.piecesPerRun ?? PIECES_PER_RUN) || workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof historyImport>({ ...input, request });
    }
  }
}

/** A pause lasts until somebody ends it. False when nobody spoke in time. */
async function waitFor(spoken: () => boolean, limited: boolean): Promise<boolean> {
  if (limited) return condition(spoken, QUIET);
  await condition(spoken);
  return true;
}
