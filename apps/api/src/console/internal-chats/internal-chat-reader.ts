import { Injectable } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import { Database, type Tx } from '#persistence/database.js';
import { internalChat, internalChatList, internalMembers, type InternalChatItem } from '#persistence/internal-chats/internal-chat.view.js';
import {
  internalMessagePage,
  internalMessagesByIds,
  internalPins,
  internalVisibleFrom,
  visibleInternalFile,
  visibleInternalMessage,
  type InternalMessageItem,
} from '#persistence/internal-chats/internal-message.view.js';
import { searchInternal } from '#persistence/internal-chats/internal-search.view.js';
import type { StoredAttachment } from '#persistence/uploads/attachment.view.js';
import type { SignedIn } from '../../access/signed-in.js';
import { presentInternalChat, presentInternalMember, presentInternalMessage } from './internal-chat.presenter.js';
import type { InternalChat, InternalChatList, InternalChatRow } from './internal-chats.dto.js';
import type {
  InternalMessage,
  InternalMessagePage,
  InternalMessagesQuery,
  InternalSearchPage,
  SearchInternalQuery,
} from './internal-messages.dto.js';

type Chat = { id: number; visibleFromId: number };

/** Internal chats as one of their members sees them; for everybody else they are not there. */
@Injectable()
export class InternalChatReader {
  constructor(private readonly database: Database) {}

  list({ companyId, operatorId }: SignedIn): Promise<InternalChatList> {
    return this.database.transaction(companyId, async (tx) => {
      const chats = await internalChatList(tx, operatorId);
      return { items: await rowsOf(tx, chats) };
    });
  }

  chat({ companyId, operatorId }: SignedIn, chatId: number): Promise<InternalChat> {
    return this.database.transaction(companyId, async (tx) => {
      const chat = await internalChat(tx, chatId, operatorId);
      if (!chat) throw notFound('Chat');
      const [row] = await rowsOf(tx, [chat]);
      const members = (await internalMembers(tx, chatId)).map(presentInternalMember);
      const pins = (await internalPins(tx, chatId, chat.visibleFromId)).map(presentInternalMessage);
      return { ...row!, members, pins };
    });
  }

  row({ companyId, operatorId }: SignedIn, chatId: number): Promise<InternalChatRow> {
    return this.database.transaction(companyId, async (tx) => {
      const chat = await internalChat(tx, chatId, operatorId);
      if (!chat) throw notFound('Chat');
      return (await rowsOf(tx, [chat]))[0]!;
    });
  }

  message({ companyId, operatorId }: SignedIn, messageId: number): Promise<InternalMessage> {
    return this.database.transaction(companyId, async (tx) => {
      const message = await visibleInternalMessage(tx, messageId, operatorId);
      if (!message) throw notFound('Message');
      return presentInternalMessage(message);
    });
  }

  async messages({ companyId }: SignedIn, ids: number[]): Promise<InternalMessage[]> {
    return (await this.database.transaction(companyId, (tx) => internalMessagesByIds(tx, ids))).map(presentInternalMessage);
  }

  page({ companyId, operatorId }: SignedIn, chatId: number, query: InternalMessagesQuery): Promise<InternalMessagePage> {
    return this.database.transaction(companyId, async (tx) => {
      const visibleFromId = await internalVisibleFrom(tx, chatId, operatorId);
      if (visibleFromId === null) throw notFound('Chat');
      const chat = { id: chatId, visibleFromId };
      return query.around === undefined ? oneWay(tx, chat, query) : around(tx, chat, query.around, query.limit);
    });
  }

  async search({ companyId, operatorId }: SignedIn, { query, chatId, before, limit }: SearchInternalQuery): Promise<InternalSearchPage> {
    const wanted = { query, chatId: chatId ?? null, before: before ?? null, limit };
    const found = await this.database.transaction(companyId, (tx) => searchInternal(tx, operatorId, wanted));
    return {
      items: found.map(({ message, ...rest }) => ({ message: presentInternalMessage(message), ...rest })),
      next: found.length === limit ? (found.at(-1)?.message.id ?? null) : null,
    };
  }

  async file({ companyId, operatorId }: SignedIn, attachmentId: number): Promise<StoredAttachment> {
    const file = await this.database.transaction(companyId, (tx) => visibleInternalFile(tx, attachmentId, operatorId));
    if (!file) throw notFound('Attachment');
    return file;
  }
}

async function rowsOf(tx: Tx, chats: InternalChatItem[]): Promise<InternalChatRow[]> {
  const ids = chats.flatMap(({ lastMessageId }) => (lastMessageId > 0 ? [lastMessageId] : []));
  const last = new Map((await internalMessagesByIds(tx, ids)).map((message) => [message.id, presentInternalMessage(message)]));
  return chats.map((chat) => presentInternalChat(chat, last.get(chat.lastMessageId) ?? null));
}

async function oneWay(tx: Tx, chat: Chat, { before, after, limit }: InternalMessagesQuery): Promise<InternalMessagePage> {
  const forwards = after !== undefined;
  const items = await internalMessagePage(tx, chat, forwards ? 'after' : 'before', after ?? before ?? null, limit);
  const full = items.length === limit;
  // Whoever reads forwards knows what lies behind him, and the other way round.
  return {
    items: items.map(presentInternalMessage),
    before: forwards ? (items[0]?.id ?? after) : full ? idOf(items[0]) : null,
    after: forwards ? (full ? idOf(items.at(-1)) : null) : before === undefined ? null : idOf(items.at(-1)),
  };
}

async function around(tx: Tx, chat: Chat, messageId: number, limit: number): Promise<InternalMessagePage> {
  const half = Math.max(1, Math.floor(limit / 2));
  const older = await internalMessagePage(tx, chat, 'up_to', messageId, half);
  if (older.at(-1)?.id !== messageId) throw notFound('Message');
  const newer = await internalMessagePage(tx, chat, 'after', messageId, half);
  return {
    items: [...older, ...newer].map(presentInternalMessage),
    before: older.length === half ? idOf(older[0]) : null,
    after: newer.length === half ? idOf(newer.at(-1)) : null,
  };
}

const idOf = (message: InternalMessageItem | undefined): number | null => message?.id ?? null;
