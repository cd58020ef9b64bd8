import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { HttpRequest } from '../../http/http.port.js';
import { OutboundHttp } from '../../http/outbound-http.js';
import { startSimulators, type RunningSimulators } from '../../simulator/host.js';
import { aMessage, anAttachment, rows } from '../../testing/a-message.factory.js';
import { eventually, ProductStub } from '../../testing/product-stub.js';
import { SimulatedPhone } from '../../testing/simulated-phone.js';
import { whatsappGupshup } from '../connector.js';
import type { Api } from '../settings.js';

const NUMBER = '15550001111';
const to = [{ kind: 'wa_id', value: NUMBER }];
const publicUrl = 'https://chat.example.com/v1/files/pass/file';

const channelOf = (api: Api): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'whatsapp-gupshup', key: 'demo-whatsapp-gupshup' },
  settings: { api, app_id: 'app-1', app_name: 'MyShop', source_number: '919147370292' },
  secrets: { api_key: 'test-api-key', app_token: 'sk_test-app-token', webhook_secret: 'test-webhook-secret' },
});

describe.each<[Api, string]>([
  ['self_serve', 'version 2'],
  ['partner', 'version 3'],
])("Gupshup's simulator: %s, %s", (api) => {
  let channel: ConnectedChannel;
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let http: OutboundHttp;

  beforeEach(async () => {
    channel = channelOf(api);
    product = await ProductStub.start(whatsappGupshup, channel);
    const simulated = { ...channel, name: 'Demo', phone: '+91 91473 70292', hookUrl: product.hookUrl };
    const pace = { sentMs: 2, deliveredMs: 10, readMs: 30 };
    simulators = await startSimulators({ port: 0, channels: [simulated], pace, firstPauseMs: 5 });
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    channel.settings.base_url = `http://127.0.0.1:${simulators.port}/gupshup`;
    phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë', phone: `+${NUMBER}` });
  });

  afterEach(async () => {
    await phone.close();
    await simulators.close();
    await http.close();
    await product.stop();
  });

  const send = (message: Partial<OutboundMessage>) => whatsappGupshup.send(aMessage({ to, ...message }), channel, http);
  const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
  const received = (text: string) => event((it) => it.type === 'message_received' && it.text === text);
  const status = (externalId: string, wanted: string) =>
    event((it) => it.type === 'status_changed' && it.externalId === externalId && it.status === wanted);
  const shown = (id: string) => eventually(() => phone.messages.find((message) => message.id === id));

  it('tells whose key it is, and names the field that is wrong', async () => {
    expect(await whatsappGupshup.check(channel, http)).toMatchObject({ phone: '919147370292' });
    const wrong = { ...channel.secrets, api_key: 'wrong', app_token: 'wrong' };
    const field = api === 'partner' ? 'secrets.app_token' : 'secrets.api_key';
    await expect(whatsappGupshup.check({ ...channel, secrets: wrong }, http)).rejects.toMatchObject({ field });
    const elsewhere = { ...channel, settings: { ...channel.settings, app_id: 'app-2' } };
    await expect(whatsappGupshup.check(elsewhere, http)).rejects.toMatchObject({ field: 'settings.app_id', reason: 'not_found' });
    await expect(whatsappGupshup.check({ ...channel, secrets: {} }, http)).rejects.toMatchObject({ field, reason: 'field_needed' });
  });

  it('brings what is written, with the secret, and the phone sees that it was taken', async () => {
    const { json } = await phone.post('messages', { text: 'Привет 👋' });
    expect(await received('Привет 👋')).toMatchObject({ externalId: json.id, sender: { name: 'Zoë', phone: NUMBER } });
    await eventually(() => phone.messages.find(({ status: tick }) => tick === 'sent'));
  });

  it('brings a voice note, whose bytes the connector fetches', async () => {
    const bytes = Buffer.from('OggS and so on');
    const attachment = { kind: 'audio', name: 'voice.ogg', mime: 'audio/ogg; codecs=opus', dataBase64: bytes.toString('base64') };
    await phone.post('messages', { attachment, voice: true });
    const message = await event((it) => it.type === 'message_received');
    const [file] = message.type === 'message_received' ? message.attachments : [];
    expect(file).toMatchObject({ kind: 'voice', mime: 'audio/ogg; codecs=opus' });
    const { body } = await whatsappGupshup.fetchMedia({ mediaId: file?.mediaId ?? null, url: file?.url ?? null }, channel, http);
    expect(Buffer.concat(await Array.fromAsync(body))).toEqual(bytes);
  });

  it('brings a picture with its caption, a document with its name, a place', async () => {
    const dataBase64 = Buffer.from('x').toString('base64');
    await phone.post('messages', { text: 'look', attachment: { kind: 'image', name: 'a.png', mime: 'image/png', dataBase64 } });
    await phone.post('messages', { attachment: { kind: 'document', name: 'a.html', mime: 'text/html', dataBase64 } });
    await phone.post('messages', { location: { latitude: 0, longitude: -3.7, name: 'Café' } });
    expect(await received('look')).toMatchObject({ attachments: [{ kind: 'image' }] });
    await event((it) => it.type === 'message_received' && it.attachments[0]?.name === 'a.html');
    await event((it) => it.type === 'message_received' && it.content.location?.longitude === -3.7);
  });

  it.each([2, 5])('shows %i buttons and tells which was pressed, and on which message', async (count) => {
    const { externalId } = await send({ text: 'Choose', buttons: rows(count) });
    expect((await shown(externalId)).buttons).toHaveLength(count);
    await phone.post('press', { messageId: externalId, payload: '1', title: 'ROW2' });
    expect(await received('ROW2')).toMatchObject({ content: { press: { payload: '1', title: 'ROW2', onMessage: externalId } } });
  });

  it('brings quotes, reactions and deletions by the ids that we know', async () => {
    const { externalId } = await send({ text: 'Hello' });
    await shown(externalId);
    const { json } = await phone.post('messages', { text: 'answer', quotes: externalId });
    expect(await received('answer')).toMatchObject({ quotes: externalId });
    await phone.post('reactions', { messageId: externalId, emoji: '👍' });
    await event((it) => it.type === 'reaction_changed' && it.onMessage === externalId && it.emoji === '👍');
    await phone.post('revoke', { messageId: json.id });
    await event((it) => it.type === 'message_revoked' && it.externalId === json.id);
  });

  it("tells of a sent message first by Gupshup's id alone, then by both", async () => {
    const { externalId } = await send({ text: 'Good day' });
    await status(externalId, 'accepted');
    const sent = await status(externalId, 'sent');
    expect(sent.type === 'status_changed' && sent.alsoKnownAs?.[0]).toMatch(/^wamid\./);
    await status(externalId, 'delivered');
    await status(externalId, 'read');
  });

  it('shows files; what was sent as a voice note is one where Gupshup has them', async () => {
    const voice = await send({ text: null, attachment: anAttachment('voice', 'audio/ogg', { publicUrl }) });
    const picture = await send({ text: 'caption', attachment: anAttachment('image', 'image/png', { publicUrl }) });
    expect((await shown(voice.externalId)).attachment).toMatchObject({ kind: api === 'partner' ? 'voice' : 'audio' });
    expect(await shown(picture.externalId)).toMatchObject({ text: 'caption', attachment: { kind: 'image' } });
  });

  it('shows a place and a contact', async () => {
    const place = await send({ text: null, location: { latitude: 55.75, longitude: 37.6, name: 'Office' } });
    const card = await send({ text: null, contacts: [{ name: 'Ann', phones: [{ phone: '+1 2' }] }] });
    expect((await shown(place.externalId)).location).toMatchObject({ latitude: 55.75, longitude: 37.6, name: 'Office' });
    expect((await shown(card.externalId)).text).toContain('Ann');
  });

  it('lets us react, and tells that we read and write', async () => {
    const { json } = await phone.post('messages', { text: 'hi' });
    const externalId = String(json.id);
    await whatsappGupshup.perform({ kind: 'mark_read', to, externalId }, channel, http);
    await whatsappGupshup.perform({ kind: 'show_typing', to, externalId }, channel, http);
    await whatsappGupshup.perform({ kind: 'react', to, externalId, emoji: '🔥' }, channel, http);
    await eventually(() => phone.messages.find(({ id, reaction }) => id === externalId && reaction === '🔥'));
  });

  it('lists templates with their parts', async () => {
    const [list = [], ...more] = await Array.fromAsync(whatsappGupshup.listTemplates(channel, http));
    expect(more).toEqual([]);
    expect(list.find(({ name }) => name === 'order_ready')).toMatchObject({
      ...{ language: 'ru', status: 'approved', category: 'UTILITY', header: { kind: 'image' } },
      body: 'Здравствуйте, {{1}}! Заказ {{2}} готов. Ждём вас сегодня до {{3}}.',
      footer: 'Пекарня «Тёплый хлеб»',
      buttons: [
        { kind: 'quick_reply', text: 'Приду сегодня' },
        { kind: 'quick_reply', text: 'Перенести на завтра' },
      ],
    });
    expect(list.find(({ name }) => name === 'autumn_offer')?.buttons[0]?.kind).toBe('copy_code');
    expect(list.find(({ name }) => name === 'free_everything')).toMatchObject({ status: 'rejected', reason: 'INVALID_FORMAT' });
  });

  it('sends a template with all its values, whose button brings its payload back', async () => {
    const list = (await Array.fromAsync(whatsappGupshup.listTemplates(channel, http))).flat();
    const listed = list.find(({ name }) => name === 'delivery_update');
    const value = (text: string) => ({ name: null, value: text });
    const template: NonNullable<OutboundMessage['template']> = {
      ...{ name: 'delivery_update', language: 'en', externalId: listed?.externalId ?? null },
      ...{ header: [value('7')], body: [value('Ann'), value('2 and 3')] },
      buttons: [
        { index: 0, kind: 'url', value: 'a/7' },
        { index: 1, kind: 'quick_reply', value: 'door:7' },
      ],
    };
    const { externalId } = await send({ text: null, template });
    expect((await shown(externalId)).text).toBe('Order 7\n\nHello Ann, your order is on its way and arrives between 2 and 3.');
    await phone.post('press', { messageId: externalId, payload: 'door:7', title: 'Leave it at the door' });
    expect(await received('Leave it at the door')).toMatchObject({ content: { press: { payload: 'door:7', onMessage: externalId } } });
    const unknown = { ...template, name: 'nothing', externalId: 'no-such-id' };
    await expect(send({ text: null, template: unknown })).rejects.toMatchObject({ kind: 'rejected', reason: 'template_missing' });
    await expect(send({ text: null, template: { ...template, body: [] } })).rejects.toMatchObject({ reason: 'template_parameters' });
  });

  it('tells that a template was turned down', async () => {
    const url = `http://127.0.0.1:${simulators.port}/simulator/phones/${channel.key}/templates`;
    const body = JSON.stringify({ name: 'autumn_offer', language: 'en', status: 'REJECTED', reason: 'TOO_LOUD' });
    await http.request({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body });
    expect(await event((it) => it.type === 'template_changed')).toMatchObject({
      name: 'autumn_offer',
      status: 'REJECTED',
      reason: 'TOO_LOUD',
    });
  });

  it('tells what the company writes on its own phone in version 3 only', async () => {
    const { json } = await phone.post('echo', { text: 'from the shop' });
    await phone.post('messages', { text: 'thanks' });
    await received('thanks');
    const echoed = product.events.filter((it) => it.type === 'message_echoed');
    expect(echoed).toMatchObject(api === 'partner' ? [{ externalId: json.id, text: 'from the shop' }] : []);
  });

  it('is told once where we are, however often, and forgets it', async () => {
    await whatsappGupshup.subscribe(channel, product.hookUrl, http);
    await whatsappGupshup.subscribe(channel, product.hookUrl, http);
    const path = api === 'partner' ? '/partner/app/app-1/subscription' : '/wa/app/app-1/subscription';
    const url = `${channel.settings.base_url}${path}`;
    const headers: Record<string, string> = api === 'partner' ? { authorization: 'sk_test-app-token' } : { apikey: 'test-api-key' };
    const subscriptions = async (): Promise<unknown> =>
      (JSON.parse(Buffer.from((await http.request({ method: 'GET', url, headers })).body).toString()) as { subscriptions: unknown })
        .subscriptions;
    const address = api === 'partner' ? product.hookUrl : `${product.hookUrl}?secret=test-webhook-secret`;
    expect(await subscriptions()).toMatchObject([
      { url: address, version: api === 'partner' ? 3 : 2, modes: expect.arrayContaining(['FAILED', 'TEMPLATE', 'COEXISTENCE']) as unknown },
    ]);
    await whatsappGupshup.unsubscribe(channel, product.hookUrl, http);
    expect(await subscriptions()).toEqual([]);
  });

  describe('failures on demand, each met once', () => {
    it.each([
      ['429', { kind: 'throttled', retryAfterSeconds: 2 }],
      ['500', { kind: 'retryable' }],
    ])('%s', async (failNext, becomes) => {
      await phone.set({ failNext });
      await expect(send({})).rejects.toMatchObject(becomes);
      await status((await send({})).externalId, 'delivered');
    });

    it.each([
      ['window', 'window_closed'],
      ['blocked', 'client_unreachable'],
      ['async_failed', 'client_unreachable'],
    ])('%s: queued all the same, and failed later', async (failNext, reason) => {
      await phone.set({ failNext });
      const { externalId } = await send({});
      expect(await status(externalId, 'failed')).toMatchObject({ error: { reason } });
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
      await expect(whatsappGupshup.send(aMessage({ to }), channel, impatient)).rejects.toMatchObject({ kind: 'unknown', code: 'timeout' });
      await eventually(() => phone.messages.length === arrived);
    });
  });

  it('a wrong key is refused, and what nobody could send', async () => {
    const stranger = { ...channel, secrets: { ...channel.secrets, api_key: 'x', app_token: 'x' } };
    await expect(whatsappGupshup.send(aMessage({ to }), stranger, http)).rejects.toMatchObject({ reason: 'token_invalid' });
    if (api === 'partner') return;
    const file = anAttachment('image', 'image/png');
    await expect(send({ attachment: file })).rejects.toMatchObject({ kind: 'message_invalid', reason: 'needs_public_url' });
    await expect(send({ to: [{ kind: 'user_id', value: 'US.1' }] })).rejects.toMatchObject({ reason: 'phone_needed' });
  });
});
