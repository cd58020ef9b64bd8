import type { ChatMessage, ChatState } from './chat-state.js';
import type { ChannelConfig, ClientData, Identity, MessageButton, Visitor } from './protocol.js';

/** Where the visitor's key is kept between visits: `localStorage` in a page, whatever an app has elsewhere. */
export interface ChatStorage {
  get(key: string): string | null | Promise<string | null>;
  set(key: string, value: string): void | Promise<void>;
  remove(key: string): void | Promise<void>;
}

/** The part of the platform's WebSocket that is used. */
export interface SocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface ChatOptions {
  /** Where Deskwire is, `https://desk.example.com`. */
  baseUrl: string;
  /** The channel's key, as its page in the console shows it. */
  channel: string;
  /** `localStorage` where there is one, memory elsewhere. */
  storage?: ChatStorage;
  /** Of whoever sends messages with `payload ?? text` himself: the server understands both. Defaults to the platform's. */
  webSocket?: new (url: string) => SocketLike;
  fetch?: typeof fetch;
  /** A UUID; needed where the platform has no `crypto`. */
  makeId?: () => string;
}

/** A file to send: the platform's `File` or `Blob`, or React Native's description of one. */
export type ChatFile = Blob | { uri: string; name: string; type: string; size?: number };

export interface SendOptions {
  /** Answers this message. */
  quotes?: ChatMessage;
}

/** One visitor's conversation with one channel. */
export interface Chat {
  readonly state: ChatState;
  /** Calls `listener` after each change; returns how to stop. */
  subscribe(listener: (state: ChatState) => void): () => void;

  /** Look and limits, for a page that shows its launcher before anybody chats. Keeps no visitor. */
  loadConfig(): Promise<ChannelConfig>;
  /** This device has chatted before: connecting shows what is unread. */
  isKnown(): Promise<boolean>;
  /** Opens the line, and keeps it. Resolves when the chat is loaded; rejects with a `ChatError` when it is refused. */
  connect(): Promise<void>;
  /** Ends the line; what was not sent is kept for the next time. */
  close(): void;
  /** Signs the visitor out: this device no longer knows him. */
  forget(): Promise<void>;

  /** Shows the message at once and sends it when the line is there. Connects if need be. */
  send(text: string, options?: SendOptions): ChatMessage;
  /** Uploads and sends; `text` is the file's caption. */
  sendFile(file: ChatFile, text?: string): ChatMessage;
  /** Presses a `reply` button. A second tap while the first is on its way, or right after it, is the same press. */
  pressButton(message: ChatMessage, button: MessageButton): ChatMessage;
  /** Tries a message again that was not delivered. */
  retry(message: ChatMessage): void;
  /** Takes a message away that was not delivered. */
  discard(message: ChatMessage): void;

  /** Adds a page of older messages; resolves with whether there are more. */
  loadOlder(): Promise<boolean>;
  /** The visitor sees the newest messages. */
  markRead(): void;
  /** Call it with each keystroke; it tells the operator now and then. */
  setTyping(): void;
  /** 1 to 5. */
  rate(score: number, comment?: string): Promise<void>;
  /** Says which user of the site this is; his conversation goes on here. Rejects with a `ChatError` when the signature is wrong. */
  identify(identity: Identity, data?: ClientData): Promise<Visitor>;
  /** Who he is and where; kept and told when there is a line. */
  setClientData(data: ClientData): void;
}
