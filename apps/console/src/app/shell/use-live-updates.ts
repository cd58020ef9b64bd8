import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { whenSignedOut } from '../../api/client.js';
import { live } from '../../api/live.js';
import { applyServiceEvents } from '../../api/service-live.js';
import { meQuery } from '../../api/session.js';
import { applyLiveEvents } from '../../features/chat/live/apply-live-events.js';
import { draftSync } from '../../features/chat/sending/draft-sync.js';
import { ownDrafts } from '../../features/chat/sending/drafts.js';
import { resendAfterBreak } from '../../features/chat/sending/send-queue.js';
import { applyInternalEvents } from '../../features/internal-chats/live/apply-internal-events.js';
import { colleagueTypes } from '../../features/internal-chats/live/typing.js';
import { resendInternalAfterBreak } from '../../features/internal-chats/sending/echoes.js';
import { useNotices } from '../notify/use-notices.js';
import { useOwnLook } from './use-own-look.js';

/** Keeps every cache of the tab in step with the server, and leaves when the session has ended. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const notify = useNotices();
  const latestNotify = useRef(notify);
  useEffect(() => {
    latestNotify.current = notify;
  });
  const operatorId = me?.operator.id;
  if (operatorId !== undefined) ownDrafts(operatorId);
  const mayWrite = (me?.permissions.includes('write_messages') ?? false) && !me?.technicalAccess;
  useOwnLook(me);

  // What was read with other rights says what one might do and see then.
  const rights = me?.permissions.join();
  const before = useRef(rights);
  useEffect(() => {
    if (before.current !== undefined && rights !== undefined && before.current !== rights) {
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'public' });
    }
    before.current = rights;
  }, [client, rights]);

  useEffect(() => {
    if (operatorId === undefined) return undefined;
    const leave = (): void => {
      live.stop();
      const next = window.location.pathname + window.location.search;
      client.removeQueries({ queryKey: meQuery.queryKey });
      void navigate({ to: '/login', search: { next } }).then(() => client.clear());
    };
    whenSignedOut(leave);
    live.start({
      onEvents: (events) => {
        applyLiveEvents(client, events, operatorId);
        applyInternalEvents(client, events, operatorId);
        applyServiceEvents(client, events, operatorId);
        latestNotify.current(events);
      },
      onColleagueTyping: colleagueTypes,
      onReload: () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'public' }),
      onResumed: () => {
        resendAfterBreak(client);
        void draftSync.catchUp();
        resendInternalAfterBreak(client);
        // What one may do can be the very reason why the socket was cut.
        void client.invalidateQueries({ queryKey: meQuery.queryKey });
      },
      onSessionEnded: leave,
    });
    const stopDrafts = mayWrite ? draftSync.start() : undefined;
    return () => {
      stopDrafts?.();
      live.stop();
      whenSignedOut(() => {});
    };
  }, [client, navigate, operatorId, mayWrite]);
}
