import { asId, asObject, isObject, type JsonObject } from '../json/reading.js';

/**
 * MTProto's objects as JSON. Their names are written with underscores in Telegram's schema and in some libraries, and with capitals
 * in others (`user_id`, `userId`); here they have underscores.
 */
export function asSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSchema);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [underscored(key), asSchema(part)]));
}

const underscored = (key: string): string => key.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The name of an object's constructor. */
export const nameOf = (value: JsonObject): string => (typeof value._ === 'string' ? value._ : '');

/** Ids of users, chats and messages: positive whole numbers, as digits. */
export function asNumberId(value: unknown): string | null {
  const id = asId(value);
  return id !== null && /^[1-9]\d{0,15}$/.test(id) ? id : null;
}

/** A flag that is absent when it is not set. */
export const isSet = (value: JsonObject, flag: string): boolean => value[flag] === true;

export const part = (value: JsonObject, key: string): JsonObject => asObject(value[key]);
