import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { gatewayEvent } from '../gateway/events.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { asList, asObject, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { Directory, identitiesOfChat, identityOf } from './peers.js';
import { ignored, type Reading } from './read-message.js';
import { asSchema, nameOf, part } from './tl.js';
import { dialogEvent, fromShortMessage, sentEvent, tdlibEvent, UPDATES } from './updates.js';

/** An update of MTProto, alone or in Telegram's own containers, or a word of the gateway's own. */
export function parse(request: RawRequest, now = new Date()): ParsedRequest {
  let body: unknown;
  try {
    body = asSchema(parseUntrustedJson(request.body));
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(body)) throw new UnparsableBody('The body is not a JSON object, so it is no update of Telegram.');
  const said = gatewayEvent(body, identitiesOfChat, now);
  if (said) return { events: [said], notServed: [] };
  const events = eventsOf(body, now);
  return { events: events.length > 0 ? events : [ignored('an update that says nothing')], notServed: [] };
}

function eventsOf(body: JsonObject, now: Date): InboundEvent[] {
  const reading: Reading = { directory: new Directory(body), now };
  if (typeof body['@type'] === 'string') return [tdlibEvent(body)];
  const name = nameOf(body);
  if (name === '') throw new UnparsableBody('The body has no "_", which names every object of Telegram.');
  if (name === 'updates' || name === 'updatesCombined') {
    const updates = asList(body.updates).map(asObject);
    return [...updates.flatMap((update) => updateEvents(update, reading)), ...gone(reading.directory)];
  }
  if (/^messages\.(dialogs|dialogsSlice|peerDialogs)$/.test(name)) {
    return [...asList(body.dialogs).map((dialog) => dialogEvent(asObject(dialog), reading)), ...gone(reading.directory)];
  }
  return updateEvents(name === 'updateShort' ? part(body, 'update') : body, reading);
}

function updateEvents(update: JsonObject, reading: Reading): InboundEvent[] {
  const name = nameOf(update);
  switch (name) {
    case 'updateShortMessage':
    case 'updateShortChatMessage':
      return fromShortMessage(update, reading);
    case 'updateShortSentMessage':
      return [sentEvent(update, reading.now)];
    case 'dialog':
      return [dialogEvent(update, reading)];
    case 'auth.sentCode':
      return [{ type: 'session_changed', state: 'awaits_code', problem: null }];
    default:
      return (Object.hasOwn(UPDATES, name) ? UPDATES[name]?.(update, reading) : null) ?? [ignored(`update ${name.slice(0, 64)}`)];
  }
}

/** Whoever has deleted his account gets no message any more; the operator should know before he writes one. */
const gone = (directory: Directory): InboundEvent[] =>
  directory.deleted().map((peer) => ({
    ...{ type: 'client_reachability', client: [identityOf(peer)], reachable: false, line: 'client_deleted_account', at: null },
  }));
