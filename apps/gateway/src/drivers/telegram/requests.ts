import type { PerformRequest } from '#connectors/gateway/contract.js';
import { Long, type FileLocation, type Message } from '@mtcute/core';
import type { TelegramClient } from '@mtcute/node';
import { MessengerRefusal, type OutgoingMessage } from '../driver.js';
import { mediaOf } from './outgoing.js';
import { externalIdOf } from './plain-objects.js';

const ANSWER_MS = 25_000;
const UPLOAD_MS = 280_000;

/** `-1001234567890:7` → 7; anything else is no message of Telegram. */
function numberOf(externalId: string): number {
  const number = /(?:^|:)(\d{1,10})$/.exec(externalId)?.[1];
  if (number === undefined) throw new MessengerRefusal('MESSAGE_ID_INVALID', 400);
  return Number(number);
}

function chatOf(to: string): number {
  const chat = Number(to);
  if (!Number.isSafeInteger(chat) || chat === 0) throw new MessengerRefusal('PEER_ID_INVALID', 400);
  return chat;
}

/** Our own id goes along as `random_id`: the same message sent twice is one message to Telegram, and comes back under this id. */
export async function sendMessage(client: TelegramClient, message: OutgoingMessage): Promise<string> {
  const chat = chatOf(message.to);
  const media = await mediaOf(message);
  const abortSignal = AbortSignal.timeout(message.file ? UPLOAD_MS : ANSWER_MS);
  const about = { abortSignal, ...(message.quotes === null ? {} : { replyTo: numberOf(message.quotes) }) };
  const randomId = /^[1-9]\d{0,15}$/.test(message.id) ? { randomId: Long.fromString(message.id) } : {};
  const [first, ...others] = media;
  const sent = first
    ? await client.sendMedia(chat, first, { ...about, ...randomId })
    : await client.sendText(chat, message.text ?? '', { ...about, ...randomId });
  for (const other of others) await client.sendMedia(chat, other, { abortSignal });
  return idOf(sent);
}

const idOf = ({ raw, id }: Message): string => externalIdOf(raw.peerId, id);

export async function performAction(client: TelegramClient, action: PerformRequest): Promise<void> {
  const chatId = chatOf(action.to);
  switch (action.kind) {
    case 'show_typing':
      await client.setTyping({ peerId: chatId, status: 'typing' });
      return;
    case 'mark_read':
      await client.readHistory(chatId, { maxId: numberOf(action.externalId) });
      return;
    case 'revoke':
      await client.deleteMessagesById(chatId, [numberOf(action.externalId)], { revoke: true });
      return;
    case 'react':
      await client.sendReaction({ chatId, message: numberOf(action.externalId), emoji: action.emoji });
      return;
    case 'edit':
      await client.editMessage({ chatId, message: numberOf(action.externalId), text: action.text });
  }
}

/** Files are asked for by their message, which gives a reference that has not expired. */
export async function fetchMessageFile(
  client: TelegramClient,
  mediaId: string,
): Promise<{ mime: string | null; body: AsyncIterable<Uint8Array> }> {
  const chat = /^(-100\d+):/.exec(mediaId)?.[1];
  const id = numberOf(mediaId);
  const [message] = chat === undefined ? await client.getMessagesUnsafe([id]) : await client.getMessages(Number(chat), [id]);
  const media = message?.media;
  if (!media || !isFile(media)) throw new MessengerRefusal('media_gone', 404);
  const mime = 'mimeType' in media && typeof media.mimeType === 'string' ? media.mimeType : null;
  return { mime: media.type === 'photo' ? 'image/jpeg' : mime, body: client.downloadAsIterable(media) };
}

const FILES: readonly string[] = ['photo', 'document', 'video', 'audio', 'voice', 'sticker'];

const isFile = (media: NonNullable<Message['media']>): media is NonNullable<Message['media']> & FileLocation => FILES.includes(media.type);
