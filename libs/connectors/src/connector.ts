import type { ChannelAccount } from '#domain/channels/channel-provider.port.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import type { ClientIdentity } from '#domain/clients/identity.js';
import type { FoundPerson, KnownBy, Whom } from '#domain/clients/whom.js';
import type { ConnectedChannel, Transport } from '#domain/channels/channel.js';
import type { ChannelAction, ChannelActionKind } from '#domain/messages/channel-action.js';
import type { AttachmentKind, MessageButton } from '#domain/messages/content.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { MessageStatus } from '#domain/messages/status.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import type { HttpPort } from './http/http.port.js';

/** A provider's webhook as it came: the bytes decide about the signature, so nothing is parsed before `verify`. */
export interface RawRequest {
  method: 'GET' | 'POST';
  headers: Record<string, string | string[] | undefined>;
  query: Record<string, string | undefined>;
  body: Uint8Array;
}

/** What a webhook became. `notServed` holds the numbers in it that the channel does not serve. */
export interface ParsedRequest {
  events: InboundEvent[];
  notServed: string[];
  /** Items that could not be read, each with its reason in words: the rest of the webhook goes on, the body is kept raw. */
  failed?: string[];
  /** Set when the webhook hands over a piece of an older history: where in it this piece stands. */
  history?: HistoryChunk;
  /** Set when the provider will not hand over its history, in its own words. */
  historyRefused?: string;
  /** The provider says that its list of templates changed in a way that only asking it tells. */
  templatesChanged?: boolean;
}

/** A piece of a history import. Pieces come out of order; `progress` is the provider's own word, 0 to 100. */
export interface HistoryChunk {
  phase: number | null;
  order: number | null;
  progress: number | null;
}

/** The body is not what the provider's webhook can be; it is kept raw with this sentence and can be replayed. */
export class UnparsableBody extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnparsableBody';
  }
}

/** What the channel can carry. The console checks against it as one types; the API refuses what does not fit. */
export interface ChannelLimits {
  textLength: number;
  captionLength: number;
  /** Kinds of files that may carry a text; the text beside any other file goes as a message of its own. */
  captionedKinds: readonly AttachmentKind[];
  buttons: number;
  buttonTitleLength: number;
  /** What a button carries; for a longer payload its reference travels. 0: buttons are numbered lines, the number is the answer. */
  payloadLength: number;
  payloadUnit: 'characters' | 'bytes';
  listRows: number;
  /** Kinds of buttons that the channel shows; others are refused, or travel as text where the connector says so. */
  buttonKinds: readonly MessageButton['type'][];
  /** How long after the client's last message free texts may be sent; null = always. */
  replyWindowHours: number | null;
  attachmentBytes: Record<AttachmentKind, number>;
  /** How fast the provider takes messages; all processes together keep below it. */
  pace: { perSecond: number };
}

/** What else the channel can do; the console shows no button for what it can't. */
export interface ChannelFeatures {
  quotes: boolean;
  location: boolean;
  contacts: boolean;
  /** Message templates, and with them the possibility to write after the reply window. */
  templates: boolean;
  /** What the channel tells of a sent message beyond "sent". */
  statuses: readonly ('delivered' | 'read')[];
  actions: readonly ChannelActionKind[];
  /** Emoji that may be used to react; null = any. */
  reactions: readonly string[] | null;
  /** The chat itself asks its client to rate what was closed. */
  ownRating?: boolean;
}

/** One field of the form that connects a channel; the channels page is drawn from it. */
export interface ChannelField {
  name: string;
  secret: boolean;
  required: boolean;
  /** Translation key of the label in the console. */
  label: string;
  example: string;
  /** Made by us when it is left empty (webhook secrets, verify tokens). */
  generated?: boolean;
  /** A closed list of values, the first of them the usual one; drawn as a choice. */
  choices?: readonly string[];
  /** Asked for only where this setting has this value; elsewhere nobody misses it. */
  when?: { setting: string; is: string };
}

/** Talks to one provider. Knows nothing of dialogs, operators or the database. */
export interface Connector {
  readonly transport: Transport;
  readonly limits: ChannelLimits;
  readonly features: ChannelFeatures;
  readonly fields: readonly ChannelField[];
  /** The provider's statuses carry our message id back, so that a lost answer can be settled by them. */
  readonly carriesOurId?: boolean;
  /** The provider asks who we are (Meta's GET with a challenge): the answer's text, or null when it is not us. */
  challenge?(request: RawRequest, channel: ConnectedChannel): string | null;
  /** Providers that read our answer to a webhook: its body as JSON. Absent: `{"status":"ok"}`; null: an empty body. */
  readonly acknowledgement?: Record<string, unknown> | null;
  /** True only if the request carries this channel's signature or secret; an unset secret is never true. */
  verify(request: RawRequest, channel: ConnectedChannel): boolean;
  /** Pure and total: an unknown kind becomes a placeholder, only a body that is no webhook at all throws `UnparsableBody`. */
  parse(request: RawRequest, channel: ConnectedChannel): ParsedRequest;
  /** Resolves with the provider's id, throws a `SendError` and nothing else. */
  send(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult>;
}

export interface SendResult {
  externalId: string;
  /** Further ids under which statuses and presses may name the message. */
  alsoKnownAs?: string[];
  /** `accepted` unless told: where the provider's answer is its last word, this is `sent`. */
  status?: Extract<MessageStatus, 'accepted' | 'sent' | 'delivered'>;
}

/** A connector that can fetch the files clients send. */
export interface FetchesMedia {
  /** Throws a `MediaError`. */
  fetchMedia(media: { mediaId: string | null; url: string | null }, channel: ConnectedChannel, http: HttpPort): Promise<FetchedMedia>;
}

/** A file on its way in. `body` is read once, to its end or until it is too long; whoever stops early ends the download. */
export interface FetchedMedia {
  body: AsyncIterable<Uint8Array>;
  mime: string | null;
}

export const fetchesMedia = (connector: Connector): connector is Connector & FetchesMedia => 'fetchMedia' in connector;

/** A connector that reaches people who never wrote, by their phones. */
export interface WritesFirst {
  /** What the messenger knows the owner of a phone by, the strongest first; digits only. */
  identitiesOfPhone(phone: string): ClientIdentity[];
}

export const writesFirst = (connector: Connector): connector is Connector & WritesFirst => 'identitiesOfPhone' in connector;

/** A connector whose messenger can be asked whether somebody is there, and who he is. */
export interface FindsPeople {
  readonly findsBy: readonly KnownBy[];
  /** Null: nobody is there. Throws a `SendError` and nothing else. */
  findPerson(whom: Whom, channel: ConnectedChannel, http: HttpPort): Promise<FoundPerson | null>;
}

export const findsPeople = (connector: Connector): connector is Connector & FindsPeople => 'findPerson' in connector;

/** What a chat with somebody who never wrote can be begun by; nothing: it cannot. */
export function beginsBy(connector: Connector): KnownBy[] {
  const found: readonly KnownBy[] = findsPeople(connector) ? connector.findsBy : [];
  return [...new Set<KnownBy>([...(writesFirst(connector) ? (['phone'] as const) : []), ...found])];
}

/** A connector with `features.actions`. */
export interface PerformsActions {
  /** Throws a `SendError` and nothing else. */
  perform(action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void>;
}

export const performsActions = (connector: Connector): connector is Connector & PerformsActions => 'perform' in connector;

export type { ChannelAccount };

/** The provider refuses the channel as it is set up. */
export class ChannelRefusal extends Error {
  constructor(
    /** The form's field that is wrong (`secrets.access_token`), or null when it is none in particular. */
    readonly field: string | null,
    /** Key of the sentence that the admin reads (`channelRefusal.<reason>`). */
    readonly reason: string,
    /** The provider's own words; no secret in it. */
    readonly detail: string | null = null,
  ) {
    super(reason);
    this.name = 'ChannelRefusal';
  }
}

/** A connector that can be asked whether its credentials work. */
export interface ChecksCredentials {
  /** Throws a `ChannelRefusal`; a provider that can't be reached is one too (`provider_unavailable`). */
  check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount>;
}

export const checksCredentials = (connector: Connector): connector is Connector & ChecksCredentials => 'check' in connector;

/** A connector that can tell the provider where our webhook is, so that no admin has to copy it. Both may be repeated. */
export interface Subscribes {
  /** Throws a `ChannelRefusal`. */
  subscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void>;
  /** Throws a `ChannelRefusal`; a provider that no longer knows us is content. */
  unsubscribe(channel: ConnectedChannel, hookUrl: string, http: HttpPort): Promise<void>;
}

export const subscribes = (connector: Connector): connector is Connector & Subscribes => 'subscribe' in connector;

/** A connector that can ask for updates where the provider cannot reach us. */
export interface Polls {
  /** Waits at the provider for what came after `cursor`. Throws a `SendError`; `channel_broken` ends the polling. */
  poll(cursor: string | null, channel: ConnectedChannel, http: HttpPort): Promise<PolledUpdates>;
}

export interface PolledUpdates {
  /** Each as the provider's webhook would have brought it, with whatever `verify` asks for. */
  requests: RawRequest[];
  /** What to ask with next time, once all of them are stored. */
  cursor: string | null;
}

export const polls = (connector: Connector): connector is Connector & Polls => 'poll' in connector;

/** A connector whose provider keeps message templates. */
export interface ListsTemplates {
  /** All templates, page by page. Throws a `SendError`. */
  listTemplates(channel: ConnectedChannel, http: HttpPort): AsyncIterable<ListedTemplate[]>;
}

export const listsTemplates = (connector: Connector): connector is Connector & ListsTemplates => 'listTemplates' in connector;

/** A connector whose provider hands over the older messages of a number when it is asked to; they come by webhook. */
export interface RequestsHistory {
  /** Throws a `SendError`. */
  requestHistory(channel: ConnectedChannel, http: HttpPort): Promise<void>;
}

export const requestsHistory = (connector: Connector): connector is Connector & RequestsHistory => 'requestHistory' in connector;

/** A connector of a personal number, which somebody signs in to. */
export interface SignsIn {
  /** Throws a `ChannelRefusal`. */
  signIn(step: SignInStep, channel: ConnectedChannel, http: HttpPort): Promise<ChannelSession>;
}

export const signsIn = (connector: Connector): connector is Connector & SignsIn => 'signIn' in connector;
