import { setTimeout as sleep } from 'node:timers/promises';
import type { FindAnswer, FindRequest, PerformRequest } from '#connectors/gateway/contract.js';
import { asObject, asText } from '#connectors/json/reading.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import { connecting, MessengerRefusal, type MessengerSession, type OutgoingMessage, type SessionParts } from '../driver.js';
import { AuthState } from './auth-state.js';
import { silent, type Baileys, type MessageKey, type Socket } from './baileys.js';
import { closedFor, refusalOf } from './connection.js';
import { postsOf } from './events.js';
import { contentOf } from './outgoing.js';
import { RecentMessages } from './recent-messages.js';

const LOG_OUT_MS = 10_000;
const STEP_MS = 25_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
const MEDIA_ID = /^(image|video|ptv|audio|document|sticker)\.([A-Za-z0-9_-]{40,50})\.(\/[\x21-\x7e]+)$/;

type Change = Partial<ChannelSession>;

/** One WhatsApp account, linked as a further device of its owner. */
export class WhatsappSession implements MessengerSession {
  private auth: AuthState;
  private socket: Socket | null = null;
  private open = false;
  private closed = false;
  private attempts = 0;
  private timer: NodeJS.Timeout | null = null;
  private codeShown: ((change: Change | MessengerRefusal) => void) | null = null;
  private readonly recent = new RecentMessages();
  private readonly reachable = new Set<string>();

  constructor(
    private readonly baileys: Baileys,
    private readonly parts: SessionParts,
  ) {
    this.auth = new AuthState(baileys, parts.state, () => parts.keep());
  }

  resume(): Promise<void> {
    if (this.auth.creds.me) this.connect();
    return Promise.resolve();
  }

  async signIn(step: SignInStep): Promise<Change> {
    if (step.step === 'sign_out') return this.signOut();
    if (step.step !== 'qr') throw new MessengerRefusal('phone_sign_in_unsupported', 400);
    this.disconnect();
    this.auth = new AuthState(this.baileys, null, () => this.parts.keep());
    const shown = new Promise<Change | MessengerRefusal>((resolve) => {
      const timer = setTimeout(() => resolve(connecting()), STEP_MS);
      this.codeShown = (change) => {
        clearTimeout(timer);
        resolve(change);
      };
    });
    this.connect();
    const result = await shown;
    this.codeShown = null;
    if (result instanceof MessengerRefusal) throw result;
    return result;
  }

  async send(message: OutgoingMessage): Promise<string> {
    const socket = this.connected();
    try {
      await this.requireReachable(message.to, socket);
      const quoted = message.quotes === null ? null : this.recent.quotable(message.to, message.quotes);
      const sent = await socket.sendMessage(message.to, contentOf(message), quoted ? { quoted } : {});
      const id = sent?.key.id;
      if (!id) throw new MessengerRefusal('answer_lost', 502);
      this.recent.remember(sent);
      return id;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  async perform(action: PerformRequest): Promise<void> {
    const socket = this.connected();
    try {
      await this.act(action, socket);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  async find(whom: FindRequest): Promise<FindAnswer['person']> {
    if (!('phone' in whom)) throw new MessengerRefusal('username_unsupported', 400);
    const socket = this.connected();
    try {
      const jid = await this.jidOf(`${whom.phone}@s.whatsapp.net`, socket);
      return jid === null ? null : { chat: jid, name: null, username: null, phone: whom.phone };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  async fetchFile(mediaId: string): Promise<{ mime: string | null; body: AsyncIterable<Uint8Array> }> {
    const [, kind, key, directPath] = MEDIA_ID.exec(mediaId) ?? [];
    if (!kind || !key || !directPath) throw new MessengerRefusal('media_gone', 404);
    try {
      const media = { mediaKey: Buffer.from(key, 'base64url'), directPath };
      const body = await this.baileys.downloadContentFromMessage(media, kind === 'ptv' ? 'video' : kind);
      return { mime: null, body };
    } catch (error) {
      const refusal = refusalOf(error);
      throw ['403', '404', '410'].includes(refusal.code) ? new MessengerRefusal('media_gone', 404) : connecting();
    }
  }

  state(): Buffer | null {
    return this.auth.snapshot();
  }

  close(): Promise<void> {
    this.closed = true;
    this.disconnect();
    return Promise.resolve();
  }

  private async signOut(): Promise<Change> {
    if (this.socket) await Promise.race([this.socket.logout().catch(() => undefined), sleep(LOG_OUT_MS)]);
    this.disconnect();
    this.auth = new AuthState(this.baileys, null, () => this.parts.keep());
    return { state: 'signed_out', qr: null, problem: null };
  }

  private async act(action: PerformRequest, socket: Socket): Promise<void> {
    if (action.kind === 'show_typing') return socket.sendPresenceUpdate('composing', action.to);
    const key = this.recent.keyOf(action.to, action.externalId, action.kind === 'edit' || action.kind === 'revoke');
    if (action.kind === 'mark_read') return socket.readMessages([key]);
    await socket.sendMessage(action.to, changeOf(action, key));
  }

  /** WhatsApp would take a message to a number that it does not know, and nobody would ever read it. */
  private async requireReachable(jid: string, socket: Socket): Promise<void> {
    if (!jid.endsWith('@s.whatsapp.net') || this.reachable.has(jid)) return;
    if ((await this.jidOf(jid, socket)) === null) throw new MessengerRefusal('not_on_whatsapp', 404);
    this.reachable.add(jid);
  }

  /** Null: nobody is there. The library leaves out whom WhatsApp does not know, and says nothing at all where there was no answer. */
  private async jidOf(jid: string, socket: Socket): Promise<string | null> {
    const answer = await socket.onWhatsApp(jid);
    if (!answer) throw connecting();
    const [found] = answer;
    if (found?.exists !== true) return null;
    this.reachable.add(found.jid);
    return found.jid;
  }

  private connected(): Socket {
    if (!this.socket || !this.open) throw connecting();
    return this.socket;
  }

  private connect(): void {
    if (this.closed) return;
    const { auth } = this;
    const socket = this.baileys.makeWASocket({
      auth: { creds: auth.creds, keys: auth.keys },
      logger: silent,
      browser: ['Deskwire', 'Chrome', '1.0'],
      syncFullHistory: false,
      // A number that is always online gets no notifications on its own phone.
      markOnlineOnConnect: false,
      getMessage: (key) => Promise.resolve(this.recent.message(key)),
    });
    this.socket = socket;
    socket.ev.process((events) => {
      if (this.socket !== socket) return;
      for (const [name, data] of Object.entries(events)) this.heard(name, data, auth);
    });
  }

  private disconnect(): void {
    if (this.timer) clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    this.open = false;
    socket?.end(undefined);
  }

  private heard(name: string, data: unknown, auth: AuthState): void {
    if (name === 'creds.update') {
      Object.assign(auth.creds, data);
      this.parts.keep();
    } else if (name === 'connection.update') this.connectionChanged(asObject(data));
    else {
      if (name === 'messages.upsert') this.recent.rememberAll(asObject(data).messages);
      for (const { body, echoOf } of postsOf(name, data)) this.parts.post(body, echoOf);
    }
  }

  private connectionChanged({ connection, lastDisconnect, qr }: Record<string, unknown>): void {
    const code = asText(qr, 4096);
    if (code !== null) {
      const change: Change = { state: 'awaits_qr', qr: code, problem: null };
      this.parts.changed(change);
      this.codeShown?.(change);
    }
    if (connection === 'open') this.opened();
    if (connection === 'close') this.lost(lastDisconnect);
  }

  private opened(): void {
    this.open = true;
    this.attempts = 0;
    const phone = /^\d+/.exec(this.socket?.user?.id ?? this.auth.creds.me?.id ?? '')?.[0];
    this.parts.changed({ state: 'open', qr: null, problem: null, account: phone ? `+${phone}` : null });
    this.parts.keep();
  }

  private lost(lastDisconnect: unknown): void {
    this.disconnect();
    const closed = closedFor(lastDisconnect);
    if (closed.is === 'again' && (this.auth.creds.me || closed.atOnce)) return this.reconnect(closed.atOnce);
    const problem = closed.is === 'ended' ? closed.problem : this.codeShown ? null : 'qr_expired';
    this.codeShown?.(connecting());
    this.auth = new AuthState(this.baileys, null, () => this.parts.keep());
    this.parts.changed({ state: 'signed_out', qr: null, problem });
    this.parts.keep();
  }

  private reconnect(atOnce: boolean): void {
    this.parts.changed({ state: 'connecting', qr: null, problem: atOnce ? null : 'connection_lost' });
    const pause = atOnce ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** this.attempts++, LONGEST_PAUSE_MS);
    this.timer = setTimeout(() => this.connect(), pause);
  }
}

function changeOf(action: Extract<PerformRequest, { externalId: string }>, key: MessageKey): Record<string, unknown> {
  if (action.kind === 'react') return { react: { text: action.emoji ?? '', key } };
  if (action.kind === 'edit') return { text: action.text, edit: key };
  return { delete: key };
}
