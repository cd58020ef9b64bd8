/**
 * Reading of JSON that nothing has checked. Every function takes any value and answers with the wanted type or with
 * "absent", so that parsers are total without a condition at every step.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = Object.freeze({});

/** Longer ids are not ids; an index could not hold them. */
const MAX_ID_LENGTH = 512;
/** Far above every messenger's own limit, far below what hurts a screen or a search index. */
export const MAX_TEXT_LENGTH = 65_536;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : NOTHING);

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text with something in it, cut to `max` characters; null for everything else. */
export function asText(value: unknown, max = MAX_TEXT_LENGTH): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return value.length > max ? cut(value, max) : value;
}

/** An identifier: text as it is, whole numbers as text. Never cut, because half an id is another id. */
export function asId(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH ? value : null;
}

export function asNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' && value.length < 40 ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** An address on the web; anything else is not worth keeping. */
export function asWebAddress(value: unknown): string | null {
  const text = typeof value === 'string' && value.length <= 4096 ? value : '';
  return /^https?:\/\//i.test(text) ? text : null;
}

/** Cuts without leaving half a character behind. */
function cut(text: string, max: number): string {
  const end = text.charCodeAt(max - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? max - 1 : max);
}

const EARLIEST_SECONDS = Date.UTC(2015, 0, 1) / 1000;
const DAY_SECONDS = 86_400;

/** Seconds since 1970 as text or number; null when it cannot be the time of a message (milliseconds, zero, next year). */
export function asTime(value: unknown, now: Date): Date | null {
  const seconds = asNumber(value);
  if (seconds === null || seconds < EARLIEST_SECONDS || seconds > now.getTime() / 1000 + DAY_SECONDS) return null;
  return new Date(Math.floor(seconds) * 1000);
}
