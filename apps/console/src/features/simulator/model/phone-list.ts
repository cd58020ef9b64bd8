import type { PhoneRef } from './sim-types.js';
import { phoneKey } from './sim-types.js';

const KEY = 'deskwire.simulator.phones';

/** A browser opens six connections to a server, each phone keeps one, and the page needs some for everything else. */
export const MOST_PHONES = 4;

/** The phones that this browser plays, newest last. Storage may be off or hold nonsense; then there are none. */
export function rememberedPhones(storage: Pick<Storage, 'getItem'> = localStorage): PhoneRef[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPhoneRef).slice(-MOST_PHONES) : [];
  } catch {
    return [];
  }
}

export function rememberPhones(phones: readonly PhoneRef[], storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(phones));
  } catch {
    // Private windows may refuse; the phones then last as long as the page.
  }
}

/** One more; the oldest is put away when there are too many. */
export function withPhone(phones: readonly PhoneRef[], phone: PhoneRef): PhoneRef[] {
  return phones.some((other) => phoneKey(other) === phoneKey(phone)) ? [...phones] : [...phones, phone].slice(-MOST_PHONES);
}

export function withoutPhone(phones: readonly PhoneRef[], key: string): PhoneRef[] {
  return phones.filter((phone) => phoneKey(phone) !== key);
}

function isPhoneRef(value: unknown): value is PhoneRef {
  if (typeof value !== 'object' || value === null) return false;
  const { channelKey, clientId, name, phone } = value as Record<string, unknown>;
  return (
    typeof channelKey === 'string' &&
    typeof clientId === 'string' &&
    typeof name === 'string' &&
    (phone === null || typeof phone === 'string')
  );
}
