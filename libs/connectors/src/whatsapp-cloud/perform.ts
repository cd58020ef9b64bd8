import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { HttpPort } from '../http/http.port.js';
import { SendError } from '../send-error.js';
import { sendRefused } from '../whatsapp/send-refused.js';
import { readRequest } from './build.js';
import { assertConfigured, exchange, isSuccess, secretsOf } from './send.js';

export async function perform(action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  assertConfigured(channel);
  if (action.kind !== 'mark_read') throw new SendError('message_invalid', 'unsupported_action', 'unsupported_action');
  const response = await exchange(readRequest(action.externalId, channel), http);
  if (!isSuccess(response)) throw sendRefused(response, secretsOf(channel));
}
