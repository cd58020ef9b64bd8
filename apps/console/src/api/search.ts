import { http } from './client.js';
import type { DialogRow, Message } from './types.js';

/** A piece of what is shown of a found message; `hit` = it is what was looked for. */
export interface ExcerptPart {
  text: string;
  hit: boolean;
}

export interface FoundMessage {
  message: Message;
  dialog: DialogRow;
  excerpt: ExcerptPart[];
}

export interface FoundMessages {
  /** The newest first. */
  items: FoundMessage[];
  next: string | null;
  /** False: there may be older ones that were not looked through. */
  complete: boolean;
}

export interface MessageSearch {
  query: string;
  dialogId?: number;
  channelId?: number;
  /** Who wrote it. */
  operatorId?: number;
  /** Moments. */
  from?: string;
  to?: string;
  limit?: number;
}

/** Messages with these words, in the dialogs that one may see. */
export const searchMessages = (search: MessageSearch, before: string | null, signal?: AbortSignal) =>
  http.get<FoundMessages>('/api/messages/search', { query: { ...search, before }, signal });
