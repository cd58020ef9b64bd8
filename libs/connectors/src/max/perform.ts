import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { HttpPort } from '../http/http.port.js';
import { cannotSend, lengthOf, unsupportedAction } from '../outbound/cannot-send.js';
import { call, type BotCall } from './api.js';
import type { Dialect } from './dialect.js';
import { MAX_LIMITS } from './limits.js';
import { chatIdOf } from './people.js';

/** Throws a `SendError` and nothing else. */
export async function perform(dialect: Dialect, action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  const planned = plan(action, dialect);
  if (planned) await call(planned, dialect, channel, http);
}

/** Null: a courtesy for which the chat's number is needed, and it is not known. */
function plan(action: ChannelAction, { messenger }: Dialect): BotCall | null {
  switch (action.kind) {
    case 'answer_press':
      return { method: 'POST', path: '/answers', query: { callback_id: action.handle }, json: {} };
    case 'show_typing':
    case 'mark_read': {
      const chatId = chatIdOf(action.to);
      if (chatId === null) return null;
      const json = { action: action.kind === 'mark_read' ? 'mark_seen' : 'typing_on' };
      return { method: 'POST', path: `/chats/${encodeURIComponent(chatId)}/actions`, json };
    }
    case 'edit':
      if (lengthOf(action.text) > MAX_LIMITS.textLength) {
        throw cannotSend('text_too_long', `${messenger} takes texts of up to ${MAX_LIMITS.textLength} characters; shorten it.`);
      }
      // Attachments that are not named stay, the keyboard among them.
      return { method: 'PUT', path: '/messages', query: { message_id: action.externalId }, json: { text: action.text } };
    case 'revoke':
      return { method: 'DELETE', path: '/messages', query: { message_id: action.externalId } };
    case 'react':
      throw unsupportedAction();
  }
}
