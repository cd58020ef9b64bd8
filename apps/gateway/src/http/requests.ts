import type { FindRequest, PerformRequest, SendRequest } from '#connectors/gateway/contract.js';
import type { SignInStep } from '#domain/channels/channel-session.js';
import { asId, asList, asNumber, asObject, asText, isObject, type JsonObject } from '#connectors/json/reading.js';
import { MessengerRefusal, type OutgoingFile } from '../drivers/driver.js';

/** The bodies of the product's calls, checked: whoever else has the secret must not bring the gateway down. */
const invalid = (): MessengerRefusal => new MessengerRefusal('invalid', 400);

function required(value: unknown, max = 255): string {
  const text = asText(value, max);
  if (text === null) throw invalid();
  return text;
}

export function readStep({ step, phone, code, password, ...credentials }: JsonObject): {
  step: SignInStep;
  credentials: Record<string, string>;
} {
  const texts = Object.entries(credentials).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { step: stepOf({ step, phone, code, password }), credentials: Object.fromEntries(texts) };
}

function stepOf({ step, phone, code, password }: JsonObject): SignInStep {
  switch (step) {
    case 'qr':
    case 'sign_out':
      return { step };
    case 'phone':
      return { step, phone: required(phone, 32) };
    case 'code':
      return { step, code: required(code, 32) };
    case 'password':
      return { step, password: required(password) };
    default:
      throw invalid();
  }
}

export function readSend(body: JsonObject): { request: SendRequest; file: Omit<OutgoingFile, 'path'> | null } {
  const file = isObject(body.file) ? readFile(body.file) : null;
  const place = asObject(body.location);
  const [latitude, longitude] = [asNumber(place.latitude), asNumber(place.longitude)];
  const [name, address] = [asText(place.name, 1000), asText(place.address, 1000)];
  const location =
    latitude === null || longitude === null
      ? null
      : { latitude, longitude, ...(name === null ? {} : { name }), ...(address === null ? {} : { address }) };
  const contacts = asList(body.contacts)
    .slice(0, 20)
    .map((contact) => ({ name: required(asObject(contact).name), phones: asList(asObject(contact).phones).map(readPhone) }));
  const about = { id: required(body.id, 64), to: required(body.to, 128), quotes: asId(body.quotes) };
  return { request: { ...about, text: asText(body.text), file, location, contacts }, file };
}

const readPhone = (phone: unknown): { phone: string } => ({ phone: required(asObject(phone).phone, 64) });

function readFile(file: JsonObject): NonNullable<SendRequest['file']> {
  const kind = (['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const).find((known) => known === file.kind);
  if (!kind) throw invalid();
  const bars = asList(file.waveform).filter((bar): bar is number => typeof bar === 'number' && bar >= 0 && bar <= 255);
  const about = { id: required(file.id, 64), kind, name: asText(file.name, 255) ?? 'file', mime: required(file.mime) };
  return { ...about, durationSeconds: asNumber(file.durationSeconds), waveform: bars.length > 0 ? bars.slice(0, 256) : null };
}

export function readFind({ phone, username }: JsonObject): FindRequest {
  return username === undefined ? { phone: required(phone, 32) } : { username: required(username, 64) };
}

export function readPerform({ kind, to, externalId, emoji, text }: JsonObject): PerformRequest {
  const chat = required(to, 128);
  switch (kind) {
    case 'show_typing':
      return { kind, to: chat };
    case 'mark_read':
    case 'revoke':
      return { kind, to: chat, externalId: required(externalId, 512) };
    case 'react':
      return { kind, to: chat, externalId: required(externalId, 512), emoji: asText(emoji, 64) };
    case 'edit':
      return { kind, to: chat, externalId: required(externalId, 512), text: asText(text) ?? '' };
    default:
      throw invalid();
  }
}
