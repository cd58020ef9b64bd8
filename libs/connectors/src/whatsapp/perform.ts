import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { HttpPort } from '../http/http.port.js';
import { unsupportedAction } from '../outbound/cannot-send.js';
import { call } from './api.js';
import { addressOf } from './build-message.js';
import type { Dialect } from './dialect.js';

/** Throws a `SendError` and nothing else. */
export async function perform(dialect: Dialect, action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  const json = bodyOf(action);
  if (json !== null) await call({ method: 'POST', path: dialect.messagesPath(channel), json }, dialect, channel, http);
}

/** Null: nothing to tell. */
function bodyOf(action: ChannelAction): Record<string, unknown> | null {
  switch (action.kind) {
    case 'mark_read':
      return readBody(action.externalId);
    case 'show_typing':
      // Shown below the client's last message, which is read by that; for 25 seconds or until our answer.
      return action.externalId === null ? null : { ...readBody(action.externalId), typing_indicator: { type: 'text' } };
    case 'react':
      return {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...addressOf(action.to) },
        ...{ type: 'reaction', reaction: { message_id: action.externalId, emoji: action.emoji ?? '' } },
      };
    default:
      // What was sent through the API stands as it is: only the phone app can change its messages.
      throw unsupportedAction();
  }
}

const readBody = (externalId: string): Record<string, unknown> => ({
  messaging_product: 'whatsapp',
  status: 'read',
  message_id: externalId,
});
