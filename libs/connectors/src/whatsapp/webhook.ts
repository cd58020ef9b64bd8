import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { UnparsableBody, type ParsedRequest } from '../connector.js';
import { asId, asList, asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { accountUpdate, noticesOf } from './account.js';
import { addressBook } from './address-book.js';
import { echoes } from './echoes.js';
import { history } from './history.js';
import { inboundMessages } from './inbound-messages.js';
import { ignored } from './message-parts.js';
import { statusChanges } from './statuses.js';
import { templateChange } from './template-events.js';

/** The number and the account that a channel serves, by Meta's ids. */
export interface ServedNumber {
  phoneNumberId: string | undefined;
  accountId: string | undefined;
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

/** A webhook body of Meta's shape as our events; whoever passes Meta's bodies on unchanged is served by it too. */
export function parseWebhook(body: Uint8Array, served: ServedNumber, now: Date): ParsedRequest {
  const events: InboundEvent[] = [];
  const notServed = new Set<string>();
  for (const entry of entriesOf(body)) {
    for (const item of asList(entry.changes)) {
      const change = asObject(item);
      const foreign = foreignNumber(entry, asObject(change.value), served);
      if (foreign === null) events.push(...eventsOfChange(change, now));
      else notServed.add(foreign);
    }
  }
  return { events, notServed: [...notServed] };
}

function entriesOf(body: Uint8Array): JsonObject[] {
  let parsed: unknown;
  try {
    parsed = parseUntrustedJson(body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(parsed)) throw new UnparsableBody('The body is not a JSON object.');
  if (!Array.isArray(parsed.entry)) throw new UnparsableBody('The body has no "entry" list, so it is no WhatsApp webhook.');
  return parsed.entry.map(asObject);
}

/**
 * The id that the change is for, if it is not ours. Changes about one number name it in their metadata; those about
 * the whole account have only the entry's id. What names nobody was sent to this channel's address and is taken.
 */
function foreignNumber(entry: JsonObject, value: JsonObject, served: ServedNumber): string | null {
  const phoneNumberId = asId(asObject(value.metadata).phone_number_id);
  if (phoneNumberId !== null) return phoneNumberId === served.phoneNumberId ? null : phoneNumberId;
  const accounts = [asId(entry.id), asId(asObject(value.waba_info).waba_id)].filter((id) => id !== null);
  return accounts.some((id) => id === served.accountId) ? null : (accounts[0] ?? null);
}

/** One change of one field, whoever it is for. */
export function eventsOfChange(change: JsonObject, now: Date): InboundEvent[] {
  const value = asObject(change.value);
  const field = asText(change.field, 128) ?? 'messages';
  const events = FIELDS.get(field)?.(value, now) ?? [ignored(`field ${field}`)];
  return events.length > 0 ? events : [ignored(`nothing in field ${field}`)];
}
