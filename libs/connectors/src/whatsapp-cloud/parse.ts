import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ParsedRequest, RawRequest } from '../connector.js';
import { parseWebhook } from '../whatsapp/webhook.js';

/** Meta's webhook as our events. `now` only decides which provider times are impossible. */
export function parse(request: RawRequest, channel: ConnectedChannel, now = new Date()): ParsedRequest {
  const { phone_number_id: phoneNumberId, waba_id: accountId } = channel.settings;
  return parseWebhook(request.body, { phoneNumberId, accountId }, now);
}
