import type { DialogScope } from '../access/dialog-scope.js';
import type { AttachmentKind } from '../messages/content.js';
import type { InternalChatKind, InternalRole, InternalSystemLine } from './internal-chat.js';

/** A colleague, whether he is in the chat or not. */
export interface Colleague {
  id: number;
  name: string;
  state: 'active' | 'blocked' | 'deleted';
}

/** Somebody who is in a chat now. */
export interface ChatMember extends Colleague {
  role: InternalRole;
  readUpToId: number;
}

/** A chat as somebody finds it who is in it. */
export interface MemberChat {
  id: number;
  kind: InternalChatKind;
  name: string | null;
  role: InternalRole;
  /** Of a personal chat: what became of the other one. */
  peerState: Colleague['state'] | null;
}

export interface InternalFile {
  kind: AttachmentKind;
  name: string | null;
  mime: string | null;
  size: number | null;
  storageKey: string;
  durationMs: number | null;
  waveform: number[] | null;
}

/** What a copy keeps of its original. */
export interface ForwardedFrom {
  author: { kind: 'operator' | 'client' | 'bot'; id: number | null; name: string; avatar: string | null };
  sentAt: string;
  channel: string | null;
}

export interface NewInternalMessage {
  authorId: number;
  text: string | null;
  content: Record<string, unknown> | null;
  quotedId: number | null;
  mentions: number[];
  forwarded: ForwardedFrom | null;
  files: InternalFile[];
  clientMessageId: string;
  /** Whoever writes has read what stands above; whoever forwards may not have looked. */
  marksRead: boolean;
}

/** A stored message, as far as the rules ask. */
export interface InternalMessageState {
  id: number;
  chatId: number;
  kind: 'message' | 'system';
  authorId: number | null;
  mentions: number[];
  isForwarded: boolean;
  isDeleted: boolean;
}

/** What may be forwarded: content, files, and who wrote it when. */
export interface Original {
  id: number;
  text: string | null;
  content: Record<string, unknown> | null;
  files: InternalFile[];
  from: ForwardedFrom;
  /** A file of it is still to be fetched. */
  awaitsFile: boolean;
}

/**
 * One transaction among internal chats. What is asked without waiting for an answer is answered in the order of the questions, so what is
 * asked beside `chat` is answered behind its lock. Whatever changes a chat has locked it: what is written in it goes by its ids. */
export interface InternalDeskWork {
  /** Locks the chat; null = the operator is not in it. */
  chat(chatId: number, operatorId: number): Promise<MemberChat | null>;
  /** Those who are in it now, the longest first. */
  members(chatId: number): Promise<ChatMember[]>;
  colleagues(ids: number[]): Promise<Colleague[]>;
  /** The one personal chat of two, or one's Favourites; made if it is not there. */
  pair(one: number, other: number): Promise<number>;
  group(name: string, ownerId: number, memberIds: number[]): Promise<number>;
  rename(chatId: number, name: string): void;
  /** They see what is written from now on, beginning with the line `line`. */
  join(chatId: number, operatorIds: number[], line: InternalSystemLine, byId: number): Promise<void>;
  leave(chatId: number, operatorId: number): Promise<void>;
  owner(chatId: number, operatorId: number): void;
  line(chatId: number, line: InternalSystemLine, byId: number): Promise<void>;
  /** His message of this id that is stored already; `taken` = it is somebody else's, or stands elsewhere. */
  sentBefore(chatId: number, authorId: number, clientMessageId: string): Promise<number | 'taken' | null>;
  /** Whether the message stands in the chat and the operator may see it. */
  mayQuote(chatId: number, operatorId: number, messageId: number): Promise<boolean>;
  takeUploads(operatorId: number, ids: number[]): Promise<(InternalFile & { state: 'ready' | 'preparing' | 'failed' })[]>;
  write(chatId: number, message: NewInternalMessage): Promise<number>;
  /** Locks the message's chat; null = the operator may not see it. */
  message(messageId: number, operatorId: number): Promise<{ message: InternalMessageState; chat: MemberChat } | null>;
  edit(messageId: number, chatId: number, text: string, mentions: number[], newMentions: number[]): void;
  remove(messageId: number, chatId: number): void;
  pin(messageId: number, chatId: number, byId: number | null): void;
  originals(operatorId: number, messageIds: number[]): Promise<Original[]>;
  dialogOriginals(scope: DialogScope, messageIds: number[]): Promise<Original[]>;
}

export interface InternalDesk {
  run<T>(companyId: number, work: (desk: InternalDeskWork) => Promise<T>): Promise<T>;
}
