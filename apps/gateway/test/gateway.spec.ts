import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { telegramPersonal } from '#connectors/telegram-personal/connector.js';
import { aMessage, anAttachment, toUser } from '#connectors/testing/a-message.factory.js';
import { eventually, ProductStub } from '#connectors/testing/product-stub.js';
import { MessengerRefusal } from '../src/drivers/driver.js';
import { Gateway } from '../src/gateway.js';
import { readEnv } from '../src/env.js';
import { PlainMessenger } from '../testing/plain-messenger.js';

const to = toUser('11');

describe('the gateway between the product and a messenger', () => {
  let folder: string;
  let channel: ConnectedChannel;
  let product: ProductStub;
  let messenger: PlainMessenger;
  let gateway: Gateway;
  let http: OutboundHttp;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    const settings: Record<string, string> = { api_id: '1' };
    const secrets = { api_hash: 'the api hash', gateway_secret: 'the gateway secret' };
    channel = { id: 1, companyId: 1, transport: 'telegram-personal', key: 'the/key', settings, secrets };
    product = await ProductStub.start(telegramPersonal, channel);
    http = new OutboundHttp({ allow: ['127.0.0.1/32'] });
    messenger = new PlainMessenger();
    await start();
  });

  afterEach(async () => {
    await gateway.stop();
    await product.stop();
    await http.close();
    rmSync(folder, { recursive: true });
  });

  async function start(secretKey = Buffer.alloc(32, 7)): Promise<void> {
    const env = readEnv({
      ...{ SECRET_KEY: secretKey.toString('base64'), GATEWAY_DIR: folder, GATEWAY_PORT: '0' },
      API_URL: new URL(product.hookUrl).origin,
    });
    gateway = await Gateway.start(env, pino({ level: 'silent' }), [messenger], 5);
    channel.settings.base_url = `http://127.0.0.1:${gateway.port}`;
  }

  const signIn = () => telegramPersonal.signIn({ step: 'code', code: '12345' }, channel, http);
  const send = (parts: Parameters<typeof aMessage>[0] = {}) => telegramPersonal.send(aMessage({ to, ...parts }), channel, http);
  const incoming = (id: number, more: object = {}) => ({
    ...{ _: 'updateNewMessage', message: { _: 'message', id, peerId: { _: 'peerUser', userId: 11 }, message: 'hi', ...more } },
  });
  const files = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

  it('knows a channel by asking the product, and turns a stranger away', async () => {
    expect(await telegramPersonal.check(channel, http)).toEqual({ id: null, name: null, phone: null });
    const stranger = { ...channel, secrets: { ...channel.secrets, gateway_secret: 'a guess' } };
    await expect(telegramPersonal.signIn({ step: 'qr' }, stranger, http)).rejects.toMatchObject({ reason: 'gateway_secret_wrong' });
    expect(await signIn()).toMatchObject({ state: 'open', account: '+7 900' });
    await expect(telegramPersonal.check(stranger, http)).rejects.toMatchObject({ reason: 'gateway_secret_wrong' });
    expect(await telegramPersonal.check(channel, http)).toMatchObject({ phone: null, name: '+7 900' });
  });

  it('a secret that was changed in the console is believed once the product confirms it', async () => {
    await signIn();
    channel.secrets.gateway_secret = 'another secret';
    await send();
    expect(messenger.sent).toHaveLength(1);
  });

  it('tells each step of the sign-in, and what was typed wrong', async () => {
    expect(await telegramPersonal.signIn({ step: 'qr' }, channel, http)).toMatchObject({ state: 'awaits_qr', qr: 'the code' });
    await eventually(() => product.events.find((it) => it.type === 'session_changed' && it.state === 'awaits_qr' && it.qr === 'the code'));
    const wrong = telegramPersonal.signIn({ step: 'code', code: '1' }, channel, http);
    await expect(wrong).rejects.toMatchObject({ field: 'code', reason: 'code_invalid' });
    await signIn();
    await eventually(() => product.events.find((it) => it.type === 'session_changed' && it.state === 'open' && it.qr === null));
  });

  it('sends, with a file that is gone afterwards; nobody signed in is a reason of its own', async () => {
    await expect(send()).rejects.toMatchObject({ kind: 'channel_broken', reason: 'signed_out' });
    await signIn();
    expect(await send()).toEqual({ externalId: '101', status: 'sent' });
    await send({ id: '9002', text: null, attachment: anAttachment('voice', 'audio/ogg') });
    expect(messenger.sent).toEqual([
      { to: '11', text: 'Simple Message', file: null },
      { to: '11', text: null, file: 'bytes of a voice' },
    ]);
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('the same message asked for twice is sent once', async () => {
    await signIn();
    expect([await send(), await send()]).toEqual([
      { externalId: '101', status: 'sent' },
      { externalId: '101', status: 'sent' },
    ]);
    expect(messenger.sent).toHaveLength(1);
  });

  it("holds back what we sent ourselves, even before its send is answered, and passes on what the owner's phone wrote", async () => {
    await signIn();
    messenger.duringSend = (id, { parts }) => {
      parts.post(incoming(Number(id), { out: true }), id);
      parts.post(incoming(77, { out: true }), '77');
    };
    await send();
    messenger.session.parts.post(incoming(78));
    await eventually(() => product.events.find((it) => it.type === 'message_received' && it.externalId === '78'));
    const echoes = product.events.flatMap((it) => (it.type === 'message_echoed' ? [it.externalId] : []));
    expect(echoes).toEqual(['77']);
  });

  it('a flood wait goes to the product, a client who blocked us to the dialog', async () => {
    await signIn();
    messenger.refuse = new MessengerRefusal('FLOOD_WAIT', 420, { retryAfterSeconds: 33 });
    await expect(send()).rejects.toMatchObject({ kind: 'throttled', retryAfterSeconds: 33 });
    messenger.refuse = new MessengerRefusal('USER_IS_BLOCKED', 400, { client: 'blocked' });
    await expect(send()).rejects.toMatchObject({ kind: 'client_unreachable' });
    await eventually(() => product.events.find((it) => it.type === 'client_reachability' && it.line === 'client_blocked_channel'));
  });

  it('brings files as they come', async () => {
    await signIn();
    const { body, mime } = await telegramPersonal.fetchMedia({ mediaId: '7', url: null }, channel, http);
    const read: Uint8Array[] = [];
    for await (const piece of body) read.push(piece);
    expect([Buffer.concat(read).toString(), mime]).toEqual(['OggS and so on', 'audio/ogg']);
    await expect(telegramPersonal.fetchMedia({ mediaId: '8', url: null }, channel, http)).rejects.toMatchObject({ reason: 'gone' });
  });

  it('hands over in order while the product refuses, and after a restart', async () => {
    await signIn();
    await eventually(() => product.events.length > 0);
    product.answers = [503, 503, 503];
    for (const id of [1, 2, 3]) messenger.session.parts.post(incoming(id));
    const ids = (): string[] => product.events.flatMap((it) => (it.type === 'message_received' ? [it.externalId] : []));
    await eventually(() => ids().length === 3);
    expect(ids()).toEqual(['1', '2', '3']);
    product.answers = Array.from({ length: 1000 }, () => 503);
    messenger.session.parts.post(incoming(4));
    await gateway.stop();
    product.answers = [];
    await start();
    await eventually(() => ids().includes('4'));
  });

  it('takes up its sessions after a restart; their keys lie sealed', async () => {
    await signIn();
    await gateway.stop();
    for (const name of files().filter((file) => /sessions.telegram/.test(file))) {
      const stored = readFileSync(join(folder, name), 'utf8');
      expect(stored).toMatch(/^v1\./);
      expect(stored).not.toContain(Buffer.from('the session key').toString('base64'));
    }
    await start();
    await send();
    expect(messenger.sessions).toHaveLength(2);
  });

  it('another key opens nothing, and the gateway starts all the same', async () => {
    await signIn();
    await gateway.stop();
    await start(Buffer.alloc(32, 8));
    await expect(send()).rejects.toMatchObject({ reason: 'signed_out' });
  });

  it('a channel that the product has deleted is signed out and forgotten', async () => {
    await signIn();
    const { session } = messenger;
    product.answers = Array.from({ length: 5 }, () => 404);
    session.parts.post(incoming(1));
    await eventually(() => session.closed && !files().some((file) => /sessions.telegram/.test(file)));
    expect(session.signedIn).toBe(false);
  });

  it('an attempt that came to nothing leaves no connection behind', async () => {
    await expect(telegramPersonal.signIn({ step: 'code', code: '1' }, channel, http)).rejects.toMatchObject({ reason: 'code_invalid' });
    expect(messenger.session.closed).toBe(true);
    await signIn();
    expect(messenger.sessions).toHaveLength(2);
    expect(messenger.session.closed).toBe(false);
  });

  it('tells who has a number, and that nobody has a name', async () => {
    await signIn();
    expect(await telegramPersonal.findPerson({ phone: '79001112233' }, channel, http)).toMatchObject({
      name: 'Vera',
      phone: '79001112233',
    });
    expect(await telegramPersonal.findPerson({ username: 'nobody' }, channel, http)).toBeNull();
  });

  it('a driver that is not installed is named before anybody signs in', async () => {
    messenger.missing = 'driver_missing';
    await expect(telegramPersonal.check(channel, http)).rejects.toMatchObject({ reason: 'driver_missing' });
    await expect(telegramPersonal.signIn({ step: 'qr' }, channel, http)).rejects.toMatchObject({ reason: 'driver_missing' });
  });

  it.each([
    ['an unknown address', 'POST', 'unknown'],
    ['an unknown step', 'POST', 'sign-in'],
    ['a message to nobody', 'POST', 'send'],
    ['a search for nobody', 'POST', 'find'],
    ['an upload without a file', 'POST', 'files'],
  ] as const)('%s is refused, and nothing breaks', async (_name, method, path) => {
    await signIn();
    const base = `${channel.settings.base_url}/channels/telegram-personal/${encodeURIComponent(channel.key)}`;
    const headers = { authorization: 'Bearer the gateway secret', 'content-type': 'application/json' };
    const { status } = await http.request({ method, url: `${base}/${path}`, headers, body: '{"step":[]}' });
    expect([400, 404]).toContain(status);
    await send();
  });
});
