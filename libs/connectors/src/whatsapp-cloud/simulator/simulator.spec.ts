import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { HttpRequest } from '../../http/http.port.js';
import { OutboundHttp } from '../../http/outbound-http.js';
import { startSimulators, type RunningSimulators } from '../../simulator/host.js';
import { aMessage, anAttachment, rows } from '../../testing/a-message.factory.js';
import { eventually, ProductStub } from '../../testing/product-stub.js';
import { SimulatedPhone } from '../../testing/simulated-phone.js';
import { whatsappCloud } from '../connector.js';

const NUMBER = '15550001111';
const to = [{ kind: 'wa_id', value: NUMBER }];
const channel: ConnectedChannel = {
  id: 1,
  companyId: 1,
  transport: 'whatsapp-cloud',
  key: 'demo-whatsapp-cloud',
  settings: { phone_number_id: '100000000000001', waba_id: '100000000000002' },
  secrets: { access_token: 'EAAG-test-token', app_secret: 'test-app-secret', verify_token: 'test-verify-token' },
};

describe('the WhatsApp Cloud API simulator', () => {
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let http: OutboundHttp;

  beforeEach(async () => {
    product = await ProductStub.start(whatsappCloud, channel);
    const simulated = { ...channel, name: 'Demo', phone: '+1 555 078 3881', hookUrl: product.hookUrl };
    const pace = { sentMs: 1, deliveredMs: 10, readMs: 30 };
    simulators = await startSimulators({ port: 0, channels: [simulated], pace, firstPauseMs: 5 });
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    channel.settings.base_url = `http://127.0.0.1:${simulators.port}/v25.0`;
    phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë', phone: `+${NUMBER}` });
  });

  afterEach(async () => {
    await phone.close();
    await simulators.close();
    await http.close();
    await product.stop();
  });

  const send = (message: Partial<OutboundMessage>) => whatsappCloud.send(aMessage({ to, ...message }), channel, http);
  const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
  const received = (text: string) => event((candidate) => candidate.type === 'message_received' && candidate.text === text);
  const status = (externalId: string, wanted: string) =>
    event((candidate) => candidate.type === 'status_changed' && candidate.externalId === externalId && candidate.status === wanted);
  const ledger = async () => {
    const { body } = await http.request({ method: 'GET', url: `http://127.0.0.1:${simulators.port}/ledger` });
    return JSON.parse(Buffer.from(body).toString('utf8')) as { sent: Record<string, unknown>[]; received: Record<string, unknown>[] };
  };

  describe('what the phone does reaches the product signed', () => {
    it('a text, and the phone sees that it was taken', async () => {
      const { status: answer, json } = await phone.post('messages', { text: 'Привет 👋' });
      expect(answer).toBe(201);
      expect(json).toMatchObject({ direction: 'in', text: 'Привет 👋', status: 'sending' });
      expect(await received('Привет 👋')).toMatchObject({
        externalId: json.id,
        sender: { name: 'Zoë', phone: NUMBER, identities: [{ kind: 'wa_id', value: NUMBER }, { kind: 'user_id' }] },
      });
      expect(product.bodies[0]?.toString('latin1')).toMatch(/^[\x20-\x7e]*$/);
      await eventually(() => phone.messages.find(({ status: tick }) => tick === 'sent'));
    });

    it('a voice note, whose bytes the connector fetches', async () => {
      const bytes = Buffer.from('OggS and so on');
      const attachment = { kind: 'audio', name: 'voice.ogg', mime: 'audio/ogg; codecs=opus', dataBase64: bytes.toString('base64') };
      await phone.post('messages', { attachment, voice: true });
      const message = await event((candidate) => candidate.type === 'message_received');
      const [file] = message.type === 'message_received' ? message.attachments : [];
      expect(file).toMatchObject({ kind: 'voice', mime: 'audio/ogg; codecs=opus' });
      const fetched = await whatsappCloud.fetchMedia({ mediaId: file?.mediaId ?? null, url: null }, channel, http);
      expect(Buffer.concat(await Array.fromAsync(fetched.body))).toEqual(bytes);
      const shown = await http.request({ method: 'GET', url: `http://127.0.0.1:${simulators.port}${phone.messages[0]?.attachment?.url}` });
      expect(Buffer.from(shown.body)).toEqual(bytes);
    });

    it('a picture with a caption, a document with its name, a place', async () => {
      const dataBase64 = Buffer.from('x').toString('base64');
      await phone.post('messages', { text: 'look', attachment: { kind: 'image', name: 'a.png', mime: 'image/png', dataBase64 } });
      await phone.post('messages', { attachment: { kind: 'document', name: 'a.html', mime: 'text/html', dataBase64 } });
      await phone.post('messages', { location: { latitude: 0, longitude: -3.7, name: 'Café' } });
      expect(await received('look')).toMatchObject({ attachments: [{ kind: 'image' }] });
      await event((it) => it.type === 'message_received' && it.attachments[0]?.name === 'a.html');
      await event((it) => it.type === 'message_received' && it.content.location?.name === 'Café' && it.content.location.latitude === 0);
      const html = phone.messages.find(({ attachment }) => attachment?.name === 'a.html')?.attachment?.url;
      const shown = await http.request({ method: 'GET', url: `http://127.0.0.1:${simulators.port}${html}` });
      expect(shown.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
    });

    it('a press names the message that the button was on', async () => {
      const { externalId } = await send({ text: 'Choose', buttons: rows(2) });
      const pressed = await phone.post('press', { messageId: externalId, payload: '1', title: 'ROW2' });
      expect(pressed.json).toMatchObject({ text: 'ROW2', quotes: externalId });
      expect(await received('ROW2')).toMatchObject({ content: { press: { payload: '1', title: 'ROW2', onMessage: externalId } } });
      expect((await phone.post('press', { messageId: externalId, payload: '7', title: 'x' })).status).toBe(400);
    });

    it('a list row comes back as a list reply', async () => {
      const { externalId } = await send({ text: 'Choose', buttons: rows(5) });
      await phone.post('press', { messageId: externalId, payload: '4', title: 'ROW5' });
      await received('ROW5');
      expect(product.bodies.some((body) => body.toString().includes('"list_reply"'))).toBe(true);
    });

    it('a quote, a reaction and its removal, an edit, a deletion', async () => {
      const { externalId } = await send({ text: 'Hello' });
      const { json } = await phone.post('messages', { text: 'answer', quotes: externalId });
      expect(await received('answer')).toMatchObject({ quotes: externalId });
      await phone.post('reactions', { messageId: externalId, emoji: '👍' });
      await event((it) => it.type === 'reaction_changed' && it.onMessage === externalId && it.emoji === '👍');
      await phone.post('reactions', { messageId: externalId, emoji: null });
      await event((it) => it.type === 'reaction_changed' && it.emoji === null);
      await phone.post('edit', { messageId: json.id, text: 'better answer' });
      await event((it) => it.type === 'message_edited' && it.externalId === json.id && it.text === 'better answer');
      await phone.post('revoke', { messageId: json.id });
      await event((it) => it.type === 'message_revoked' && it.externalId === json.id);
      await eventually(() => phone.messages.find(({ id }) => id === json.id)?.deleted);
      expect((await phone.post('edit', { messageId: externalId, text: 'not mine' })).status).toBe(400);
    });

    it('a webhook that was refused is repeated, unchanged, until it is taken', async () => {
      product.answers = [500, 503];
      const { json } = await phone.post('messages', { text: 'again' });
      await eventually(() => phone.messages.find(({ status: tick }) => tick === 'failed'));
      await received('again');
      await eventually(() => phone.messages.find(({ status: tick }) => tick === 'sent'));
      expect(product.bodies.map(String)).toEqual([String(product.bodies[0]), String(product.bodies[0]), String(product.bodies[0])]);
      expect((await ledger()).sent).toMatchObject([{ externalId: json.id, attempts: 3, answer: 200 }]);
    });
  });

  describe('what the product sends reaches the phone', () => {
    it('and is reported sent, delivered and read, with our own id', async () => {
      const { externalId } = await send({ id: '42', text: 'Good day' });
      expect(await status(externalId, 'sent')).toMatchObject({ ourMessageId: '42', recipient: [{ value: NUMBER }, { kind: 'user_id' }] });
      await status(externalId, 'delivered');
      await status(externalId, 'read');
      expect(phone.messages).toMatchObject([{ id: externalId, direction: 'out', text: 'Good day' }]);
      expect((await ledger()).received).toMatchObject([{ ourId: '42', externalId, answer: 200, clientId: phone.id }]);
    });

    it('is read when the phone is looked at, if it does not read by itself', async () => {
      await phone.set({ autoRead: false });
      const { externalId } = await send({ text: 'Read me' });
      await status(externalId, 'delivered');
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(product.events.some((it) => it.type === 'status_changed' && it.status === 'read')).toBe(false);
      expect((await phone.post('read')).status).toBe(204);
      await status(externalId, 'read');
    });

    it('files by their upload, a voice note as such', async () => {
      await send({ text: null, attachment: anAttachment('voice', 'audio/ogg') });
      await send({ text: 'caption', attachment: anAttachment('image', 'image/png') });
      await eventually(() => phone.messages.length === 2);
      expect(phone.messages).toMatchObject([
        { attachment: { kind: 'voice', mime: 'audio/ogg; codecs=opus' } },
        { text: 'caption', attachment: { kind: 'image' } },
      ]);
    });

    it('a client without a phone is reached by his user id, a number that nobody plays gets a phone', async () => {
      await phone.post('messages', { text: 'hi' });
      const message = await received('hi');
      const user = message.type === 'message_received' ? message.sender.identities.filter(({ kind }) => kind === 'user_id') : [];
      const { externalId } = await send({ to: user, text: 'by id' });
      await eventually(() => phone.messages.find(({ id }) => id === externalId));
      await send({ to: [{ kind: 'wa_id', value: '15559990000' }] });
      const other = await SimulatedPhone.open(simulators.port, channel.key, { phone: '15559990000' });
      await eventually(() => other.messages.length === 1);
      await other.close();
    });
  });

  describe('failures on demand, each met once', () => {
    it.each([
      ['429', { kind: 'throttled', code: '130429', retryAfterSeconds: 2 }],
      ['500', { kind: 'retryable', code: '131000' }],
      ['window', { kind: 'window_closed', code: '131047' }],
      ['blocked', { kind: 'client_unreachable', code: '131026' }],
    ])('%s', async (failNext, becomes) => {
      expect((await phone.set({ failNext })).json).toEqual({ autoRead: true, failNext });
      await expect(send({})).rejects.toMatchObject(becomes);
      const { externalId } = await send({});
      await status(externalId, 'delivered');
      await eventually(() => phone.messages.length > 0);
      expect(phone.messages.map(({ id }) => id)).toEqual([externalId]);
    });

    it('async_failed: taken, and failed later', async () => {
      await phone.set({ failNext: 'async_failed' });
      const { externalId } = await send({});
      expect(await status(externalId, 'failed')).toMatchObject({ error: { code: '131026', reason: 'client_unreachable' } });
      expect(phone.messages).toEqual([]);
    });

    it.each([
      ['timeout', 0],
      ['answer_lost', 1],
    ])('%s: no answer, %i message arrives', async (failNext, arrived) => {
      await phone.set({ failNext });
      const impatient = {
        request: (request: HttpRequest) => http.request({ ...request, timeoutMs: 50 }),
        stream: (request: HttpRequest) => http.stream({ ...request, timeoutMs: 50 }),
      };
      await expect(whatsappCloud.send(aMessage({ to, id: '77' }), channel, impatient)).rejects.toMatchObject({
        kind: 'unknown',
        code: 'timeout',
      });
      await eventually(() => phone.messages.length === arrived);
      if (arrived) await event((it) => it.type === 'status_changed' && it.ourMessageId === '77');
    });
  });

  it('a wrong token is refused in words of the provider', async () => {
    const stranger = { ...channel, secrets: { ...channel.secrets, access_token: 'another token' } };
    await expect(whatsappCloud.send(aMessage({ to }), stranger, http)).rejects.toMatchObject({ kind: 'channel_broken', code: '190' });
  });

  it('a phone that asks for nonsense is told what to change', async () => {
    expect(await phone.post('messages', {})).toMatchObject({ status: 400, json: { field: 'text', detail: 'Write a text or add a file.' } });
    expect(await phone.set({ failNext: 'constructor' })).toMatchObject({ status: 400, json: { field: 'failNext' } });
    expect(await phone.post('constructor')).toMatchObject({ status: 404 });
    expect(await phone.post('messages', { text: 'x', quotes: 'nothing' })).toMatchObject({ status: 400, json: { field: 'quotes' } });
  });
});
