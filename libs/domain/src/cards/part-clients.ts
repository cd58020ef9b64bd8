import { LinkNotLast, LinkUndone, NotLinked } from './cards.errors.js';

/** A link by which a client came to another card and that still holds. */
export interface Stay {
  linkId: number;
  /** The card that the link made. */
  cardId: number;
  /** The one that he was on before. */
  fromCardId: number;
}

export interface LinkedClient {
  id: number;
  /** The oldest first: the first began on his own card, the last made the present one. */
  stays: readonly Stay[];
}

/** Where a client goes. */
export interface Move {
  clientId: number;
  /** Null: a copy of the present card is made for him, as he never had one of his own. */
  toCardId: number | null;
  /** The links that do not hold him any more. */
  ends: readonly Stay[];
  /** False: nobody would stay with him, so he goes too. */
  asked: boolean;
}

const homeOf = (client: LinkedClient, asked: boolean): Move => ({
  ...{ clientId: client.id, toCardId: client.stays[0]?.fromCardId ?? null, ends: client.stays, asked },
});

/**
 * Parts clients from their card: each goes back to the one he came with. Somebody who would be left alone on a card that a link made
 * goes too, as a card of one is no link. `chosen` null = all.
 */
export function planUnlink(clients: readonly LinkedClient[], chosen: ReadonlySet<number> | null): Move[] {
  if (clients.length < 2) throw new NotLinked();
  const leaving = clients.filter(({ id }) => chosen === null || chosen.has(id));
  const staying = clients.filter((client) => !leaving.includes(client));
  const [last] = staying;
  const moves = leaving.map((client) => homeOf(client, true));
  if (staying.length === 1 && last && last.stays.length > 0) return [...moves, homeOf(last, false)];
  // Somebody who was always on this card keeps it when nobody else does.
  const keeper = staying.length === 0 ? moves.findIndex(({ toCardId }) => toCardId === null) : -1;
  return moves.filter((_, place) => place !== keeper);
}

/** Takes one link back: everybody whom it still holds goes to the side that he came from. */
export function planUndo(linkId: number, clients: readonly LinkedClient[]): Move[] {
  const held = clients.filter(({ stays }) => stays.some((stay) => stay.linkId === linkId));
  if (held.length === 0) throw new LinkUndone();
  const later = held.map(({ stays }) => stays.at(-1)).find((stay) => stay && stay.linkId !== linkId);
  if (later) throw new LinkNotLast(later.linkId);
  const back = held.map((client): [LinkedClient, Stay] => [client, client.stays.at(-1) as Stay]);
  return back.map(([client, last]) => {
    const company = back.filter(([, { fromCardId }]) => fromCardId === last.fromCardId);
    if (company.length === 1 && client.stays.length > 1) return homeOf(client, true);
    return { clientId: client.id, toCardId: last.fromCardId, ends: [last], asked: true };
  });
}
