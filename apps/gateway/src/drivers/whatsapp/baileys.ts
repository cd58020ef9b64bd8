import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What we use of the WhatsApp library, in our own words: it depends on code under the GPL, so it is no part of this product and
 * is only there where somebody has installed it.
 */
export interface Baileys {
  makeWASocket(config: SocketConfig): Socket;
  initAuthCreds(): Creds;
  BufferJSON: { replacer(key: string, value: unknown): unknown; reviver(key: string, value: unknown): unknown };
  downloadContentFromMessage(media: { mediaKey: Uint8Array; directPath: string }, type: string): Promise<AsyncIterable<Uint8Array>>;
  proto: { Message: { AppStateSyncKeyData: { fromObject(value: Record<string, unknown>): unknown } } };
}

/** Who is signed in and with which keys; its other parts are the library's own. */
export interface Creds extends Record<string, unknown> {
  me?: { id: string; name?: string };
}

export interface KeyStore {
  get(type: string, ids: string[]): Record<string, unknown>;
  set(data: Record<string, Record<string, unknown> | undefined>): void;
}

export interface SocketConfig {
  auth: { creds: Creds; keys: KeyStore };
  logger: SilentLogger;
  browser: [string, string, string];
  syncFullHistory: boolean;
  markOnlineOnConnect: boolean;
  getMessage(key: MessageKey): Promise<unknown>;
}

export interface MessageKey {
  remoteJid?: string | null;
  id?: string | null;
  fromMe?: boolean | null;
  participant?: string | null;
}

export interface Socket {
  ev: { process(handler: (events: Record<string, unknown>) => void): () => void };
  user?: { id: string; name?: string };
  sendMessage(jid: string, content: Record<string, unknown>, options?: Record<string, unknown>): Promise<{ key: MessageKey } | undefined>;
  readMessages(keys: MessageKey[]): Promise<void>;
  sendPresenceUpdate(type: 'composing', jid: string): Promise<void>;
  onWhatsApp(...jids: string[]): Promise<{ jid: string; exists: unknown }[] | undefined>;
  logout(): Promise<void>;
  end(error: Error | undefined): unknown;
}

export interface SilentLogger {
  level: string;
  child(): SilentLogger;
  trace(): void;
  debug(): void;
  info(): void;
  warn(): void;
  error(): void;
}

/** The library logs numbers and keys; nobody must read them. */
export const silent: SilentLogger = {
  ...{ level: 'silent', child: () => silent },
  ...{ trace: () => undefined, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
};

/** Null: it is not installed in this folder. */
export async function loadBaileys(folder: string): Promise<Baileys | null> {
  const from = createRequire(resolve(folder, 'package.json'));
  let path: string;
  try {
    path = from.resolve('@whiskeysockets/baileys');
  } catch {
    return null;
  }
  return (await import(pathToFileURL(path).href)) as Baileys;
}
