import { MOST_PAYLOAD_CHARACTERS } from '#domain/scenarios/sent-payload.js';
import type { VisitorData } from '#persistence/visitors/visitor.store.js';
import type { FromVisitor, MessageFrame } from './widget.frames.js';

type Json = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_ATTACHMENTS = 10;
const MOST_IDS = 200;
/** A character has two units at most. */
const MOST_PAYLOAD_UNITS = 2 * MOST_PAYLOAD_CHARACTERS;
const MOST_CUSTOM = 30;

/** A frame of a visitor's program, or null for what is none. Nothing in it is believed but its form. */
export function readFrame(data: string): FromVisitor | null {
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return null;
  }
  return isObject(frame) ? read(frame) : null;
}

function read(frame: Json): FromVisitor | null {
  switch (frame.type) {
    case 'hello': {
      const { channel, token, cursor } = frame;
      if (typeof channel !== 'string' || typeof token !== 'string' || channel.length > 200 || token.length > 200) return null;
      return { type: 'hello', channel, token, cursor: typeof cursor === 'string' && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null };
    }
    case 'message':
      return message(frame);
    case 'delivered':
      return { type: 'delivered', ids: idsIn(frame.ids, MOST_IDS) };
    case 'read':
      return idOf(frame.upTo) === null ? null : { type: 'read', upTo: String(frame.upTo) };
    case 'rate':
      return rate(frame);
    case 'data': {
      const id = uuidOf(frame.id);
      return id === null ? null : { type: 'data', id, data: readClientData(frame.data) };
    }
    case 'typing':
    case 'ping':
      return { type: frame.type };
    default:
      return null;
  }
}

function message(frame: Json): MessageFrame | null {
  const id = uuidOf(frame.id);
  if (id === null) return null;
  const text = lineOf(frame.text, Number.MAX_SAFE_INTEGER);
  const press = isObject(frame.press) ? frame.press : null;
  const payload = press && lineOf(press.payload, MOST_PAYLOAD_UNITS);
  const pressed = payload
    ? { messageId: idOf(press.messageId) === null ? '' : String(press.messageId), payload, text: lineOf(press.text, 255) ?? payload }
    : null;
  const attachments = idsIn(frame.attachments, MOST_ATTACHMENTS + 1);
  return { type: 'message', id, text, attachments, press: pressed, quotes: idOf(frame.quotes) };
}

export const tooManyAttachments = ({ attachments }: MessageFrame): boolean => attachments.length > MOST_ATTACHMENTS;
export const ATTACHMENTS_PER_MESSAGE = MOST_ATTACHMENTS;

function rate(frame: Json): FromVisitor | null {
  const id = uuidOf(frame.id);
  const { score } = frame;
  if (id === null || idOf(frame.rating) === null || typeof score !== 'number' || !Number.isInteger(score)) return null;
  return { type: 'rate', id, rating: String(frame.rating), score, comment: lineOf(frame.comment, 2000) };
}

/** What a page says of its visitor: known fields of a sound form, the rest is dropped. An empty text takes a field away. */
export function readClientData(value: unknown): VisitorData {
  const given = isObject(value) ? value : {};
  const data: VisitorData = {};
  for (const [name, max] of [
    ['name', 255],
    ['email', 255],
    ['phone', 64],
    ['locale', 35],
  ] as const) {
    if (typeof given[name] === 'string') data[name] = storable(given[name].trim().slice(0, max));
  }
  if (isObject(given.custom)) {
    const entries = Object.entries(given.custom).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    data.custom = Object.fromEntries(
      entries.slice(0, MOST_CUSTOM).map(([key, text]) => [storable(key.slice(0, 64)), storable(text.slice(0, 500))]),
    );
  }
  const page = isObject(given.page) ? given.page : null;
  const url = page && webAddress(page.url);
  if (url) {
    const [title, referrer] = [lineOf(page.title, 255), webAddress(page.referrer)];
    data.page = { url, ...(title === null ? {} : { title }), ...(referrer === null ? {} : { referrer }) };
  }
  return data;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** PostgreSQL cannot store a zero byte or half a character. */
const storable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');

function lineOf(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const text = storable(value.trim().slice(0, max));
  return text === '' ? null : text;
}

const uuidOf = (value: unknown): string | null => {
  const id = typeof value === 'string' ? value.toLowerCase() : '';
  return UUID.test(id) ? id : null;
};

const idOf = (value: unknown): number | null => (typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null);

const idsIn = (value: unknown, most: number): number[] =>
  Array.isArray(value) ? value.slice(0, most).flatMap((id) => idOf(id) ?? []) : [];

function webAddress(value: unknown): string | null {
  const text = lineOf(value, 2048);
  return text !== null && /^https?:\/\//i.test(text) ? text : null;
}
