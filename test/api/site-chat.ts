import { createHmac } from 'node:crypto';
import { WebSocket } from 'ws';
import {
  createChat,
  type Chat,
  type ChatOptions,
  type ChatState,
  type ChatStorage,
  type SocketLike,
} from '../../apps/widget/src/sdk/index.js';
import type { ApiUnderTest } from './api-under-test.js';
import type { Browser } from './browser.js';
import { aChannel } from './rows.js';
import { until } from './until.js';

export const IDENTITY_SECRET = 'identity-secret-of-the-test';

/** What a site's server sends its page for one of its users. */
export const signed = (userId: string, secret = IDENTITY_SECRET): { userId: string; hash: string } => ({
  userId,
  hash: createHmac('sha256', secret).update(userId).digest('hex'),
});

/** A channel of the kind "site chat". */
export const aSiteChannel = (admin: Browser, settings: Record<string, string> = {}): ReturnType<typeof aChannel> =>
  aChannel(admin, {
    ...{ transport: 'site-widget', name: 'Site chat', phone: null },
    settings: { allow_apps: 'yes', ...settings },
    secrets: { identity_secret: IDENTITY_SECRET },
  });

/** A device's memory. */
export function aDevice(): ChatStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

/** The websocket of a page on this site; without one, of an app. */
export function socketFrom(origin?: string): new (url: string) => SocketLike {
  return class extends WebSocket {
    constructor(url: string) {
      super(url, origin === undefined ? {} : { origin });
      // Node's library reports a refused connection as an error and a close; the SDK needs only the latter.
      this.on('error', () => undefined);
    }
  } as unknown as new (url: string) => SocketLike;
}

/** A visitor who uses the SDK against the API under test, over real sockets. */
export class Visitor {
  readonly chat: Chat;

  constructor(
    port: number,
    key: string,
    readonly device = aDevice(),
    more: Partial<ChatOptions> = {},
  ) {
    this.chat = createChat({ baseUrl: `http://127.0.0.1:${port}`, channel: key, storage: device, webSocket: socketFrom(), ...more });
  }

  get state(): ChatState {
    return this.chat.state;
  }

  get texts(): (string | null)[] {
    return this.state.messages.map(({ text }) => text);
  }

  until(isSo: (state: ChatState) => boolean, what?: string): Promise<void> {
    return until(() => isSo(this.state), what);
  }

  /** Writes, and waits until it is stored. */
  async writes(text: string): Promise<string> {
    const { key } = this.chat.send(text);
    await this.until(({ messages }) => messages.some((message) => message.key === key && message.id !== null), `"${text}" is stored`);
    return this.state.messages.find((message) => message.key === key)?.id ?? '';
  }
}

/** The only dialog of a channel. */
export async function dialogOf(api: ApiUnderTest, channelId: number): Promise<number> {
  const rows = await api.rows<{ id: string }>('select id from dialog where channel_id = $1 order by id', [channelId]);
  if (rows.length !== 1) throw new Error(`${rows.length} dialogs instead of one`);
  return Number(rows[0]!.id);
}
