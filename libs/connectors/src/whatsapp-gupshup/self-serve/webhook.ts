import { UnparsableBody, type ParsedRequest } from '../../connector.js';
import { asObject, asText, isObject, type JsonObject } from '../../json/reading.js';
import { ignored } from '../../whatsapp/message-parts.js';
import { inboundMessage } from './inbound.js';
import { accountEvent, templateEvent } from './notices.js';
import { messageEvent } from './status.js';

/** A webhook of version 2: one event. */
export function parseSelfServe(body: JsonObject, appName: string | undefined, now: Date): ParsedRequest {
  const type = typeOf(body);
  const app = asText(body.app, 255);
  // Whoever gave one address to two apps would answer the clients of one by the number of the other.
  if (appName && app !== null && !isSameApp(app, appName)) return { events: [], notServed: [app] };
  const payload = asObject(body.payload);
  if (type === 'template-event') {
    const { events, templatesChanged } = templateEvent(payload);
    return { events, notServed: [], ...(templatesChanged ? { templatesChanged } : {}) };
  }
  return { events: [eventOf(type, payload, body.timestamp, now)], notServed: [] };
}

function typeOf(body: JsonObject): string {
  const type = asText(body.type, 64);
  if (type !== null) return type;
  if (isObject(body.payload) && isObject(body.payload.sender)) return 'message';
  throw new UnparsableBody('The body has neither a "type" nor an "entry" list, so it is no webhook of Gupshup.');
}

function eventOf(type: string, payload: JsonObject, timestamp: unknown, now: Date): ParsedRequest['events'][number] {
  switch (type) {
    case 'message':
      return inboundMessage(payload, timestamp, now);
    case 'message-event':
      return messageEvent(payload, now);
    case 'account-event':
      return accountEvent(payload);
    // Opt-ins, prices, preferences: nothing that a dialog would show.
    default:
      return ignored([type, asText(payload.type, 64)].filter((part) => part !== null).join(' '));
  }
}

const isSameApp = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase();
