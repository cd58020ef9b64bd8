import { Injectable } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import type { SignedIn } from '../../access/signed-in.js';
import type { InternalChat, InternalChatRow, OwnViewRequest, StartInternalChatRequest } from './internal-chats.dto.js';

/** What is done with internal chats. */
@Injectable()
export class InternalChatWriter {
  start(_caller: SignedIn, _body: StartInternalChatRequest): Promise<InternalChat> {
    return Promise.reject(notFound('Operator'));
  }
  ownView(_caller: SignedIn, _chatId: number, _body: OwnViewRequest): Promise<InternalChatRow> {
    return Promise.reject(notFound('Chat'));
  }
  markRead(_caller: SignedIn, _chatId: number, _upToId: number): Promise<void> {
    return Promise.reject(notFound('Chat'));
  }
  rename(_caller: SignedIn, _chatId: number, _name: string): Promise<InternalChat> {
    return Promise.reject(notFound('Chat'));
  }
  addMembers(_caller: SignedIn, _chatId: number, _operatorIds: number[]): Promise<InternalChat> {
    return Promise.reject(notFound('Chat'));
  }
  removeMember(_caller: SignedIn, _chatId: number, _operatorId: number): Promise<InternalChat> {
    return Promise.reject(notFound('Chat'));
  }
  handOver(_caller: SignedIn, _chatId: number, _operatorId: number): Promise<InternalChat> {
    return Promise.reject(notFound('Chat'));
  }
  leave(_caller: SignedIn, _chatId: number): Promise<void> {
    return Promise.reject(notFound('Chat'));
  }
}
