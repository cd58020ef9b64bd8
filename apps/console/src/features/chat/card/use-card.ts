import { useQuery, useQueryClient } from '@tanstack/react-query';
import { changeCard, type Card, type CardPatch } from '../../../api/cards.js';
import type { Client } from '../../../api/types.js';
import { applyCard, refreshCard, showCard } from './apply-card.js';
import { withPatch } from './patch-card.js';
import { cardKeys, cardQuery } from './queries.js';

/** The card of a client; undefined until it is known. */
export function useCard(client: Pick<Client, 'cardId'> | undefined): Card | undefined {
  const { data } = useQuery({ ...cardQuery(client?.cardId ?? 0), enabled: client !== undefined });
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
