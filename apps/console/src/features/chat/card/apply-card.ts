import type { QueryClient } from '@tanstack/react-query';
import type { Card } from '../../../api/cards.js';
import type { Client, DialogRow, DialogView, LiveEvent, Message } from '../../../api/types.js';
import { keys } from '../queries/keys.js';
import { patchLists } from '../live/patch-lists.js';
import { renameClient } from '../live/patch-dialogs.js';
import { upsertMessage } from '../live/patch-messages.js';
import { clientOfCard, newerCard, withDialog } from './patch-card.js';
import { cardKeys, type TimelineData } from './queries.js';

/** What a card says, wherever it is shown: in the lists, beside each of its dialogs. */
export function showCard(client: QueryClient, card: Card): void {
  client.setQueryData<Card>(cardKeys.one(card.id), card);
  for (const { clientId, dialog, name } of card.clients) {
    patchLists(client, (pages) => renameClient(pages, { id: clientId, name: card.name ?? name }));
    if (dialog)
      client.setQueryData<DialogView>(keys.dialog(dialog.id), (view) => view && { ...view, client: clientOfCard(view.client, card) });
  }
}

/** The server's word about a card, unless a later one is there already. */
export function applyCard(client: QueryClient, card: Card): void {
  showCard(client, newerCard(client.getQueryData(cardKeys.one(card.id)), card));
  for (const { clientId } of card.clients) clientMoved(client, { id: clientId, cardId: card.id });
}

/** Every card that is known here. */
export const loadedCards = (client: QueryClient): Card[] =>
  client.getQueriesData<Card>({ queryKey: cardKeys.all }).flatMap(([, card]) => (card ? [card] : []));

/** A dialog's newest state on the card that lists it. */
export function applyDialogToCards(client: QueryClient, row: DialogRow): void {
  for (const card of loadedCards(client)) {
    const changed = withDialog(card, row);
    if (changed !== card) client.setQueryData<Card>(cardKeys.one(card.id), changed);
  }
}

/** A new or changed message in the whole history of the person, where that is loaded. */
export function applyMessageToTimelines(client: QueryClient, message: Message): void {
  for (const card of loadedCards(client)) {
    const channel = card.clients.find(({ dialog }) => dialog?.id === message.dialogId)?.channel;
    if (!channel) continue;
    client.setQueryData<TimelineData>(
      cardKeys.timeline(card.id),
      (data) => data && { ...data, pages: upsertMessage(data.pages, { ...message, channel }) },
    );
  }
}

/** Asks for a card again, and for the history of whom it tells. */
export function refreshCard(client: QueryClient, cardId: number): void {
  void client.invalidateQueries({ queryKey: cardKeys.one(cardId) });
  void client.invalidateQueries({ queryKey: cardKeys.links(cardId) });
}

/** A client who has gone to another card: both are read anew, and what was shown as one history. */
export function clientMoved(client: QueryClient, { id, cardId }: Pick<Client, 'id' | 'cardId'>): void {
  for (const card of loadedCards(client)) {
    if (card.id === cardId || !card.clients.some(({ clientId }) => clientId === id)) continue;
    // Nobody looks at it: it must not be taken for the present one.
    client.removeQueries({ queryKey: cardKeys.one(card.id), type: 'inactive' });
    refreshCard(client, card.id);
    void client.resetQueries({ queryKey: cardKeys.timeline(card.id) });
  }
}

/** What an event means for the cards that are loaded. */
export function applyEventToCards(client: QueryClient, event: LiveEvent): void {
  if (event.dialog) applyDialogToCards(client, event.dialog);
  if (event.message) applyMessageToTimelines(client, event.message);
  if (event.client) clientMoved(client, event.client);
  if (event.kind === 'card_changed' && event.cardId !== undefined) refreshCard(client, event.cardId);
}
