import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { ChannelRef, ClientTag, DialogRow, Message, Named } from './types.js';

export type CustomFieldValue = string | number | boolean;

/** The value of one field of a card, whichever it is. */
export type CardValue = string | number | boolean | string[] | null;

/** What a card says of a person, beside his tags. */
export interface CardFields {
  title: string | null;
  /** Null: as his channel names him. */
  name: string | null;
  phones: string[];
  /** Several: each on a line of its own. */
  email: string | null;
  comment: string | null;
  /** Three; null where nothing is written. */
  extraComments: (string | null)[];
  contractNumber: string | null;
  /** By the number of the custom field. */
  customFields: Record<string, CustomFieldValue>;
}

/** One client of the person: who he is in one channel. */
export interface CardClient {
  clientId: number;
  name: string;
  username: string | null;
  phone: string | null;
  channel: ChannelRef;
  identities: { kind: string; value: string }[];
  blacklistedAt: string | null;
  /** Null: he has not been written to yet. */
  dialog: DialogRow | null;
}

export interface CardLinkClient {
  clientId: number;
  name: string;
  channel: ChannelRef;
  side: 'target' | 'other';
  /** When he was parted from the card that the link made. */
  unlinkedAt: string | null;
  unlinkedBy: Named | null;
}

/** Two cards became one. */
export interface CardLink {
  id: number;
  cardId: number;
  targetCardId: number;
  otherCardId: number;
  at: string;
  by: Named | null;
  clients: CardLinkClient[];
  /** How many of its clients whoever asks may not see. */
  hidden: number;
  undoneAt: string | null;
  undoneBy: Named | null;
  /** False: undone already, or a later link stands on it. */
  canUndo: boolean;
}

/** A person: one client or more, and what is kept of them together. */
export interface Card extends CardFields {
  id: number;
  /** Grows with every change; sent back as what one has seen. */
  revision: number;
  tags: ClientTag[];
  clients: CardClient[];
  /** How many more clients there are that whoever asks may not see. */
  hidden: number;
  /** Those that hold it together now, the newest first. */
  links: CardLink[];
}

/** What is absent stays, null empties; of the custom fields only those that are named change. */
export type CardPatch = Partial<Omit<CardFields, 'customFields'>> & { customFields?: Record<string, CustomFieldValue | null> };

export interface FoundCard {
  id: number;
  title: string | null;
  name: string;
  phones: string[];
  dialogs: DialogRow[];
}

export type Side = 'target' | 'other';

/** One field of two cards side by side. "extraComments.0" is the first extra comment, "customFields.7" the company's own field 7. */
export interface CardLinkField {
  field: string;
  target: CardValue;
  other: CardValue;
  equal: boolean;
  /** With both boxes ticked; null: these two cannot be joined. */
  joined: CardValue;
  /** The boxes to begin with. */
  choice: Side | 'both';
  /** What they make. */
  suggested: CardValue;
}

export interface LinkPreview {
  target: Card;
  other: Card;
  /** Those that at least one of the two has filled in. */
  fields: CardLinkField[];
  conflicts: number;
  /** Of both. */
  tags: ClientTag[];
  /** The card as the boxes to begin with make it. */
  suggested: CardFields;
}

export interface LinkRequest {
  targetCardId: number;
  otherCardId: number;
  /** The revisions that the choice was made from. */
  seen: Record<Side, number>;
  card: CardFields & { tagIds: number[] };
}

/** A field of the card that was changed since a client came to it. */
export interface CardFieldChange {
  field: string;
  own: CardValue;
  then: CardValue;
  now: CardValue;
}

/** Where one client goes when he is parted. */
export interface UnlinkedPart {
  clientId: number;
  name: string;
  channel: ChannelRef;
  /** False: nobody would stay with him, so he goes too. */
  asked: boolean;
  /** Null: a copy of the present card is made for him. */
  cardId: number | null;
  card: CardFields;
  changes: CardFieldChange[];
}

export interface UnlinkPreview {
  revision: number;
  parts: UnlinkedPart[];
  /** Clients who go too and whose dialogs whoever asks may not see. */
  hidden: number;
  /** Clients who stay on the card. */
  stay: number[];
}

/** By client: the changed fields that his card is to have too. */
export type Keep = Record<string, string[]>;

/** A message with the channel that it went through. */
export type TimelineMessage = Message & { channel: ChannelRef };

/** The oldest first. */
export interface TimelinePage {
  items: TimelineMessage[];
  next: string | null;
}

/** An empty comment goes out as an empty text: each of the three has its place. */
const sent = <T extends { extraComments?: (string | null)[] }>(card: T): T =>
  card.extraComments ? { ...card, extraComments: card.extraComments.map((text) => text ?? '') } : card;

const path = (id: number, rest = '') => `/api/cards/${id}${rest}`;

export const getCard = (id: number, signal?: AbortSignal) => http.get<Card>(path(id), { signal });
export const changeCard = (id: number, patch: CardPatch) => http.patch<Card>(path(id), sent(patch));
export const listTimeline = (id: number, before: string | null, signal?: AbortSignal) =>
  http.get<TimelinePage>(path(id, '/timeline'), { query: { before, limit: 50 }, signal });

/** Dialogs that whoever asks may see, by a part of a name, a number, a login or an ID. */
export const foundCardsQuery = (query: string, not: number) =>
  queryOptions({
    queryKey: ['found-cards', not, query],
    queryFn: async ({ signal }) => (await http.get<{ items: FoundCard[] }>('/api/cards/find', { query: { query, not }, signal })).items,
    enabled: query !== '',
    staleTime: 0,
  });

export const previewLink = (targetCardId: number, otherCardId: number, signal?: AbortSignal) =>
  http.post<LinkPreview>('/api/cards/link/preview', { targetCardId, otherCardId }, { signal });
export const linkCards = (request: LinkRequest) => http.post<Card>('/api/cards/link', { ...request, card: sent(request.card) });

/** Absent clients: all of them. */
export const previewUnlink = (id: number, clientIds?: number[], signal?: AbortSignal) =>
  http.post<UnlinkPreview>(path(id, '/unlink/preview'), { clientIds }, { signal });
export const unlinkCard = (id: number, request: { clientIds?: number[]; keep: Keep; seen: number }) =>
  http.post<{ items: Card[] }>(path(id, '/unlink'), request);

export const listLinks = async (id: number, signal?: AbortSignal) =>
  (await http.get<{ items: CardLink[] }>(path(id, '/links'), { signal })).items;
export const previewUndo = (linkId: number, signal?: AbortSignal) =>
  http.post<UnlinkPreview>(`/api/card-links/${linkId}/undo/preview`, {}, { signal });
export const undoLink = (linkId: number, request: { keep: Keep; seen?: number }) =>
  http.post<{ items: Card[] }>(`/api/card-links/${linkId}/undo`, request);
