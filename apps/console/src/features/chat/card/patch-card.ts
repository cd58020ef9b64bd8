import type { Card, CardPatch, CustomFieldValue } from '../../../api/cards.js';
import type { Client, DialogRow } from '../../../api/types.js';

/** Of two answers the later one: live pushes and one's own request overtake each other. */
export const newerCard = (known: Card | undefined, card: Card): Card => (known && known.revision > card.revision ? known : card);

const merged = (fields: Card['customFields'], changes: Record<string, CustomFieldValue | null>): Card['customFields'] =>
  Object.fromEntries(
    Object.entries({ ...fields, ...changes }).filter((entry): entry is [string, CustomFieldValue] => entry[1] !== null && entry[1] !== ''),
  );

/** The card with what was just written on it. */
export function withPatch(card: Card, { customFields, ...patch }: CardPatch): Card {
  return { ...card, ...patch, ...(customFields && { customFields: merged(card.customFields, customFields) }) };
}

/** The card with the newest state of one of its dialogs. */
export function withDialog(card: Card, row: DialogRow): Card {
  if (!card.clients.some(({ dialog }) => dialog?.id === row.id)) return card;
  return { ...card, clients: card.clients.map((client) => (client.dialog?.id === row.id ? { ...client, dialog: row } : client)) };
}

/** A client as he is shown, with what his card says. */
export const clientOfCard = (client: Client, card: Card): Client => ({
  ...client,
  cardId: card.id,
  name: card.name ?? client.name,
  phone: card.phones[0] ?? client.phone,
  email: card.email,
  comment: card.comment,
  tags: card.tags,
  card: {
    id: card.id,
    title: card.title,
    phones: card.phones,
    contractNumber: card.contractNumber,
    customFields: card.customFields,
    dialogs: card.clients.length + card.hidden,
  },
});

/** The card as far as one of its clients tells of it: stands on the screen until the card itself has come. */
export const cardOfClient = (client: Client): Card => ({
  ...client.card,
  revision: -1,
  name: client.name,
  email: client.email,
  comment: client.comment,
  extraComments: [null, null, null],
  tags: client.tags,
  clients: [],
  hidden: 0,
  links: [],
});

/** The person's dialogs in the order in which the keys walk through them: the same for everybody, whatever is said in them. */
export const dialogsOf = (card: Pick<Card, 'clients'>): DialogRow[] =>
  card.clients
    .flatMap(({ dialog }) => (dialog ? [dialog] : []))
    .sort((a, b) => a.channel.name.localeCompare(b.channel.name) || a.id - b.id);

/** The dialog before or after the open one, round and round. */
export function neighbourOf(dialogs: readonly DialogRow[], dialogId: number, step: 1 | -1): DialogRow | undefined {
  const index = dialogs.findIndex(({ id }) => id === dialogId);
  if (index < 0 || dialogs.length < 2) return undefined;
  return dialogs[(index + step + dialogs.length) % dialogs.length];
}
