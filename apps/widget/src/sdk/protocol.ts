/**
 * The chat protocol between a visitor and Deskwire: JSON over one websocket, with uploads, downloads and older messages over HTTP.
 * docs/sdk.md describes it in words. Whoever speaks another language than this one needs nothing but these frames.
 */

/** Goes up when a frame changes in a way that an older program cannot ignore. */
export const PROTOCOL_VERSION = 1;

/** Seen from the company: IN came from the visitor, OUT was written by a person or a program, AUTO by an autoreply. */
export type MessageType = 'IN' | 'OUT' | 'AUTO';
/** SENDING and NOT_DELIVERED are known to the sender alone; the server says SENT or DELIVERED. */
export type DeliveryStatus = 'SENDING' | 'SENT' | 'DELIVERED' | 'NOT_DELIVERED';
/** Of an IN message: whether the company has read it; of all others: whether the visitor has. */
export type ReadStatus = 'READ' | 'UNREAD';
export type ButtonColor = 'red' | 'green' | 'blue' | 'yellow';

/** A button under a message. Pressing a `reply` sends the press; the others are the visitor's device's business. */
export interface MessageButton {
  type: 'reply' | 'url' | 'phone' | 'email' | 'location';
  text: string;
  /** What the program behind the chat receives; absent: it receives the text. */
  payload?: string;
  /** Of `url`. */
  url?: string;
  color?: ButtonColor;
}

export type AttachmentKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

export interface MessageAttachment {
  id: string;
  kind: AttachmentKind;
  name: string;
  contentType: string;
  /** In bytes. */
  size: number;
  /** Works for a few days without any header, so that it can stand in a page; history brings a fresh one. Null while it is on its way. */
  url: string | null;
  /** Of sound, where it is known. */
  durationMs: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  waveform: number[] | null;
}

export interface MessageLocation {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

export interface SharedContact {
  name: string;
  phones: string[];
  emails: string[];
}

/** Who answers. */
export interface ChatOperator {
  name: string;
  /** For the picture that nobody uploaded. */
  initials: string;
}

/** A message as the server tells it. */
export interface ServerMessage {
  /** Grows with time within a chat: digits, compared as numbers. */
  id: string;
  /** The visitor's own id of an IN message that came by this protocol. */
  clientId: string | null;
  type: MessageType;
  status: 'SENT' | 'DELIVERED';
  read: ReadStatus;
  /** ISO 8601. */
  date: string;
  text: string | null;
  buttons: MessageButton[];
  attachments: MessageAttachment[];
  location: MessageLocation | null;
  contacts: SharedContact[];
  /** Which button an IN message pressed. */
  press: { payload: string; text: string } | null;
  /** The id of the message that this one answers. */
  quotes: string | null;
  operator: ChatOperator | null;
  edited: boolean;
  /** Taken back: text and files are gone, its place stays. */
  deleted: boolean;
}

/** What the page shows before anybody wrote; nothing in it is secret. */
export interface ChannelConfig {
  protocol: number;
  /** The name of the channel or of the company, for the head of the chat. */
  name: string;
  look: {
    /** `#rrggbb`. */
    color: string;
    position: 'right' | 'left';
    theme: 'light' | 'dark' | 'auto';
    locale: 'ru' | 'en' | 'auto';
    /** Shown in the open chat before anybody wrote; empty: nothing. */
    greeting: string;
    /** Beside the launcher's sign; empty: the sign alone. */
    launcherText: string;
    /** An https address or a data URL of a picture; empty: none. */
    avatar: string;
  };
  /** Ask who he is before the first message. */
  askName: boolean;
  askEmail: boolean;
  askRating: boolean;
  /** Somebody is there to answer. */
  online: boolean;
  limits: ChannelLimits;
}

export interface ChannelLimits {
  textLength: number;
  attachmentBytes: number;
  attachmentsPerMessage: number;
  /** For a file input's `accept`. */
  accept: string;
}

/** Who the visitor is, as he or the page says. Absent fields stay as they were; empty ones are forgotten. */
export interface ClientData {
  name?: string;
  email?: string;
  phone?: string;
  /** Shown to the operator as it is: an order's number, a tariff. Up to 30 entries of short texts. */
  custom?: Record<string, string>;
  page?: { url: string; title?: string; referrer?: string };
  locale?: string;
}

/** A user of the site, vouched for by its server: `hash` is HMAC-SHA256(identity secret, userId) in hex. */
export interface Identity {
  userId: string;
  hash: string;
}

export interface Visitor {
  id: string;
  /** The site's server vouched for him. */
  verified: boolean;
  name: string | null;
  email: string | null;
}

/** `POST /widget/<channel>/session` */
export interface SessionRequest {
  /** Of an earlier visit; absent: a new visitor. */
  token?: string;
  identity?: Identity;
  data?: ClientData;
}

export interface SessionAnswer {
  /** The visitor's key; whoever has it is he. */
  token: string;
  visitor: Visitor;
}

/** `GET /widget/<channel>/messages?before=<id>` */
export interface HistoryAnswer {
  /** The oldest first. */
  messages: ServerMessage[];
  /** There are older ones. */
  more: boolean;
}

/** `POST /widget/<channel>/uploads` */
export interface UploadAnswer {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

/** How things stand with the visitor's chat. */
export interface DialogState {
  state: 'none' | 'open' | 'closed';
  operator: ChatOperator | null;
  /** IN messages up to this id were read. */
  readUpTo: string | null;
  /** Messages that the visitor has not read. */
  unread: number;
  /** The company asks how it was; null: it does not, or was answered. */
  rating: { id: string } | null;
}

export type ClientFrame =
  /** The first frame; `cursor` is the last one that the server gave. */
  | { type: 'hello'; protocol: number; channel: string; token: string; cursor: string | null }
  | OutgoingMessage
  /** The visitor's program has these messages. */
  | { type: 'delivered'; ids: string[] }
  /** The visitor has seen everything up to this id. */
  | { type: 'read'; upTo: string }
  | { type: 'typing' }
  | { type: 'rate'; id: string; rating: string; score: number; comment: string | null }
  | { type: 'data'; id: string; data: ClientData }
  | { type: 'ping' };

/** `id` is a UUID of the sender's making: sent twice, it is one message. */
export interface OutgoingMessage {
  type: 'message';
  id: string;
  text: string | null;
  /** Ids of uploads. */
  attachments: string[];
  press: { messageId: string; payload: string; text: string } | null;
  quotes: string | null;
}

export type ServerFrame =
  /**
   * The answer to `hello`. `resumed`: `messages` are those that were added or changed since the cursor; otherwise they are the newest
   * page, and whatever the program had is to be thrown away.
   */
  | {
      type: 'ready';
      cursor: string;
      resumed: boolean;
      messages: ServerMessage[];
      more: boolean;
      dialog: DialogState;
      online: boolean;
      visitor: Visitor;
    }
  | { type: 'events'; cursor: string; events: ServerEvent[] }
  /** A message, a rating or data with this id is stored; `message` is there for a message. */
  | { type: 'accepted'; id: string; message: ServerMessage | null }
  /** It is not; `final`: sending it again changes nothing. */
  | { type: 'refused'; id: string; problem: Problem; final: boolean }
  /** Before the server closes: `final` says whether coming back makes sense. */
  | { type: 'error'; problem: Problem; final: boolean }
  | { type: 'pong' };

export type ServerEvent =
  /** Added, or changed: the one with this id is replaced. */
  | { type: 'message'; message: ServerMessage }
  | { type: 'dialog'; dialog: DialogState }
  | { type: 'typing' }
  | { type: 'online'; online: boolean };

/** A refusal: `code` is for programs, `detail` a sentence for people. */
export interface Problem {
  code: string;
  detail: string;
  retryAfterSeconds: number | null;
}
