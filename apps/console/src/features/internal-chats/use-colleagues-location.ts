import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ColleaguesSearch } from './search.js';

/** Where one is among the chats with colleagues: the address says it, and these are the ways to change it. */
export function useColleaguesLocation() {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as ColleaguesSearch;
  const params = useParams({ strict: false });
  const chatId = Number(params.chatId) || null;

  const open = useCallback(
    (id: number | null, more: Partial<ColleaguesSearch> = {}, replace = false) =>
      void navigate({
        to: id === null ? '/colleagues' : '/colleagues/$chatId',
        params: id === null ? {} : { chatId: String(id) },
        search: (old: ColleaguesSearch) => ({ ...old, message: undefined, about: undefined, ...more }),
        replace,
      } as Parameters<typeof navigate>[0]),
    [navigate],
  );

  const refine = useCallback(
    (more: Partial<ColleaguesSearch>) =>
      void navigate({ to: '.', search: (old: ColleaguesSearch) => ({ ...old, ...more }), replace: true } as Parameters<typeof navigate>[0]),
    [navigate],
  );
  return { chatId, search, open, refine };
}
