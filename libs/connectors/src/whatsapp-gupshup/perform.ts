import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { HttpPort } from '../http/http.port.js';
import { unsupportedAction } from '../outbound/cannot-send.js';
import { addressOf } from '../whatsapp/build-message.js';
import { call, type GupshupCall } from './api.js';
import { messageCall } from './partner/build.js';
import { reactionForm } from './self-serve/build.js';
import { apiOf, appIdOf } from './settings.js';

/** Reactions go by both APIs; that we read and write can be told by the partner's only. */
export async function perform(action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  const asked = apiOf(channel) === 'partner' ? asPartner(action, channel) : selfServe(action, channel);
  if (asked !== null) await call(asked, channel, http);
}

function selfServe(action: ChannelAction, channel: ConnectedChannel): GupshupCall | null {
  if (action.kind === 'mark_read' || action.kind === 'show_typing') return null;
  if (action.kind !== 'react') throw unsupportedAction();
  return { method: 'POST', ...reactionForm(action.to, action.externalId, action.emoji ?? '', channel) };
}

function asPartner(action: ChannelAction, channel: ConnectedChannel): GupshupCall | null {
  switch (action.kind) {
    case 'mark_read':
      return readCall(action.externalId, {}, channel);
    case 'show_typing':
      return action.externalId === null ? null : readCall(action.externalId, { typing_indicator: { type: 'text' } }, channel);
    case 'react': {
      const reaction = { message_id: action.externalId, emoji: action.emoji ?? '' };
      const head = { messaging_product: 'whatsapp', recipient_type: 'individual', ...addressOf(action.to) };
      return messageCall({ ...head, type: 'reaction', reaction }, channel);
    }
    default:
      throw unsupportedAction();
  }
}

/** Typing is shown by the message that is answered, which thereby is read. */
function readCall(messageId: string, typing: Record<string, unknown>, channel: ConnectedChannel): GupshupCall {
  const message = { messaging_product: 'whatsapp', status: 'read', message_id: messageId, ...typing };
  return { method: 'POST', path: `/partner/app/${appIdOf(channel)}/v1/event`, json: { type: 'message-event', message } };
}
