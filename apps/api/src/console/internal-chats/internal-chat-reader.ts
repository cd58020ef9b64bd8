import { Injectable } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import type { SignedIn } from '../../access/signed-in.js';
import type { InternalChat, InternalChatList } from './internal-chats.dto.js';
import type { InternalMessagePage, InternalMessagesQuery, InternalSearchPage, SearchInternalQuery } from './internal-messages.dto.js';

/** Internal chats as one of their members sees them. */
@Injectable()
export class InternalChatReader {
  list(_caller: SignedIn): Promise<InternalChatList> {
    return Promise.resolve({ items: [] });
  }
  chat(_caller: SignedIn, _chatId: number): Promise<InternalChat> {
    return Promise.reject(notFound('Chat'));
  }
  page(_caller: SignedIn, _chatId: number, _query: InternalMessagesQuery): Promise<InternalMessagePage> {
    return Promise.reject(notFound('Chat'));
  }
  search(_caller: SignedIn, _query: SearchInternalQuery): Promise<InternalSearchPage> {
    return Promise.resolve({ items: [], next: null });
  }
}
