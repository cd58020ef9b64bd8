import { asList, asObject, asText, type JsonObject } from '../../json/reading.js';
import type { Call } from '../../simulator/calls.js';
import type { Files } from '../../simulator/files.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, Phones, ShownMessage } from '../../simulator/phones.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';
import type { Refused } from './dialect.js';

/** Keeps the form's file; null: there is none. */
export async function storeUpload(call: Call, channel: SimulatedChannel, files: Files): Promise<string | null> {
  const headers = { 'content-type': call.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(call.body), { headers }).formData().catch(() => null);
  const file = form?.get('file');
  if (!file || typeof file === 'string') return null;
  const bytes = Buffer.from(await file.arrayBuffer());
  return files.store(channel.key, { name: file.name, mime: file.type, bytes }).id;
}

/** What the gateway or its messenger would not take. */
export function complaintAbout(body: JsonObject, files: Files): Refused | null {
  const { to, id, text, location, contacts } = body;
  if (asText(to, 255) === null || asText(id, 64) === null) return { status: 400, code: 'invalid' };
  const file = asText(asObject(body.file).id, 64);
  if (file !== null && !files.get(file)) return { status: 409, code: 'file_missing' };
  const says = asText(text) !== null || file !== null || asObject(location) === location || asList(contacts).length > 0;
  if (!says) return { status: 400, code: 'MESSAGE_EMPTY' };
  return [...(asText(text) ?? '')].length > 4096 ? { status: 400, code: 'MESSAGE_TOO_LONG' } : null;
}

/** The message as the phone shows it. It has passed the rules, so its parts are there. */
export function shownOnPhone(id: string, body: JsonObject, phone: Phone, channel: SimulatedChannel, files: Files): PhoneMessage {
  const shown: ShownMessage = { id, direction: 'out', text: asText(body.text), at: new Date().toISOString() };
  const { id: fileId, kind, mime } = asObject(body.file);
  const stored = files.get(asText(fileId, 64) ?? '');
  if (stored) {
    const about = { kind: asText(kind, 16) ?? 'document', name: stored.name, mime: asText(mime, 255) ?? stored.mime };
    shown.attachment = { ...about, url: fileUrl(channel, phone, stored.id) };
  }
  const place = body.location as ShownMessage['location'] | null;
  if (place) shown.location = place;
  const cards = asList(body.contacts).map(asObject);
  if (cards.length > 0) shown.text = cards.map(cardLine).join('\n');
  const quotes = asText(body.quotes, 512);
  if (quotes !== null) shown.quotes = quotes;
  return { shown, fileId: stored?.id ?? null, buttonsSentAs: null, settled: false };
}

const cardLine = ({ name, phones }: JsonObject): string =>
  [asText(name, 255), ...asList(phones).map((entry) => asText(asObject(entry).phone, 64))].filter(Boolean).join(' ');

/** Carries out what happens to a message that is there; false: it is not. */
export function changeOnPhone(body: JsonObject, phone: Phone, phones: Phones): boolean {
  if (body.kind === 'show_typing' || body.kind === 'mark_read') return true;
  const message = phone.messages.find(({ shown }) => shown.id === body.externalId && !shown.deleted);
  if (!message) return false;
  if (body.kind === 'react') phones.change(phone, message, { reaction: asText(body.emoji, 64) ?? undefined });
  else if (body.kind === 'edit') phones.change(phone, message, { text: asText(body.text), edited: true });
  else phones.change(phone, message, { text: null, attachment: undefined, location: undefined, deleted: true });
  return true;
}
