import { tmpdir } from 'node:os';
import { webhook } from '#connectors/testing/connector-spec.js';
import { whatsappPersonal } from '#connectors/whatsapp-personal/connector.js';
import { AuthState } from '../src/drivers/whatsapp/auth-state.js';
import type { Baileys, Socket, SocketConfig } from '../src/drivers/whatsapp/baileys.js';
import { closedFor, refusalOf } from '../src/drivers/whatsapp/connection.js';
import { postsOf } from '../src/drivers/whatsapp/events.js';
import { barsOf, contentOf } from '../src/drivers/whatsapp/outgoing.js';
import { WhatsappDriver } from '../src/drivers/whatsapp/whatsapp-driver.js';
import { WhatsappSession } from '../src/drivers/whatsapp/whatsapp-session.js';

const VERA = '79990001122@s.whatsapp.net';
const channel = { id: 1, companyId: 1, transport: 'whatsapp-personal', key: 'k', settings: {}, secrets: {} };
const read = (body: unknown) => whatsappPersonal.parse(webhook(Buffer.from(JSON.stringify(body))), channel).events;

/** The library's side, as far as its sessions use it: what the test says happens. */
class PlainLibrary {
  readonly configs: SocketConfig[] = [];
  readonly sent: { jid: string; content: Record<string, unknown>; options: Record<string, unknown> | undefined }[] = [];
  /** null: WhatsApp does not answer. */
  known: boolean | null = true;
  ended = 0;
  private tell: ((events: Record<string, unknown>) => void) | null = null;

  readonly module: Baileys = {
    makeWASocket: (config) => this.socket(config),
    initAuthCreds: () => ({ registrationId: 1 }),
    BufferJSON: { replacer: (_key, value) => value, reviver: (_key, value) => value },
    downloadContentFromMessage: () => Promise.reject(Object.assign(new Error('gone'), { output: { statusCode: 410 } })),
    proto: { Message: { AppStateSyncKeyData: { fromObject: (value) => ({ made: value }) } } },
  };

  says(events: Record<string, unknown>): void {
    this.tell?.(events);
  }

  private socket(config: SocketConfig): Socket {
    this.configs.push(config);
    return {
      ev: {
        process: (handler) => {
          this.tell = handler;
          return () => undefined;
        },
      },
      sendMessage: (jid, content, options) => {
        this.sent.push({ jid, content, options });
        return Promise.resolve({ key: { id: `S${this.sent.length}`, remoteJid: jid, fromMe: true } });
      },
      readMessages: () => Promise.resolve(),
      sendPresenceUpdate: () => Promise.resolve(),
      // Whom WhatsApp does not know it leaves out, as the library does.
      onWhatsApp: (jid) => Promise.resolve(this.known === null ? undefined : this.known ? [{ jid, exists: true }] : []),
      logout: () => Promise.resolve(),
      end: () => this.ended++,
    };
  }
}

const lost = (statusCode: number): Record<string, unknown> => ({
  'connection.update': { connection: 'close', lastDisconnect: { error: { output: { statusCode } } } },
});

describe('a WhatsApp session', () => {
  let library: PlainLibrary;
  let session: WhatsappSession;
  const changes: unknown[] = [];
  const posts: [unknown, string | undefined][] = [];
  const bare = { id: '1', to: VERA, text: 'hi', file: null, location: null, contacts: [], quotes: null };

  beforeEach(() => {
    library = new PlainLibrary();
    changes.length = posts.length = 0;
    session = new WhatsappSession(library.module, {
      ...{ credentials: {}, state: null, keep: () => undefined, trouble: () => undefined },
      changed: (change) => void changes.push(change),
      post: (body, echoOf) => void posts.push([body, echoOf]),
    });
  });
  afterEach(() => session.close());

  async function signedIn(): Promise<void> {
    const step = session.signIn({ step: 'qr' });
    library.says({ 'connection.update': { qr: 'the code' } });
    await step;
    library.says({ 'creds.update': { me: { id: '79990000004:5@s.whatsapp.net' } } });
    library.says({ 'connection.update': { connection: 'open' } });
  }

  it('shows the code, and is open once the phone has seen it', async () => {
    await signedIn();
    expect(changes).toEqual([
      { state: 'awaits_qr', qr: 'the code', problem: null },
      { state: 'open', qr: null, problem: null, account: '+79990000004' },
    ]);
    expect(JSON.parse(session.state()?.toString() ?? '')).toMatchObject({ creds: { me: { id: '79990000004:5@s.whatsapp.net' } } });
  });

  it('connects anew at once when WhatsApp asks for it, and later when the line broke', async () => {
    await signedIn();
    library.says(lost(515));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(library.configs).toHaveLength(2);
    library.says(lost(428));
    expect(changes.at(-1)).toEqual({ state: 'connecting', qr: null, problem: 'connection_lost' });
  });

  it('that was ended on the phone is forgotten', async () => {
    await signedIn();
    library.says(lost(401));
    expect(changes.at(-1)).toEqual({ state: 'signed_out', qr: null, problem: 'signed_out_by_phone' });
    expect(session.state()).toBeNull();
  });

  it('a code that nobody looked at ends the attempt', async () => {
    const step = session.signIn({ step: 'qr' });
    library.says({ 'connection.update': { qr: 'the code' } });
    await step;
    library.says(lost(408));
    expect(changes.at(-1)).toEqual({ state: 'signed_out', qr: null, problem: 'qr_expired' });
  });

  it('sends and quotes; a number that WhatsApp does not know gets nothing', async () => {
    await expect(session.send(bare)).rejects.toMatchObject({ code: 'connecting' });
    await signedIn();
    const theirs = { key: { id: 'A1', remoteJid: VERA, fromMe: false }, message: { conversation: 'question' } };
    library.says({ 'messages.upsert': { type: 'notify', messages: [theirs] } });
    expect(await session.send({ ...bare, quotes: 'A1' })).toBe('S1');
    expect(library.sent).toEqual([{ jid: VERA, content: { text: 'hi' }, options: { quoted: theirs } }]);
    library.known = false;
    await expect(session.send({ ...bare, to: '1@s.whatsapp.net' })).rejects.toMatchObject({ code: 'not_on_whatsapp', status: 404 });
  });

  it('tells whether a number is there; no answer is neither yes nor no', async () => {
    await expect(session.find({ phone: '79990001122' })).rejects.toMatchObject({ code: 'connecting' });
    await signedIn();
    expect(await session.find({ phone: '79990001122' })).toEqual({ chat: VERA, name: null, username: null, phone: '79990001122' });
    await expect(session.find({ username: 'vera' })).rejects.toMatchObject({ code: 'username_unsupported', status: 400 });
    library.known = false;
    expect(await session.find({ phone: '79990001123' })).toBeNull();
    library.known = null;
    await expect(session.find({ phone: '79990001123' })).rejects.toMatchObject({ code: 'connecting', status: 503 });
    await expect(session.send({ ...bare, to: '1@s.whatsapp.net' })).rejects.toMatchObject({ code: 'connecting', status: 503 });
    // Who was found is written to without being looked for again.
    expect(await session.send(bare)).toBe('S1');
  });

  it('reacts to the client, edits and deletes its own', async () => {
    await signedIn();
    await session.perform({ kind: 'react', to: VERA, externalId: 'A1', emoji: '🔥' });
    await session.perform({ kind: 'edit', to: VERA, externalId: 'S1', text: 'better' });
    await session.perform({ kind: 'revoke', to: VERA, externalId: 'S1' });
    const ours = { remoteJid: VERA, id: 'S1', fromMe: true };
    expect(library.sent.map(({ content }) => content)).toEqual([
      { react: { text: '🔥', key: { remoteJid: VERA, id: 'A1', fromMe: false } } },
      { text: 'better', edit: ours },
      { delete: ours },
    ]);
  });

  it('marks what may be an echo of its own sends', async () => {
    await signedIn();
    const key = { id: 'S9', remoteJid: VERA, fromMe: true };
    library.says({ 'messages.upsert': { type: 'append', messages: [{ key, message: { conversation: 'hi' } }] } });
    expect(posts).toMatchObject([[{ event: 'messages.upsert' }, 'S9']]);
  });

  it('a file that WhatsApp has forgotten is gone', async () => {
    await expect(session.fetchFile(`image.${'a'.repeat(43)}./v/1.enc`)).rejects.toMatchObject({ code: 'media_gone', status: 404 });
    await expect(session.fetchFile('msg_123')).rejects.toMatchObject({ code: 'media_gone' });
  });
});

describe('what WhatsApp says', () => {
  it('is read by the product, without previews and checksums', () => {
    const message = {
      imageMessage: { mimetype: 'image/jpeg', jpegThumbnail: 'x', directPath: '/v/1', mediaKey: Buffer.alloc(32).toString('base64') },
    };
    const [post] = postsOf('messages.upsert', {
      type: 'notify',
      messages: [{ key: { id: 'A1', remoteJid: VERA, fromMe: false }, message }],
    });
    expect(JSON.stringify(post)).not.toContain('jpegThumbnail');
    expect(read(post?.body)).toMatchObject([{ type: 'message_received', attachments: [{ kind: 'image' }] }]);
  });

  it('a history comes in pieces that one call takes', () => {
    const messages = Array.from({ length: 450 }, (_, index) => ({
      key: { id: `H${index}`, remoteJid: VERA },
      message: { conversation: 'x' },
    }));
    const posts = postsOf('messaging-history.set', { messages, contacts: [{ id: VERA, name: 'Vera' }], progress: 50 });
    expect(posts.map(({ body }) => read(body).filter(({ type }) => type === 'message_imported').length)).toEqual([200, 200, 50]);
  });

  it('keys and the like stay here', () => {
    expect(postsOf('creds.update', { noiseKey: 'secret' })).toEqual([]);
  });

  it.each([
    [401, { is: 'ended', problem: 'signed_out_by_phone' }],
    [403, { is: 'ended', problem: 'banned' }],
    [440, { is: 'ended', problem: 'replaced' }],
    [515, { is: 'again', atOnce: true }],
    [428, { is: 'again', atOnce: false }],
  ])('closed with %s', (statusCode, becomes) => {
    expect(closedFor({ error: { output: { statusCode } } })).toEqual(becomes);
  });

  it('refusals keep their code; without one the answer is lost', () => {
    expect(refusalOf({ output: { statusCode: 428 } })).toMatchObject({ code: '428', status: 503 });
    expect(refusalOf({ output: { statusCode: 463 } })).toMatchObject({ code: '463', status: 463 });
    expect(refusalOf(new Error('x'))).toMatchObject({ code: 'answer_lost', status: 502 });
  });
});

describe('what goes to WhatsApp', () => {
  const bare = { id: '1', to: VERA, text: null, file: null, location: null, contacts: [], quotes: null };

  it('a voice note is one, with 64 bars', () => {
    const file = { kind: 'voice' as const, name: 'a.ogg', mime: 'audio/ogg', durationSeconds: 3.6, waveform: [0, 255], path: '/x' };
    const content = contentOf({ ...bare, file });
    expect(content).toMatchObject({ audio: { url: '/x' }, ptt: true, seconds: 4, mimetype: 'audio/ogg; codecs=opus' });
    expect([...barsOf([0, 255])]).toEqual([...Array<number>(32).fill(0), ...Array<number>(32).fill(100)]);
  });

  it('a contact cannot bring lines of its own', () => {
    const contacts = [{ name: 'Ann\nTEL:1', phones: [{ phone: '+1 555' }] }];
    expect(JSON.stringify(contentOf({ ...bare, contacts }))).toContain('FN:Ann TEL:1\\nTEL;type=CELL;waid=1555:+1 555\\n');
  });
});

describe('the keys of a session', () => {
  it('are put back as they were', () => {
    const { module } = new PlainLibrary();
    const before = new AuthState(module, null, () => undefined);
    before.creds.me = { id: '1' };
    before.keys.set({ session: { a: 'x', b: 'y' }, 'app-state-sync-key': { k: { keyData: 1 } } });
    before.keys.set({ session: { b: null } });
    const after = new AuthState(module, before.snapshot(), () => undefined);
    expect(after.keys.get('session', ['a', 'b'])).toEqual({ a: 'x', b: undefined });
    expect(after.keys.get('app-state-sync-key', ['k'])).toEqual({ k: { made: { keyData: 1 } } });
  });
});

it('a library that is not installed is said to be missing', async () => {
  expect(await new WhatsappDriver(tmpdir()).unavailable()).toBe('driver_missing');
});
