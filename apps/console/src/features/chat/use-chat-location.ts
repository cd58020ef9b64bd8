import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useFrame } from '../../api/frame.js';
import type { DialogListParameters } from '../../api/dialogs.js';
import type { DialogFilter } from '../../api/types.js';
import type { ChatSearch } from './search.js';

/** Where one is on the chat page: the address says it, and these are the ways to change it. */
export function useChatLocation() {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as ChatSearch;
  const params = useParams({ strict: false });
  const dialogId = Number(params.dialogId) || null;
  const { filter = 'mine', query, channelId } = search;

  const parameters = useMemo<DialogListParameters>(
    () => ({ filter, ...(query ? { query } : {}), ...(channelId ? { channelId } : {}) }),
    [filter, query, channelId],
  );

  const only = useFrame((state) => state.dialogId);
  const open = useCallback(
    (id: number | null, more: Partial<ChatSearch> = {}, replace = false) => {
      // A frame with one dialog leads to no other.
      if (only !== null && id !== only) return;
      void navigate({
        to: id === null ? '/chat' : '/chat/$dialogId',
        params: id === null ? {} : { dialogId: String(id) },
        search: (old: ChatSearch) => ({ ...old, message: undefined, pane: undefined, ...more }),
        replace,
      } as Parameters<typeof navigate>[0]);
    },
    [navigate, only],
  );

  const refine = useCallback(
    (more: Partial<ChatSearch>) =>
      void navigate({ to: '.', search: (old: ChatSearch) => ({ ...old, ...more }), replace: true } as Parameters<typeof navigate>[0]),
    [navigate],
  );

  const choose = useCallback((next: DialogFilter) => refine({ filter: next === 'mine' ? undefined : next, query: undefined }), [refine]);

  return { dialogId, search, parameters, open, refine, choose };
}
