import type { ConnectedChannel, Transport } from '#domain/channels/channel.js';
import type { AttachmentKind } from '#domain/messages/content.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
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
  payloadLength: number;
  listRows: number;
  /** How long after the client's last message free texts may be sent; null = always. */
  replyWindowHours: number | null;
  attachmentBytes: Record<AttachmentKind, number>;
}

/** One field of the form that connects a channel; the channels page is drawn from it. */
export interface ChannelField {
  name: string;
  secret: boolean;
  required: boolean;
  /** Translation key of the label in the console. */
  label: string;
  example: string;
}

/** Talks to one provider. Knows nothing of dialogs, operators or the database. */
export interface Connector {
  readonly transport: Transport;
  readonly limits: ChannelLimits;
  readonly fields: readonly ChannelField[];
  /** The provider's statuses carry our message id back, so that a lost answer can be settled by them. */
  readonly carriesOurId?: boolean;
  /** The provider asks who we are (Meta's GET with a challenge): the answer's text, or null when it is not us. */
  challenge?(request: RawRequest, channel: ConnectedChannel): string | null;
  /** True only if the request carries this channel's signature or secret; an unset secret is never true. */
  verify(request: RawRequest, channel: ConnectedChannel): boolean;
  /** Pure and total: an unknown kind becomes a placeholder, only a body that is no webhook at all throws `UnparsableBody`. */
  parse(request: RawRequest, channel: ConnectedChannel): ParsedRequest;
  /** Resolves with the provider's id, throws a `SendError` and nothing else. */
  send(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult>;
}

export interface SendResult {
  externalId: string;
}

/** A connector that can fetch the files clients send. */
export interface FetchesMedia {
  /** Throws a `MediaError`. */
  fetchMedia(media: { mediaId: string | null; url: string | null }, channel: ConnectedChannel, http: HttpPort): Promise<FetchedMedia>;
}

export interface FetchedMedia {
  bytes: Uint8Array;
  mime: string | null;
}

export const fetchesMedia = (connector: Connector): connector is Connector & FetchesMedia => 'fetchMedia' in connector;

/** A connector that can tell the client that his message was read. */
export interface MarksRead {
  markRead(externalId: string, channel: ConnectedChannel, http: HttpPort): Promise<void>;
}

export const marksRead = (connector: Connector): connector is Connector & MarksRead => 'markRead' in connector;
