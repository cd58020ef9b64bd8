import type { Candidates } from '../assignment/candidates.js';
import type { AssignmentRules } from '../assignment/rules.js';
import type { ClientIdentity } from '../clients/identity.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { AskedRating } from '../ratings/rating.js';
import type { MessageButton } from '../messages/content.js';
import type { InboundEvent } from '../messages/inbound-event.js';
import { LISTENS_TO_NOTHING, type Listening } from '../scenarios/triggers.js';

/** One provider event with the channel that it came through. */
export interface ChannelEvent {
  channelId: number;
  event: InboundEvent;
}

export interface KnownClient {
  id: number;
  cardId: number;
  name: string;
  phone: string | null;
  /** Blocked us, left, or deleted his account, as far as the provider said. */
  unreachable: boolean;
  /** On the black list: heard, but nobody is troubled with it. */
  blacklisted: boolean;
  /** Identities of this client that the database holds. */
  identities: Set<string>;
}

/** A stored message that an event refers to. */
export interface KnownMessage {
  id: number;
  dialogId: number;
  text: string | null;
  reactions: { emoji: string; by: 'client' | 'operator' }[];
  /** Imported without its file, which is still to come. */
  awaitsFile: boolean;
  buttons: MessageButton[];
}

/** A payload that had no room in its button, and how the button reads. */
export interface PressedReference {
  payload: string;
  title: string | null;
}

/** How an imported message is marked that waits for its file. */
export const AWAITED_FILE = 'media_placeholder';

/** How the database knows an identity; unique within the product. */
export const identityKey = (channelId: number, identity: ClientIdentity): string => `${channelId}\n${identity.kind}\n${identity.value}`;

/** How the database knows a provider's message; unique within the product. */
export const externalKey = (channelId: number, externalId: string): string => `${channelId}\n${externalId}`;

/** How the database knows a payload that a client was given. */
export const referenceKey = (clientId: number, reference: string): string => `${clientId}\n${reference}`;

/** What the database knows of everything that a group of events mentions, read under the locks of its dialogs. */
export class IngestSnapshot {
  constructor(
    /** By identityKey; several keys may lead to one client. */
    readonly clients: Map<string, KnownClient>,
    /** By client id. */
    readonly dialogs: Map<number, Dialog>,
    /** By externalKey. */
    readonly messages: Map<string, KnownMessage>,
    readonly rules: AssignmentRules,
    /** Operators who may serve a dialog; empty until some dialog must be placed. */
    public candidates: Candidates,
    /** Channels that take part in auto-assignment. */
    readonly autoAssignChannels: Set<number>,
    /** By referenceKey: what references among the presses stand for. */
    readonly pressedReferences = new Map<string, PressedReference>(),
    /** What the company's scenarios listen to. */
    readonly listening: Listening = LISTENS_TO_NOTHING,
    /** Questions that may still be answered, newest first; only where an event looks like an answer. */
    readonly askedRatings: AskedRating[] = [],
  ) {}

  /** What a client was given under a reference that he pressed now; undefined: nothing. */
  given(clientId: number, reference: string): PressedReference | undefined {
    return this.pressedReferences.get(referenceKey(clientId, reference));
  }

  client(channelId: number, identities: ClientIdentity[]): KnownClient | undefined {
    for (const identity of identities) {
      const client = this.clients.get(identityKey(channelId, identity));
      if (client) return client;
    }
    return undefined;
  }

  message(channelId: number, externalId: string): KnownMessage | undefined {
    return this.messages.get(externalKey(channelId, externalId));
  }
}

/** The identities that an event may be recognised by. */
export function identitiesOf(event: InboundEvent): ClientIdentity[] {
  switch (event.type) {
    case 'message_received':
      return event.sender.identities;
    case 'message_echoed':
      return event.to.identities;
    case 'message_imported':
    case 'client_named':
      return event.client.identities;
    case 'conversation_started':
      return event.client.identities;
    case 'messages_read':
    case 'read_elsewhere':
    case 'client_typing':
    case 'client_reachability':
    case 'dialog_rated':
      return event.client;
    case 'identity_changed':
      return event.to ? [...event.from, event.to] : event.from;
    case 'status_changed':
      return event.recipient;
    default:
      return [];
  }
}

/** The provider's message ids that an event mentions: its own, and those that it is about. */
export function externalIdsOf(event: InboundEvent): string[] {
  switch (event.type) {
    case 'message_received':
    case 'message_echoed':
    case 'message_imported':
      return [...idsOf(event), event.quotes, event.content.press?.onMessage].filter((id) => typeof id === 'string');
    case 'status_changed':
      return idsOf(event);
    case 'attachment_arrived':
    case 'conversation_started':
    case 'dialog_rated':
    case 'message_edited':
    case 'message_revoked':
    case 'identity_changed':
      return [event.externalId];
    case 'reaction_changed':
      return [event.onMessage];
    case 'read_elsewhere':
      return event.externalId === undefined ? [] : [event.externalId];
    default:
      return [];
  }
}

/** All ids by which an event names its message, the provider's own first. */
export const idsOf = (event: { externalId: string; alsoKnownAs?: string[] }): string[] => [
  ...new Set([event.externalId, ...(event.alsoKnownAs ?? [])]),
];

/** Whether the event may open a dialog, so that somebody must be found for it. */
export const mayOpenDialog = (event: InboundEvent): boolean => event.type === 'message_received';

/** Whether the event is a message in or out that may make its dialog active in a month (packages/activity.ts). */
export const isWritten = ({ type }: InboundEvent): boolean => type === 'message_received' || type === 'message_echoed';

/**
 * How many ids an event may need: client, card, dialog, request, message, four system lines, a package with its entry in the ledger,
 * and its files.
 */
export function idsNeeded(event: InboundEvent): number {
  const files = 'attachments' in event ? event.attachments.length : 0;
  return event.type === 'status_changed' || event.type === 'reaction_changed' ? 0 : 11 + files;
}
