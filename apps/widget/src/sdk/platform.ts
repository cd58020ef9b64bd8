import type { ChatStorage, SocketLike } from './chat.js';

/** What browsers, React Native and Node have in common, as far as it is there. */
interface Platform {
  localStorage?: { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void };
  crypto?: { randomUUID?(): string; getRandomValues?(array: Uint8Array): Uint8Array };
  WebSocket?: new (url: string) => SocketLike;
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

export const platform = globalThis as unknown as Platform;

/** `localStorage` where the page may use it, memory elsewhere: a private window forgets, but works. */
export function defaultStorage(): ChatStorage {
  try {
    const { localStorage } = platform;
    if (localStorage) {
      const probe = 'deskwire.probe';
      localStorage.setItem(probe, '1');
      localStorage.removeItem(probe);
      return {
        get: (key) => localStorage.getItem(key),
        set: (key, value) => localStorage.setItem(key, value),
        remove: (key) => localStorage.removeItem(key),
      };
    }
  } catch {
    // Forbidden by the browser's settings: as if there were none.
  }
  const memory = new Map<string, string>();
  return {
    get: (key) => memory.get(key) ?? null,
    set: (key, value) => void memory.set(key, value),
    remove: (key) => void memory.delete(key),
  };
}

/** A random UUID, version 4. Pages without https and React Native lack `randomUUID`. */
export function makeUuid(): string {
  const { crypto } = platform;
  if (crypto?.randomUUID) return crypto.randomUUID();
  const bytes = new Uint8Array(16);
  if (crypto?.getRandomValues) crypto.getRandomValues(bytes);
  else bytes.forEach((_, n) => (bytes[n] = Math.floor(Math.random() * 256)));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
