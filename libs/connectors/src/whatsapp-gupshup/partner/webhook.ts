import type { InboundEvent, StatusChanged } from '#domain/messages/inbound-event.js';
import type { ParsedRequest } from '../../connector.js';
import { asId, asList, asNumber, asObject, isObject, type JsonObject } from '../../json/reading.js';
import { ignored } from '../../whatsapp/message-parts.js';
import { statusChanges } from '../../whatsapp/statuses.js';
import { metaChanges, readChanges, type Change } from '../../whatsapp/webhook.js';
import { refusalFor } from '../refusals.js';

/** Gupshup's id of the app says whose webhook it is; which number and account Meta knows the app by, the channel need not know. */
const WHATEVER_COMES = { phoneNumberId: null, accountId: null };

/** A webhook of version 3: Meta's envelope with Gupshup's ids beside Meta's. */
export function parsePartner(body: JsonObject, appId: string | undefined, now: Date): ParsedRequest {
  const app = asId(body.gs_app_id);
  if (appId && app !== null && app !== appId) return { events: [], notServed: [app] };
  const changes = metaChanges(body);
  const statuses = changes.flatMap(({ value }) => asList(value.statuses).map((status) => statusOf(asObject(status), value, now)));
  const read = readChanges(changes.flatMap(besideStatuses), WHATEVER_COMES, now);
  return { ...read, events: [...statuses, ...read.events] };
}

/** What a change tells beside statuses, if it does. */
function besideStatuses(change: Change): Change[] {
  const { statuses, ...rest } = change.value;
  const tellsMore = asList(statuses).length === 0 || asList(rest.messages).length > 0 || asList(rest.errors).length > 0;
  return tellsMore ? [{ ...change, value: knownIdsIn(rest) }] : [];
}

/** Our message is known by Gupshup's id; Meta's is remembered beside it. Whether an id is one or the other can't be seen. */
function statusOf(status: JsonObject, value: JsonObject, now: Date): InboundEvent {
  const isQueued = status.status === 'enqueued';
  const read = { ...status, status: isQueued ? 'sent' : status.status, timestamp: inSeconds(status.timestamp) };
  const ids = [asId(status.gs_id), asId(status.id), asId(status.meta_msg_id)].filter((id) => id !== null);
  const [externalId, ...alsoKnownAs] = new Set(ids);
  if (externalId === undefined) return ignored('a status without a message id');
  const event = statusChanges({ contacts: value.contacts, statuses: [{ ...read, id: externalId }] }, now)[0];
  if (event?.type !== 'status_changed') return event ?? ignored('an empty status');
  return {
    ...event,
    ...(alsoKnownAs.length === 0 ? {} : { alsoKnownAs }),
    ...(isQueued ? { status: 'accepted' } : {}),
    error: event.error && { ...event.error, reason: refusalFor(asNumber(event.error.code))?.reason ?? event.error.reason },
  } satisfies StatusChanged;
}

/** Gupshup's own statuses count in milliseconds, those it passes on in seconds. */
function inSeconds(timestamp: unknown): unknown {
  const time = asNumber(timestamp);
  return time !== null && time > 1e11 ? time / 1000 : timestamp;
}

/** What clients answer, press and react to is named by Gupshup's id where it is ours. */
function knownIdsIn(value: JsonObject): JsonObject {
  if (!Array.isArray(value.messages)) return value;
  const messages = asList(value.messages).map((item) => {
    const message = asObject(item);
    const { context, reaction } = message;
    return {
      ...message,
      ...(isObject(context) ? { context: { ...context, id: asId(context.gs_id) ?? context.id } } : {}),
      ...(isObject(reaction) ? { reaction: { ...reaction, message_id: asId(reaction.gs_id) ?? reaction.message_id } } : {}),
    };
  });
  return { ...value, messages };
}
