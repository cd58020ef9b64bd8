import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendResult } from '../connector.js';
import { openFile } from '../http/api-exchange.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { addressOf, externalIdOf } from './addresses.js';
import { call, ChatMoved, type BotCall } from './api.js';
import { planSend } from './build.js';

/** The answer is Telegram's last word: it tells neither delivery nor reading. Throws a `SendError` and nothing else. */
export async function send(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const planned = planSend(message);
  const address = addressOf(message.to);
  const ready = { ...planned.call, ...(await fileOf(message, planned.fileField)) };
  const { result, chatId } = await toWhereverTheChatIs(ready, address.chatId, channel, http);
  const messageId = asId(asObject(result).message_id);
  if (messageId === null) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  return { externalId: externalIdOf({ ...address, chatId }, messageId), status: 'sent' };
}

async function fileOf({ attachment }: OutboundMessage, field: string | null): Promise<Pick<BotCall, 'file'>> {
  if (!attachment || field === null) return {};
  const bytes = await openFile(attachment);
  return { file: { field, name: attachment.name, bytes: bytes.slice(0, bytes.size, attachment.mime) } };
}

/** Old addresses of groups are refused with the new one; nothing was sent, so the second try is the first message. */
export async function toWhereverTheChatIs(
  planned: BotCall,
  chatId: string,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<{ result: unknown; chatId: string }> {
  try {
    return { result: await call(planned, channel, http), chatId };
  } catch (error) {
    if (!(error instanceof ChatMoved)) throw error;
    const { newChatId } = error;
    return { result: await call({ ...planned, params: { ...planned.params, chat_id: newChatId } }, channel, http), chatId: newChatId };
  }
}
