import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markRead } from '../../../api/dialogs.js';
import type { DialogRow } from '../../../api/types.js';
import { applyDialog } from '../live/apply-live-events.js';
import { knownRow } from '../queries/known-row.js';
import { countAgainSoon } from '../queries/counters.js';
import { whenSeen } from '../../../ui/thread/when-seen.js';

const PAUSE_MILLISECONDS = 400;

interface Options {
  row: DialogRow;
  operatorId: number;
  /** The newest message that is loaded. */
  lastId: number | null;
  /** The end of the thread is on the screen. */
  atEnd: boolean;
  /** Marked unread by hand: leave it so. */
  byHand: boolean;
}

/** Tells the server that one's own dialog was read: only while the window is looked at and the end of the thread is in sight. */
export function useReadMarking({ row, operatorId, lastId, atEnd, byHand }: Options): void {
  const client = useQueryClient();
  const due = row.operator?.id === operatorId && row.unreadCount > 0 && !row.blockedAt && atEnd && !byHand && lastId !== null;
  useEffect(() => {
    if (!due || lastId === null) return undefined;
    return whenSeen(() => {
      void markRead(row.id, lastId).then(
        () => {
          // The row may have changed meanwhile: then the event of that change says how much is unread.
          const latest = knownRow(client, row.id);
          if (latest?.lastMessage?.id === row.lastMessage?.id && latest) {
            applyDialog(client, { ...latest, unreadCount: 0, readUpToId: lastId }, operatorId);
          }
          countAgainSoon(client);
        },
        // The next look at the dialog marks it again.
        () => undefined,
      );
    }, PAUSE_MILLISECONDS);
    // The row changes with each event; only these decide whether there is something to mark.
  }, [due, lastId, row.id, client, operatorId]);
}
