import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { ChannelLimits, SendResult } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId } from '../json/reading.js';
import { cannotSend, lengthOf } from '../outbound/cannot-send.js';
import { SendError } from '../send-error.js';
import type { GatewayFile, PerformRequest, SendRequest } from './contract.js';
import { upload } from './files.js';
import { withButtonLines } from './lines.js';
import { ask, gatewayRequest, type RefusalTable } from './requests.js';

/** What is particular about a messenger's personal numbers. */
export interface PersonalMessenger {
  name: string;
  limits: ChannelLimits;
  refusals: RefusalTable;
  /** The chat with this client; throws a `SendError` when he has none. */
  chatOf(identities: OutboundMessage['to']): string;
}

/** Throws a `SendError` and nothing else. */
export async function send(
  message: OutboundMessage,
  messenger: PersonalMessenger,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<SendResult> {
  const to = messenger.chatOf(message.to);
  const text = withButtonLines(message.text, message.buttons);
  checkText(text, message, messenger);
  const file = await handedOver(message, messenger, channel, http);
  const { id, location, contacts, quotes } = message;
  const request: SendRequest = { id, to, text, file, location, contacts, quotes };
  const answer = await ask(gatewayRequest(channel, 'POST', 'send', request), http, messenger.refusals);
  const externalId = asId(answer.id);
  if (externalId === null) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  return { externalId, status: 'sent' };
}

function checkText(text: string | null, { attachment, location, contacts }: OutboundMessage, { name, limits }: PersonalMessenger): void {
  if (attachment && text !== null) {
    if (!limits.captionedKinds.includes(attachment.kind)) {
      throw cannotSend('caption_not_allowed', `${name} carries no text beside this kind of file; send the text as a message of its own.`);
    }
    if (lengthOf(text) > limits.captionLength) {
      throw cannotSend('caption_too_long', `${name} takes captions of up to ${limits.captionLength} characters; shorten it.`);
    }
    return;
  }
  if (text !== null && lengthOf(text) > limits.textLength) {
    throw cannotSend('text_too_long', `${name} takes texts of up to ${limits.textLength} characters; shorten or split it.`);
  }
  const empty = !attachment && !location && contacts.length === 0 && (text ?? '').trim() === '';
  if (empty) throw cannotSend('empty_message', 'The message has neither a text nor a file.');
}

async function handedOver(
  { attachment }: OutboundMessage,
  { name, limits, refusals }: PersonalMessenger,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<GatewayFile | null> {
  if (!attachment) return null;
  const { kind, name: fileName, mime, durationSeconds, waveform, size } = attachment;
  if (size > limits.attachmentBytes[kind]) {
    throw cannotSend('file_too_large', `${name} takes files of up to ${Math.floor(limits.attachmentBytes[kind] / 1024 / 1024)} MB here.`);
  }
  const id = await upload(attachment, channel, http, refusals);
  return { id, kind, name: fileName, mime, durationSeconds, waveform };
}

/** Throws a `SendError` and nothing else. */
export async function perform(
  action: ChannelAction,
  messenger: PersonalMessenger,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<void> {
  const request = requestOf(action, messenger);
  if (request) await ask(gatewayRequest(channel, 'POST', 'perform', request), http, messenger.refusals);
}

/** Null: there is nothing of the kind here. */
function requestOf(action: ChannelAction, messenger: PersonalMessenger): PerformRequest | null {
  // Personal numbers show no buttons, so nobody can press one.
  if (action.kind === 'answer_press') return null;
  const to = messenger.chatOf(action.to);
  switch (action.kind) {
    case 'mark_read':
    case 'revoke':
      return { kind: action.kind, to, externalId: action.externalId };
    case 'show_typing':
      return { kind: 'show_typing', to };
    case 'react':
      return { kind: 'react', to, externalId: action.externalId, emoji: action.emoji };
    case 'edit': {
      const text = withButtonLines(action.text, action.buttons) ?? '';
      const most = action.captioned ? messenger.limits.captionLength : messenger.limits.textLength;
      if (lengthOf(text) > most) throw cannotSend('text_too_long', `${messenger.name} takes up to ${most} characters here; shorten it.`);
      return { kind: 'edit', to, externalId: action.externalId, text };
    }
  }
}
