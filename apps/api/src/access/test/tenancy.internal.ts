import { randomUUID } from 'node:crypto';
import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import type { Cases, Senders } from './tenancy-senders.js';

export interface InternalRows {
  internalChatId: number;
  internalMessageId: number;
  internalAttachmentId: number;
}

/** A group with a message and a file, as its owner makes them. */
export async function internalRows(api: ApiUnderTest, admin: Browser, name: string): Promise<InternalRows> {
  const chat = (await admin.send('POST', '/api/internal-chats', { kind: 'group', name, operatorIds: [] })).json();
  const uploadId = (await admin.upload(`${name}.txt`, name)).json().id as number;
  const body = { clientMessageId: randomUUID(), text: name, uploadIds: [uploadId] };
  const message = (await admin.send('POST', `/api/internal-chats/${chat.id}/messages`, body)).json();
  await api.rows('update internal_attachment set name = $2 where id = $1', [message.attachments[0].id, name]);
  return { internalChatId: chat.id, internalMessageId: message.id, internalAttachmentId: message.attachments[0].id };
}

type Theirs = InternalRows & { operatorId: number; uploadId: number; messageId: number };

/** The ids that colleagues' chats are used with. */
export function internalCases({ get, post, patch, put, remove }: Senders, ours: InternalRows, theirs: Theirs): Cases {
  const { internalChatId: chatId, internalMessageId: messageId } = theirs;
  const ourChat = (path: string) => (): string => `/api/internal-chats/${ours.internalChatId}${path}`;
  const chat =
    (path: string) =>
    (id: number): string =>
      `/api/internal-chats/${id}${path}`;
  const written = (more: object): object => ({ clientMessageId: randomUUID(), text: 'Hello', ...more });
  const copied = (more: object): object => ({ clientMessageId: randomUUID(), chatIds: [ours.internalChatId], ...more });
  const forward = (): string => '/api/internal-messages/forward';
  const start = (): string => '/api/internal-chats';
  return {
    'POST /api/internal-chats operatorId': post(theirs.operatorId, start, (id) => ({ kind: 'personal', operatorId: id })),
    'POST /api/internal-chats operatorIds': post(theirs.operatorId, start, (id) => ({ kind: 'group', name: 'New', operatorIds: [id] })),
    'GET /api/internal-chats/search chatId': get(chatId, (id) => `/api/internal-chats/search?query=foreign&chatId=${id}`),
    'GET /api/internal-chats/{id} id': get(chatId, chat('')),
    'PATCH /api/internal-chats/{id} id': patch(chatId, chat(''), () => ({ name: 'Taken over' })),
    'PUT /api/internal-chats/{id}/mine id': put(chatId, chat('/mine'), () => ({ pinned: true })),
    'POST /api/internal-chats/{id}/read id': post(chatId, chat('/read'), () => ({ upToId: 1 })),
    'POST /api/internal-chats/{id}/read upToId': post(messageId, ourChat('/read'), (id) => ({ upToId: id })),
    'POST /api/internal-chats/{id}/members id': post(chatId, chat('/members'), () => ({ operatorIds: [1] })),
    'POST /api/internal-chats/{id}/members operatorIds': post(theirs.operatorId, ourChat('/members'), (id) => ({ operatorIds: [id] })),
    'DELETE /api/internal-chats/{id}/members/{operatorId} id': remove(chatId, (id) => `/api/internal-chats/${id}/members/1`),
    'DELETE /api/internal-chats/{id}/members/{operatorId} operatorId': remove(theirs.operatorId, (id) => ourChat(`/members/${id}`)()),
    'POST /api/internal-chats/{id}/owner id': post(chatId, chat('/owner'), () => ({ operatorId: 1 })),
    'POST /api/internal-chats/{id}/owner operatorId': post(theirs.operatorId, ourChat('/owner'), (id) => ({ operatorId: id })),
    'POST /api/internal-chats/{id}/leave id': post(chatId, chat('/leave')),
    'GET /api/internal-chats/{id}/messages id': get(chatId, chat('/messages')),
    'POST /api/internal-chats/{id}/messages id': post(chatId, chat('/messages'), () => written({})),
    'POST /api/internal-chats/{id}/messages quotedId': post(messageId, ourChat('/messages'), (id) => written({ quotedId: id })),
    'POST /api/internal-chats/{id}/messages uploadIds': post(theirs.uploadId, ourChat('/messages'), (id) => written({ uploadIds: [id] })),
    'PATCH /api/internal-messages/{id} id': patch(
      messageId,
      (id) => `/api/internal-messages/${id}`,
      () => ({ text: 'Taken over' }),
    ),
    'DELETE /api/internal-messages/{id} id': remove(messageId, (id) => `/api/internal-messages/${id}`),
    'PUT /api/internal-messages/{id}/pin id': put(
      messageId,
      (id) => `/api/internal-messages/${id}/pin`,
      () => ({}),
    ),
    'DELETE /api/internal-messages/{id}/pin id': remove(messageId, (id) => `/api/internal-messages/${id}/pin`),
    'POST /api/internal-messages/forward messageIds': post(messageId, forward, (id) => copied({ messageIds: [id] })),
    'POST /api/internal-messages/forward dialogMessageIds': post(theirs.messageId, forward, (id) => copied({ dialogMessageIds: [id] })),
    'POST /api/internal-messages/forward chatIds': post(chatId, forward, (id) => ({
      ...copied({ messageIds: [ours.internalMessageId] }),
      chatIds: [id],
    })),
    'GET /api/internal-attachments/{id} id': get(theirs.internalAttachmentId, (id) => `/api/internal-attachments/${id}`),
  };
}
