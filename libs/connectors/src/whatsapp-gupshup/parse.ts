import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ParsedRequest, RawRequest } from '../connector.js';
import { readBody } from '../whatsapp/webhook.js';
import { parsePartner } from './partner/webhook.js';
import { parseSelfServe } from './self-serve/webhook.js';

/** Either version is read, whichever the channel sends by: a subscription may have been made by hand. */
export function parse(request: RawRequest, { settings }: ConnectedChannel, now = new Date()): ParsedRequest {
  const body = readBody(request.body);
  return Array.isArray(body.entry) ? parsePartner(body, settings.app_id, now) : parseSelfServe(body, settings.app_name, now);
}
