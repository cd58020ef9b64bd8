import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { UnparsableBody, type HistoryChunk, type ParsedRequest } from '../connector.js';
import { asId, asList, asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { accountUpdate, noticesOf } from './account.js';
import { addressBook } from './address-book.js';
import { echoes } from './echoes.js';
import { history, placesOf, refusalsOf } from './history.js';
import { inboundMessages } from './inbound-messages.js';
import { ignored } from './message-parts.js';
import { statusChanges } from './statuses.js';
import { templateChange } from './template-events.js';

/** The number and the account that a channel serves, by Meta's ids; null: whatever comes to its address. */
export interface ServedNumber {
  phoneNumberId: string | null | undefined;
  accountId: string | null | undefined;
}

type FieldReader = (value: JsonObject, now: Date) => InboundEvent[];

const messages: FieldReader = (value, now) => [...noticesOf(value.errors), ...inboundMessages(value, now), ...statusChanges(value, now)];

const FIELDS = new Map<string, FieldReader>([
  ['messages', messages],
  ['smb_message_echoes', echoes],
  ['history', history],
  ['smb_app_state_sync', addressBook],
  ['account_update', accountUpdate],
  ['message_template_status_update', templateChange],
  ['message_template_components_update', templateChange],
  ['template_category_update', templateChange],
]);

/** News of templates that do not tell all: what a template says now, or a template that we never saw. */
const TELLS_NOT_ALL = new Set(['message_template_status_update', 'message_template_components_update']);

/** One piece of news: about which account, of which kind, and what it says. */
export interface Change {
  accountId: string | null;
  field: string;
  value: JsonObject;
}

/** A webhook body of Meta's shape as our events; whoever passes Meta's bodies on unchanged is served by it too. */
export const parseWebhook = (body: Uint8Array, served: ServedNumber, now: Date): ParsedRequest =>
  readChanges(metaChanges(readBody(body)), served, now);

/** Throws `UnparsableBody`. */
export function readBody(body: Uint8Array): JsonObject {
  let parsed: unknown;
  try {
    parsed = parseUntrustedJson(body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(parsed)) throw new UnparsableBody('The body is not a JSON object.');
  return parsed;
}

/** The changes of Meta's envelope. Throws `UnparsableBody`. */
export function metaChanges(body: JsonObject): Change[] {
  if (!Array.isArray(body.entry)) throw new UnparsableBody('The body has no "entry" list, so it is no WhatsApp webhook.');
  return body.entry.map(asObject).flatMap((entry) => asList(entry.changes).map((change) => changeOf(asObject(change), asId(entry.id))));
}

const changeOf = ({ field, value }: JsonObject, accountId: string | null): Change => ({
  accountId,
  field: asText(field, 128) ?? 'messages',
  value: asObject(value),
});

export function readChanges(changes: readonly Change[], served: ServedNumber, now: Date): ParsedRequest {
  const ours = changes.filter((change) => foreignNumber(change, served) === null);
  const notServed = changes.flatMap((change) => foreignNumber(change, served) ?? []);
  const histories = ours.filter(({ field }) => field === 'history').map(({ value }) => value);
  const places = histories.flatMap(placesOf);
  const refusals = histories.flatMap(refusalsOf);
  return {
    events: ours.flatMap((change) => eventsOf(change, now)),
    notServed: [...new Set(notServed)],
    ...(places.length === 0 ? {} : { history: places.reduce(later) }),
    ...(refusals[0] === undefined ? {} : { historyRefused: refusals[0] }),
    ...(ours.some(({ field }) => TELLS_NOT_ALL.has(field)) ? { templatesChanged: true } : {}),
  };
}

/** Of the pieces that came in one webhook, the one that is further on. */
const later = (one: HistoryChunk, other: HistoryChunk): HistoryChunk => ((other.progress ?? 0) > (one.progress ?? 0) ? other : one);

/**
 * The id that the change is for, if it is not ours. Changes about one number name it in their metadata; those about
 * the whole account have only the entry's id. What names nobody was sent to this channel's address and is taken, and
 * a channel that knows no id of its own is told by its address alone.
 */
function foreignNumber({ accountId, value }: Change, served: ServedNumber): string | null {
  const phoneNumberId = asId(asObject(value.metadata).phone_number_id);
  if (phoneNumberId !== null) return served.phoneNumberId === null || phoneNumberId === served.phoneNumberId ? null : phoneNumberId;
  if (served.accountId === null) return null;
  const accounts = [accountId, asId(asObject(value.waba_info).waba_id)].filter((id) => id !== null);
  return accounts.some((id) => id === served.accountId) ? null : (accounts[0] ?? null);
}

function eventsOf({ field, value }: Change, now: Date): InboundEvent[] {
  const events = FIELDS.get(field)?.(value, now) ?? [ignored(`field ${field}`)];
  return events.length > 0 ? events : [ignored(`nothing in field ${field}`)];
}
