import { Injectable } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import type { SignedIn } from '../../access/signed-in.js';
import type {
  EditInternalMessageRequest,
  ForwardRequest,
  InternalMessage,
  InternalMessageRows,
  WriteInternalMessageRequest,
} from './internal-messages.dto.js';

/** Writes, changes and forwards among colleagues. */
@Injectable()
export class InternalMessageWriter {
  write(_caller: SignedIn, _chatId: number, _body: WriteInternalMessageRequest): Promise<InternalMessage> {
    return Promise.reject(notFound('Chat'));
  }
  edit(_caller: SignedIn, _messageId: number, _body: EditInternalMessageRequest): Promise<InternalMessage> {
    return Promise.reject(notFound('Message'));
  }
  remove(_caller: SignedIn, _messageId: number): Promise<InternalMessage> {
    return Promise.reject(notFound('Message'));
  }
  pin(_caller: SignedIn, _messageId: number, _pinned: boolean): Promise<InternalMessage> {
    return Promise.reject(notFound('Message'));
  }
  forward(_caller: SignedIn, _body: ForwardRequest): Promise<InternalMessageRows> {
    return Promise.reject(notFound('Message'));
  }
}
