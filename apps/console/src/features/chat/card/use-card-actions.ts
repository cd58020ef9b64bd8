import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Card } from '../../../api/cards.js';
import { useMay } from '../../../api/use-may.js';
import { useAction } from '../../../ui/actions/registry.js';
import { prefetchDialog } from '../queries/prefetch.js';
import { useChatLocation } from '../use-chat-location.js';
import { dialogsOf, neighbourOf } from './patch-card.js';

/** What can be done with the card of the open dialog, and which of its windows is open. */
export type CardWindow = 'link' | 'unlink' | 'history';

/** Registers the actions of the card: walk through its dialogs, read it as one history, link, unlink, look back. */
export function useCardActions(card: Card | undefined, dialogId: number) {
  const client = useQueryClient();
  const { open, refine, search } = useChatLocation();
  const [shown, setShown] = useState<CardWindow | null>(null);
  const mayMerge = useMay('merge_chats') ?? false;
  const dialogs = card ? dialogsOf(card) : [];
  const isLinked = card !== undefined && card.clients.length + card.hidden > 1;

  const go = (step: 1 | -1): void => {
    const row = neighbourOf(dialogs, dialogId, step);
    if (!row) return;
    open(row.id, { pane: search.pane === 'client' ? 'client' : undefined }, true);
    const after = neighbourOf(dialogs, row.id, step);
    if (after && after.id !== dialogId) prefetchDialog(client, after);
  };
  useAction('card.previous', () => go(-1), dialogs.length > 1);
  useAction('card.next', () => go(1), dialogs.length > 1);
  useAction('card.timeline', () => refine({ pane: search.pane === 'timeline' ? undefined : 'timeline' }), isLinked);
  useAction('card.link', () => setShown('link'), mayMerge && card !== undefined);
  useAction('card.unlink', () => setShown('unlink'), mayMerge && isLinked);
  useAction('card.history', () => setShown('history'), mayMerge && card !== undefined);
  return { shown, close: () => setShown(null) };
}
