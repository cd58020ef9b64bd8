import type { ChannelSessionState } from '../channels/channel-session.js';
import type { ClientIdentity, Sender } from '../clients/identity.js';
import type { AnnouncedAttachment, MessageContent } from './content.js';
import type { MessageStatus } from './status.js';

/**
 * What a provider's webhook says, in our words. Connectors make these by pure parsing; everything behind them
 * (duplicates, order, who answers) is decided without knowing which provider it was.
 */
export type InboundEvent =
  | MessageReceived
  | MessageEchoed
  | MessageImported
  | AttachmentArrived
  | StatusChanged
  | ReactionChanged
  | MessageEdited
  | MessageRevoked
  | MessagesRead
  | ReadElsewhere
  | ClientTyping
  | ClientReachability
  | ConversationStarted
  | DialogRated
  | SessionChanged
  | IdentityChanged
  | ClientNamed
  | TemplateChanged
  | ChannelNotice
  | Ignored;

/** The parts that every message has, whoever wrote it. */
interface MessageParts {
  /**
   * The provider's id; the same id is the same message, so it must be unique within the channel: where a provider numbers
   * messages chat by chat, the connector puts the chat before it.
   */
  externalId: string;
  /** Further ids under which the provider may speak of this message. */
  alsoKnownAs?: string[];
  text: string | null;
  content: MessageContent;
  attachments: AnnouncedAttachment[];
  /** The provider's id of the quoted message. */
  quotes: string | null;
  /** The provider's time; null when it gave none or an impossible one. */
  at: Date | null;
}

/** A client wrote. */
export interface MessageReceived extends MessageParts {
  type: 'message_received';
  sender: Sender;
  /** The provider waits for an answer to this press under this handle, within seconds; see `ChannelAction`. */
  pressHandle?: string;
  /**
   * The messenger could not carry the payload of the pressed button: its place among the reply buttons of `content.press.onMessage`,
   * counted from 0. The payload is with the stored message.
   */
  pressedButton?: number;
}

/** Written in the provider's phone app by the company itself; `to` is the client. Never sent out again. */
export interface MessageEchoed extends MessageParts {
  type: 'message_echoed';
  to: Sender;
}

/** An older message of the history that the provider hands over once. Opens no request, asks nobody to answer. */
export interface MessageImported extends MessageParts {
  type: 'message_imported';
  client: Sender;
  direction: 'from_client' | 'to_client';
  status: MessageStatus;
  /** The file of this message comes in a later event. */
  awaitsAttachment: boolean;
}

/** The file of a message that was imported without it. */
export interface AttachmentArrived {
  type: 'attachment_arrived';
  externalId: string;
  text: string | null;
  attachments: AnnouncedAttachment[];
}

export interface StatusChanged {
  type: 'status_changed';
  externalId: string;
  /** Other ids of the same message, tried in this order where `externalId` is not known, and all remembered. */
  alsoKnownAs?: string[];
  status: MessageStatus;
  at: Date | null;
  error: MessageError | null;
  /** Our own message id, if the provider carries it back. */
  ourMessageId: string | null;
  /** The recipient as the status names him; it may reveal identities that we did not know. */
  recipient: ClientIdentity[];
  /** What the provider charges for the message, as it says. */
  pricing?: MessagePricing | null;
}

/** The provider's price of a message: which rule, not how much. */
export interface MessagePricing {
  billable: boolean | null;
  /** Per message or per thread of a day (`PMP`, `CBP`). */
  model: string | null;
  category: string | null;
  type: string | null;
  /** The provider's id of the paid thread, where it still charges by thread. */
  providerThreadId: string | null;
}

/** Why a message was not delivered: the provider's code and the operator's sentence, by a key that the console translates. */
export interface MessageError {
  code: string;
  /** The provider's own words, shown as they are beside our sentence. */
  detail: string | null;
  /** Key of our sentence, see connectors' error tables; `provider_refused` when we have none. */
  reason: string;
}

export interface ReactionChanged {
  type: 'reaction_changed';
  onMessage: string;
  /** null: the reaction was taken back. */
  emoji: string | null;
  /** The client who reacted; empty when the company itself did, in the phone app. */
  by: ClientIdentity[];
}

export interface MessageEdited {
  type: 'message_edited';
  externalId: string;
  text: string | null;
}

export interface MessageRevoked {
  type: 'message_revoked';
  externalId: string;
}

/** The client has read everything that we sent him up to this message: all our messages to him with a number not above it. */
export interface MessagesRead {
  type: 'messages_read';
  client: ClientIdentity[];
  /** The provider's message number, in digits; our messages' external ids are such numbers there. */
  upTo: string;
  at: Date | null;
}

/** The company read the client's messages on another device (the phone): they are not unread any more. */
export interface ReadElsewhere {
  type: 'read_elsewhere';
  /** Empty where the provider names only the message. */
  client: ClientIdentity[];
  /** The client's message that was read, where the provider names it. */
  externalId?: string;
}

/** Shown for some seconds, stored nowhere. */
export interface ClientTyping {
  type: 'client_typing';
  client: ClientIdentity[];
}

/** The client blocked the bot, left it or deleted his account, or came back. `line` becomes a system line in the dialog. */
export interface ClientReachability {
  type: 'client_reachability';
  client: ClientIdentity[];
  reachable: boolean;
  line: 'client_blocked_channel' | 'client_unblocked_channel' | 'client_deleted_account';
  at: Date | null;
}

/** The client pressed "Start" or came by a link, and wrote nothing yet: his thread appears, nobody is asked to answer. */
export interface ConversationStarted {
  type: 'conversation_started';
  /** The provider's id of the event, or one made of what it says, so that a repeat changes nothing. */
  externalId: string;
  client: Sender;
  /** What the link carried. */
  payload: string | null;
  at: Date | null;
}

/** The client rated the service, 1 to 5. */
export interface DialogRated {
  type: 'dialog_rated';
  externalId: string;
  client: ClientIdentity[];
  score: number;
  comment: string | null;
  at: Date | null;
}

/** A personal number's session with its messenger. What is absent stays as it was: a fresh QR code says nothing of the connection. */
export interface SessionChanged {
  type: 'session_changed';
  state?: ChannelSessionState;
  /** What the QR code holds, or a picture of it as a data URL; null takes it away. */
  qr?: string | null;
  /** Key of the sentence that the admin reads (`channelSession.<problem>`); null: no trouble. */
  problem?: string | null;
  /** The number or name that is signed in. */
  account?: string | null;
}

/** The client is now reached under another identity; the thread goes on. `line` becomes a system line in the dialog. */
export interface IdentityChanged {
  type: 'identity_changed';
  /** The provider's id of the notice, so that a repeat changes nothing. */
  externalId: string;
  from: ClientIdentity[];
  to: ClientIdentity | null;
  phone: string | null;
  line: 'client_changed_number' | 'client_identity_changed' | 'group_upgraded';
  text: string | null;
  at: Date | null;
}

/** A name from the company's own address book, or a further identity that the channel vouches for. Opens no dialog. */
export interface ClientNamed {
  type: 'client_named';
  client: Sender;
}

export interface TemplateChanged {
  type: 'template_changed';
  name: string;
  language: string;
  externalId: string | null;
  status: string | null;
  category: string | null;
  reason: string | null;
}

/** Something about the channel itself. `broken` marks it disconnected until an admin reconnects it. */
export interface ChannelNotice {
  type: 'channel_notice';
  severity: 'info' | 'broken';
  code: string;
  text: string;
}

/** Understood, and nothing to do. The reason goes to the log. */
export interface Ignored {
  type: 'ignored';
  reason: string;
}
