import { Context } from '@temporalio/activity';
import type { HistoryImportActivities } from '#workflows/history-import/history-import.activities.js';
import type { ImportHistory } from './import-history.js';
import type { RequestHistory } from './request-history.js';

/** As the worker takes them: functions without an object. */
export function historyImportActivities(history: ImportHistory, request: RequestHistory): HistoryImportActivities {
  return {
    requestHistory: ({ companyId, channelId }) => request.run(companyId, channelId),
    importPiece: ({ companyId, channelId }) => {
      const context = Context.current();
      return history.importPiece(companyId, channelId, (position) => {
        context.heartbeat(position);
        // The worker ends: what is stored is stored, and another one goes on from there.
        context.cancellationSignal.throwIfAborted();
      });
    },
    endImport: ({ companyId, channelId, quiet }) => history.end(companyId, channelId, quiet),
  };
}
