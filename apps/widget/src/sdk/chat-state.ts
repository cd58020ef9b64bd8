import type {
  AttachmentKind,
  ChannelConfig,
  ChatOperator,
  DeliveryStatus,
  MessageAttachment,
  Problem,
  ServerMessage,
  Visitor,
} from './protocol.js';

/**
 * - `idle`: not connected yet, or nothing to connect for.
 * - `connecting`: on the way in.
 * - `online`: what is sent leaves at once.
 * - `waiting`: the line is gone; it is tried again, and what is written meanwhile is kept.
 * - `refused`: the server said no for good; `problem` says why.
 * - `closed`: by `close()`.
 */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'waiting' | 'refused' | 'closed';

/** A file that is on its way up; `previewUrl` shows a picture before it is there. */
export interface PendingAttachment {
  kind: AttachmentKind;
  name: string;
  contentType: string;
  size: number;
  /** 0 to 1; null where the platform does not tell. */
  progress: number | null;
}

/** A message as a screen shows it: told by the server, or written here and still on its way. */
export interface ChatMessage extends Omit<ServerMessage, 'id' | 'status' | 'attachments'> {
  /** Stays the same from writing to reading, so that a list may use it as its key. */
  key: string;
  /** The server's id; null until the server has it. */
  id: string | null;
  status: DeliveryStatus;
  attachments: readonly MessageAttachment[];
  /** Files that are not stored yet. */
  pending: readonly PendingAttachment[];
  /** Why it was not delivered. */
  problem: Problem | null;
}

/** Everything that a screen needs. A new object with each change; parts that did not change stay the same objects. */
export interface ChatState {
  connection: ConnectionState;
  /** Null until `loadConfig()` or `connect()` brought it. */
  config: ChannelConfig | null;
  visitor: Visitor | null;
  /** The oldest first. */
  messages: readonly ChatMessage[];
  /** The newest page has been loaded. */
  loaded: boolean;
  hasOlder: boolean;
  loadingOlder: boolean;
  unread: number;
  dialog: 'none' | 'open' | 'closed';
  operator: ChatOperator | null;
  /** An operator is writing right now. */
  operatorTyping: boolean;
  /** Somebody is there to answer. */
  online: boolean;
  /** The company asks how it was. */
  asksRating: boolean;
  /** What went wrong last with the chat as a whole; null when it goes well. */
  problem: Problem | null;
}
