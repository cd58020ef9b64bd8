import type { Sender } from '#domain/clients/identity.js';
import type { InboundEvent, MessageImported } from '#domain/messages/inbound-event.js';
import type { MessageStatus } from '#domain/messages/status.js';
import type { HistoryChunk } from '../connector.js';
import { asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { noticesOf } from './account.js';
import { ignored } from './message-parts.js';
import { digitsOf, identitiesAt, personAt, type Address } from './people.js';
import { readMessage } from './read-message.js';

const STATUSES = new Map<string, MessageStatus>([
  ['PENDING', 'accepted'],
  ['SENT', 'sent'],
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  ['PLAYED', 'read'],
  ['ERROR', 'failed'],
]);

/** `history`: the older messages that Meta hands over once, and in later webhooks the files of those among them that had one. */
export function history(value: JsonObject, now: Date): InboundEvent[] {
  const ownNumber = digitsOf(asObject(value.metadata).display_phone_number);
  const chunks = asList(value.history).map(asObject);
  return [
    ...chunks.flatMap((chunk) => noticesOf(chunk.errors)),
    ...chunks.flatMap((chunk) => asList(chunk.threads)).flatMap((thread) => importedThread(asObject(thread), ownNumber, now)),
    ...asList(value.messages).map((message) => laterAttachment(asObject(message), now)),
  ];
}

/** Where in the whole history the pieces of a webhook stand. Files that come later stand nowhere. */
export const placesOf = (value: JsonObject): HistoryChunk[] =>
  asList(value.history)
    .map(asObject)
    .filter(({ threads }) => Array.isArray(threads))
    .map(({ metadata }) => {
      const { phase, chunk_order: order, progress } = asObject(metadata);
      return { phase: whole(phase), order: whole(order), progress: percent(progress) };
    });

/** Why the business will not share its history (2593109: it declined in the phone app), in Meta's words. */
export const refusalsOf = (value: JsonObject): string[] =>
  asList(value.history).flatMap((chunk) => noticesOf(asObject(chunk).errors).map(({ text }) => text));

const whole = (value: unknown): number | null => {
  const number = asNumber(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 && number < 2 ** 31 ? number : null;
};

const percent = (value: unknown): number | null => {
  const number = whole(value);
  return number !== null && number <= 100 ? number : null;
};

function importedThread(thread: JsonObject, ownNumber: string | null, now: Date): InboundEvent[] {
  const known = asObject(thread.context);
  const client = personAt({ phone: thread.id, user: known.user_id }, [{ wa_id: known.wa_id ?? thread.id, profile: known }]);
  if (client === null) return [ignored('a history thread without a client')];
  return asList(thread.messages).map((message) => importedMessage(asObject(message), client, ownNumber, now));
}

function importedMessage(message: JsonObject, client: Sender, ownNumber: string | null, now: Date): InboundEvent {
  const direction = directionOf(message, client, ownNumber);
  const awaitsAttachment = message.type === 'media_placeholder';
  const reading = readMessage(message, now);
  switch (reading.is) {
    case 'message': {
      const parts = awaitsAttachment ? { ...reading.parts, content: {} } : reading.parts;
      const status = direction === 'to_client' ? statusOf(message) : 'none';
      return { type: 'message_imported', client, direction, status, awaitsAttachment, ...parts };
    }
    case 'reaction':
      return {
        type: 'reaction_changed',
        onMessage: reading.onMessage,
        emoji: reading.emoji,
        by: direction === 'from_client' ? client.identities : [],
      };
    case 'edit':
      return { type: 'message_edited', externalId: reading.externalId, text: reading.text };
    case 'revoke':
      return { type: 'message_revoked', externalId: reading.externalId };
    case 'system':
      return ignored('a system notice in the history');
    case 'nothing':
      return ignored(reading.reason);
  }
}

/**
 * By who is known to have written, then by who is known to have received. An author who is neither: our own number in
 * another spelling if the client has a phone, else the client, whose phone the thread does not give.
 */
function directionOf(message: JsonObject, client: Sender, ownNumber: string | null): MessageImported['direction'] {
  if (isClient(client, { phone: message.from, user: message.from_user_id })) return 'from_client';
  if (ownNumber !== null && digitsOf(message.from) === ownNumber) return 'to_client';
  if (isClient(client, { phone: message.to, user: message.to_user_id })) return 'to_client';
  return client.phone === null ? 'from_client' : 'to_client';
}

function isClient(client: Sender, address: Address): boolean {
  return identitiesAt(address).some((author) =>
    client.identities.some(({ kind, value }) => kind === author.kind && value === author.value),
  );
}

/** A status that we do not know is at least sent: the message lies in the phone's history. */
function statusOf(message: JsonObject): MessageStatus {
  return STATUSES.get(asText(asObject(message.history_context).status, 64)?.toUpperCase() ?? '') ?? 'sent';
}

function laterAttachment(message: JsonObject, now: Date): InboundEvent {
  const reading = readMessage(message, now);
  if (reading.is !== 'message' || reading.parts.attachments.length === 0) return ignored('a history message without its file');
  const { externalId, text, attachments } = reading.parts;
  return { type: 'attachment_arrived', externalId, text, attachments };
}
