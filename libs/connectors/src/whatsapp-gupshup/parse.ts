import type { ConnectedChannel } from '#domain/channels/channel.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { parsePartner } from './partner/webhook.js';
import { parseSelfServe } from './self-serve/webhook.js';

/** Either version is read, whichever the channel sends by: a subscription may have been made by hand. */
export function parse(request: RawRequest, { settings }: ConnectedChannel, now = new Date()): ParsedRequest {
  const body = objectIn(request.body);
  return Array.isArray(body.entry) ? parsePartner(body, settings.app_id, now) : parseSelfServe(body, settings.app_name, now);
}

function objectIn(bytes: Uint8Array): JsonObject {
  let parsed: unknown;
  try {
    parsed = parseUntrustedJson(bytes);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(parsed)) throw new UnparsableBody('The body is not a JSON object.');
  return parsed;
}
