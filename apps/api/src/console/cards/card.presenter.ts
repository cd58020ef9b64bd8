import type { CardFields as Fields } from '#domain/cards/card-fields.js';
import type { LinkComparison } from '#domain/cards/link-cards.js';
import { isConflict } from '#domain/cards/compare-cards.js';
import type { Parting } from '#domain/cards/part-cards.js';
import type { CardLinkView } from '#persistence/cards/card-links.view.js';
import type { CardClientRow, CardView } from '#persistence/cards/card.view.js';
import type { DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import { presentDialogRow } from '../dialogs/dialog.presenter.js';
import type { Card, CardClient, CardFields, CardLink, LinkPreview, UnlinkPreview } from './cards.dto.js';

export function presentCard(card: CardView, dialogs: ReadonlyMap<number, DialogListItem>, links: readonly CardLinkView[]): Card {
  const { id, revision, fields, tags, hidden } = card;
  const holding = links.filter(({ undoneAt }) => undoneAt === null).map(presentLink);
  return {
    id,
    revision,
    ...presentFields(fields),
    tags,
    clients: card.clients.map((row) => presentClient(row, dialogs)),
    hidden,
    links: holding,
  };
}

export const presentFields = ({ extraComments, ...fields }: Fields): CardFields => ({ ...fields, extraComments: [...extraComments] });

function presentClient(row: CardClientRow, dialogs: ReadonlyMap<number, DialogListItem>): CardClient {
  const { clientId, name, username, phone, identities, blacklistedAt, dialogId } = row;
  const dialog = dialogs.get(dialogId ?? 0);
  return {
    ...{ clientId, name, username, phone, identities, blacklistedAt: blacklistedAt?.toISOString() ?? null },
    channel: { id: row.channelId, name: row.channelName, transport: row.transport },
    dialog: dialog ? presentDialogRow(dialog) : null,
  };
}

export const presentLink = ({ at, undoneAt, ...link }: CardLinkView): CardLink => ({
  ...link,
  at: at.toISOString(),
  undoneAt: undoneAt?.toISOString() ?? null,
});

export function presentComparison({ fields, suggested }: LinkComparison, target: Card, other: Card): LinkPreview {
  const tags = [...target.tags, ...other.tags.filter(({ id }) => !target.tags.some((tag) => tag.id === id))];
  return { target, other, fields, conflicts: fields.filter(isConflict).length, tags, suggested: presentFields(suggested) };
}

/** Whoever goes too and may not be seen is only counted. */
export function presentParting({ card, parts }: Parting, channels: ReadonlyMap<number, CardClient['channel']>): UnlinkPreview {
  const gone = new Set(parts.map(({ clientId }) => clientId));
  const shown = parts.filter(({ client }) => client.visible);
  return {
    revision: card.revision,
    parts: shown.map(({ client, card: own, changes, asked, toCardId }) => ({
      ...{ clientId: client.id, name: client.name, channel: channels.get(client.id) ?? { id: 0, name: client.channelName, transport: '' } },
      ...{ asked, cardId: toCardId, card: presentFields(own.fields), changes },
    })),
    hidden: parts.length - shown.length,
    stay: card.clients.filter(({ id, visible }) => visible && !gone.has(id)).map(({ id }) => id),
  };
}
