import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { changeCard, type Card, type CardPatch } from '../../../api/cards.js';
import type { Client } from '../../../api/types.js';
import { applyCard, loadedCards, refreshCard, showCard } from './apply-card.js';
import { withPatch } from './patch-card.js';
import { cardKeys, cardQuery } from './queries.js';

/** The card that lists a dialog, of those that are loaded: its neighbours are known before the dialog itself is. */
const cardListing = (client: QueryClient, dialogId: number): Card | undefined =>
  loadedCards(client).find(({ clients }) => clients.some(({ dialog }) => dialog?.id === dialogId));

/** The card of an open dialog; undefined until it is known. */
export function useCard(dialogId: number, known: Pick<Client, 'cardId'> | undefined): Card | undefined {
  const client = useQueryClient();
  const cardId = known?.cardId ?? cardListing(client, dialogId)?.id;
  const { data } = useQuery({ ...cardQuery(cardId ?? 0), enabled: cardId !== undefined });
  return data;
}

/** Changes the card: on the screen first, for every dialog of the person; back again if the server refuses. */
export function useChangeCard(card: Card): (patch: CardPatch) => Promise<void> {
  const client = useQueryClient();
  return async (patch) => {
    const before = client.getQueryData<Card>(cardKeys.one(card.id)) ?? card;
    showCard(client, withPatch(before, patch));
    try {
      applyCard(client, await changeCard(card.id, patch));
    } catch (error) {
      showCard(client, before);
      refreshCard(client, card.id);
      throw error;
    }
  };
}
