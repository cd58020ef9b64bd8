import { randomUUID } from 'node:crypto';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { MessageButton } from '#domain/messages/content.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendResult } from '../connector.js';
import { openFile } from '../http/api-exchange.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, type JsonObject } from '../json/reading.js';
import { cannotSend } from '../outbound/cannot-send.js';
import { wireIdOf } from './ids.js';
import { EXTERNAL_LIMITS } from './limits.js';
import { recipientOf } from './people.js';
import { tell } from './program.js';

/**
 * Hands the message to the program. Without an address nothing is handed over: the program finds it in `GET /v1/messages`.
 * Throws a `SendError` and nothing else.
 */
export async function send(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const id = wireIdOf(message.id);
  const to = recipientOf(message.to);
  if (!channel.settings.outbound_url) return { externalId: id, status: 'sent' };
  const attachment = message.attachment && (await carried(message.attachment));
  const answer = await tell(id, { type: 'message', id, to, ...partsOf(message), ...(attachment ? { attachment } : {}) }, channel, http);
  const theirs = asId(answer?.id);
  return { externalId: theirs ?? id, ...(theirs === null ? {} : { alsoKnownAs: [id] }), status: 'sent' };
}

function partsOf({ text, buttons, location, contacts, quotes, attachment }: OutboundMessage): JsonObject {
  if (text === null && !attachment && !location && contacts.length === 0 && buttons.length === 0)
    throw cannotSend('empty_message', 'The message has neither a text nor a file.');
  return {
    ...(text === null ? {} : { text }),
    ...buttonsOf(buttons),
    ...(location ? { location } : {}),
    ...(contacts.length === 0
      ? {}
      : { contacts: contacts.map(({ name, phones }) => ({ name, phones: phones.map(({ phone }) => phone) })) }),
    ...(quotes === null ? {} : { reply_to: quotes }),
  };
}

const buttonsOf = (buttons: readonly MessageButton[]): JsonObject => (buttons.length === 0 ? {} : { buttons });

/** The file travels inside of the message, so that one signature covers both. */
async function carried(file: OutboundAttachment): Promise<JsonObject> {
  const { kind: type, name, mime, size, durationSeconds } = file;
  const most = EXTERNAL_LIMITS.attachmentBytes[type];
  if (size > most) throw cannotSend('file_too_large', `Files of up to ${most / 1024 / 1024} MB travel inside of a message.`);
  const bytes = Buffer.from(await (await openFile(file)).arrayBuffer());
  return { type, name, mime, size, ...(durationSeconds === null ? {} : { duration: durationSeconds }), data: bytes.toString('base64') };
}

/** What happens to messages that exist, told in the same way. Throws a `SendError` and nothing else. */
export async function perform(action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  const event = eventOf(action);
  if (event) await tell(randomUUID(), event, channel, http);
}

/** Null: programs do not wait for answers to presses. */
function eventOf(action: ChannelAction): JsonObject | null {
  if (action.kind === 'answer_press') return null;
  const to = recipientOf(action.to);
  switch (action.kind) {
    case 'mark_read':
      return { type: 'read', to, message_id: action.externalId };
    case 'show_typing':
      return { type: 'typing', to };
    case 'react':
      return { type: 'reaction', to, message_id: action.externalId, emoji: action.emoji };
    case 'edit':
      return { type: 'edit', to, message_id: action.externalId, text: action.text, ...buttonsOf(action.buttons) };
    case 'revoke':
      return { type: 'delete', to, message_id: action.externalId };
  }
}
