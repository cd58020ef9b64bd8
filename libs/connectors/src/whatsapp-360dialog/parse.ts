import type { ConnectedChannel } from '#domain/channels/channel.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { metaChanges, readBody, readChanges, type Change } from '../whatsapp/webhook.js';

/** 360dialog's webhook as our events. The key belongs to one number, so a channel need not know the number's id. */
export function parse(request: RawRequest, channel: ConnectedChannel, now = new Date()): ParsedRequest {
  const served = { phoneNumberId: channel.settings.phone_number_id || null, accountId: null };
  return readChanges(changesOf(readBody(request.body)), served, now);
}

/**
 * Meta's envelope; or the partner's, which brings one value with the name of its field; or none at all, as the On-Premise API
 * did and some old installations still do.
 */
function changesOf(body: JsonObject): Change[] {
  if (Array.isArray(body.entry)) return metaChanges(body);
  const event = asText(body.event, 128);
  if (event !== null && isObject(body.data)) {
    return Array.isArray(body.data.entry) ? metaChanges(body.data) : [{ accountId: null, field: event, value: asObject(body.data) }];
  }
  if (Array.isArray(body.messages) || Array.isArray(body.statuses)) return [{ accountId: null, field: 'messages', value: body }];
  throw new UnparsableBody('The body has neither an "entry" list nor messages nor an event, so it is no webhook of 360dialog.');
}
