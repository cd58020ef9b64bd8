import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live } from '../../api/live.js';
import { meQuery } from '../../api/session.js';
import { applyLiveEvents } from '../../features/chat/live/apply-live-events.js';
import { resendAfterBreak } from '../../features/chat/sending/send-queue.js';
import { useOwnLook } from '../shell/use-own-look.js';
import { frameSession, useFrameSession } from './frame-session.js';

/** Keeps the frame in step with the server, each of its sessions by a websocket of its own. */
export function useFrameLive(): void {
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const generation = useFrameSession((state) => state.generation);
  const operatorId = me?.operator.id;
  useOwnLook(me);

  useEffect(() => {
    if (operatorId === undefined) return undefined;
    const askMe = (): void => void client.invalidateQueries({ queryKey: meQuery.queryKey });
    live.start({
      onEvents: (events) => applyLiveEvents(client, events, operatorId),
      onColleagueTyping: () => undefined,
      onReload: () =>
        void client.invalidateQueries({ predicate: ({ queryKey }) => !['me', 'public', 'file-link'].includes(String(queryKey[0])) }),
      onResumed: () => {
        resendAfterBreak(client);
        askMe();
      },
      // A session that ended while the line was down is found out by asking.
      onDown: askMe,
      onSessionEnded: frameSession.ended,
    });
    return () => live.stop();
  }, [client, operatorId, generation]);
}
