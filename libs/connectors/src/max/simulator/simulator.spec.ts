import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { OutboundHttp } from '../../http/outbound-http.js';
import { startSimulators, type RunningSimulators } from '../../simulator/host.js';
import { tamtam } from '../../tamtam/connector.js';
import { aMessage, anAttachment, rows } from '../../testing/a-message.factory.js';
import { eventually, ProductStub } from '../../testing/product-stub.js';
import { SimulatedPhone } from '../../testing/simulated-phone.js';
import { max } from '../connector.js';

const NUMBER = '15550001111';
const to = [
  { kind: 'user_id', value: NUMBER },
  { kind: 'dialog', value: `-${NUMBER}` },
];

describe.each([
  ['MAX', max, ''],
  ['TamTam', tamtam, '?secret=test-webhook-secret'],
])('the simulator of %s', (_name, bot, hookQuery) => {
  let channel: ConnectedChannel;
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let http: OutboundHttp;

  beforeEach(async () => {
    channel = {
      ...{ id: 1, companyId: 1, transport: bot.transport, key: 'demo', settings: {} },
      secrets: { access_token: 'test-token', webhook_secret: 'test-webhook-secret' },
    };
    product = await ProductStub.start(bot, channel);
    const simulated = { ...channel, name: 'Demo', phone: null, hookUrl: product.hookUrl };
    simulators = await startSimulators({ port: 0, channels: [simulated], firstPauseMs: 5 });
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    channel.settings.base_url = `http://127.0.0.1:${simulators.port}/${bot.transport}`;
    phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë Quinn', phone: `+${NUMBER}` });
  });

  afterEach(async () => {
    await phone.close();
    await simulators.close();
    await http.close();
    await product.stop();
  });

  const send = (message: Partial<OutboundMessage>) => bot.send(aMessage({ to, ...message }), channel, http);
  const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
  const shown = (id: string) => phone.messages.find((message) => message.id === id);
  const subscriptions = async (): Promise<string[]> => {
    const query = bot.transport === 'tamtam' ? '?access_token=test-token' : '';
    const url = `${channel.settings.base_url}/subscriptions${query}`;
    const { body } = await http.request({ method: 'GET', url, headers: { authorization: 'test-token' } });
    return (JSON.parse(Buffer.from(body).toString()) as { subscriptions: { url: string }[] }).subscriptions.map(({ url: at }) => at);
  };

  it('tells who the bot is, and refuses a wrong token', async () => {
    expect(await bot.check(channel, http)).toMatchObject({ name: 'Demo (@deskwire_demo_bot)', phone: null });
    const stranger = { ...channel, secrets: { ...channel.secrets, access_token: 'wrong' } };
    await expect(bot.check(stranger, http)).rejects.toMatchObject({ field: 'secrets.access_token', reason: 'token_invalid' });
    await expect(bot.send(aMessage({ to }), stranger, http)).rejects.toMatchObject({ kind: 'channel_broken' });
  });

  it('brings what is written, and the phone sees that it was taken', async () => {
    const { json } = await phone.post('messages', { text: 'Привет 👋' });
    expect(await event((it) => it.type === 'message_received' && it.text === 'Привет 👋')).toMatchObject({
      externalId: json.id,
      sender: { name: 'Zoë Quinn', username: `phone_${NUMBER}`, identities: to },
    });
    await eventually(() => phone.messages.find(({ status }) => status === 'sent'));
  });

  it('brings a file, whose bytes the connector fetches', async () => {
    const bytes = Buffer.from('OggS and so on');
    const attachment = { kind: 'audio', name: 'voice.ogg', mime: 'audio/ogg', dataBase64: bytes.toString('base64') };
    await phone.post('messages', { attachment, voice: true });
    const message = await event((it) => it.type === 'message_received');
    const [file] = message.type === 'message_received' ? message.attachments : [];
    const { body, mime } = await bot.fetchMedia({ mediaId: file?.mediaId ?? null, url: file?.url ?? null }, channel, http);
    const read: Uint8Array[] = [];
    for await (const piece of body) read.push(piece);
    expect([Buffer.concat(read).toString(), mime]).toEqual([bytes.toString(), 'audio/ogg']);
  });

  it('brings presses, which are answered, quotes, places, edits and deletions; a reaction it keeps to itself', async () => {
    const { externalId } = await send({ text: 'Choose', buttons: rows(2) });
    const { json } = await phone.post('press', { messageId: externalId, payload: '1' });
    const press = await event((it) => it.type === 'message_received' && it.content.press !== undefined);
    expect(press).toMatchObject({ externalId: json.id, content: { press: { payload: '1', title: 'ROW2', onMessage: externalId } } });
    const handle = press.type === 'message_received' ? (press.pressHandle ?? '') : '';
    await bot.perform({ kind: 'answer_press', handle }, channel, http);
    await eventually(() => shown(String(json.id))?.answered);
    const before = product.bodies.length;
    await phone.post('reactions', { messageId: externalId, emoji: '👍' });
    const own = await phone.post('messages', { text: 'answer', quotes: externalId });
    await event((it) => it.type === 'message_received' && it.quotes === externalId);
    expect(product.bodies).toHaveLength(before + 1);
    await phone.post('edit', { messageId: own.json.id, text: 'better' });
    await event((it) => it.type === 'message_edited' && it.externalId === own.json.id && it.text === 'better');
    await phone.post('revoke', { messageId: own.json.id });
    await event((it) => it.type === 'message_revoked' && it.externalId === own.json.id);
    await phone.post('messages', { location: { latitude: 55.75, longitude: 37.62 } });
    await event((it) => it.type === 'message_received' && it.content.location?.latitude === 55.75);
  });

  it('shows what is sent, edited and deleted', async () => {
    const { externalId, status } = await send({ text: 'Good day', buttons: rows(1) });
    expect(status).toBe('sent');
    await eventually(() => shown(externalId));
    await bot.perform({ kind: 'edit', to, externalId, text: 'Good evening', buttons: [], captioned: false }, channel, http);
    await eventually(() => shown(externalId)?.text === 'Good evening');
    expect(shown(externalId)?.buttons).toHaveLength(1);
    await bot.perform({ kind: 'show_typing', to, externalId: null }, channel, http);
    await bot.perform({ kind: 'revoke', to, externalId }, channel, http);
    await eventually(() => shown(externalId)?.deleted);
    const picture = await send({ text: 'Look', attachment: anAttachment('image', 'image/png', { name: 'a.png' }) });
    expect(await eventually(() => shown(picture.externalId))).toMatchObject({ text: 'Look', attachment: { kind: 'image', name: 'a.png' } });
  });

  it('takes a sound only when it is processed, which the connector waits for', async () => {
    const { externalId } = await send({ text: null, attachment: anAttachment('voice', 'audio/ogg', { name: 'voice.ogg' }) });
    expect(await eventually(() => shown(externalId))).toMatchObject({ attachment: { kind: 'audio', mime: 'audio/ogg' } });
  });

  it('tells that the bot was started by a link, stopped and started again', async () => {
    await phone.post('start', { payload: 'spring-sale' });
    await event((it) => it.type === 'conversation_started' && it.payload === 'spring-sale');
    await phone.post('block', { blocked: true });
    await event((it) => it.type === 'client_reachability' && !it.reachable);
    await expect(send({})).rejects.toMatchObject({ kind: 'client_unreachable' });
    await phone.post('block', { blocked: false });
    await eventually(() => product.events.filter((it) => it.type === 'client_reachability' && it.reachable).length === 2);
    await send({ text: 'back' });
  });

  it.each([
    ['429', { kind: 'throttled', retryAfterSeconds: 2 }],
    ['500', { kind: 'retryable' }],
    ['window', { kind: 'client_unreachable' }],
    ['blocked', { kind: 'client_unreachable' }],
  ])('a phone that was told to fail: %s, once', async (failNext, becomes) => {
    await phone.set({ failNext });
    await expect(send({})).rejects.toMatchObject(becomes);
    await send({});
  });

  it('refuses what the real one would, in a way that the connector knows', async () => {
    await expect(send({ to: [{ kind: 'user_id', value: '1' }] })).rejects.toMatchObject({ kind: 'client_unreachable' });
    const gone = bot.perform({ kind: 'revoke', to, externalId: 'mid.unknown' }, channel, http);
    await expect(gone).rejects.toMatchObject({ reason: 'message_not_found' });
  });

  it('subscriptions accumulate, and the connector takes the earlier ones of its channel away', async () => {
    expect(await subscriptions()).toEqual([`${product.hookUrl}${hookQuery}`]);
    const moved = product.hookUrl.replace('127.0.0.1', 'localhost');
    await bot.subscribe(channel, moved, http);
    expect(await subscriptions()).toEqual([`${moved}${hookQuery}`]);
    await phone.post('messages', { text: 'to the new address' });
    await event((it) => it.type === 'message_received' && it.text === 'to the new address');
    await bot.unsubscribe(channel, moved, http);
    expect(await subscriptions()).toEqual([]);
  });

  it('without a webhook keeps updates until they are asked for by their marker, each once, with what verify wants', async () => {
    await bot.unsubscribe(channel, product.hookUrl, http);
    await phone.post('messages', { text: 'one' });
    await phone.post('messages', { text: 'two' });
    const first = await bot.poll(null, channel, http);
    expect(first.requests.map((request) => bot.verify(request, channel))).toEqual([true, true]);
    expect(first.requests.flatMap((request) => bot.parse(request, channel).events)).toMatchObject([{ text: 'one' }, { text: 'two' }]);
    expect(phone.messages.every(({ status }) => status === 'sending')).toBe(true);
    const waiting = bot.poll(first.cursor, channel, http);
    await eventually(() => phone.messages.every(({ status }) => status === 'sent'));
    await phone.post('messages', { text: 'three' });
    expect((await waiting).requests.flatMap((request) => bot.parse(request, channel).events)).toMatchObject([{ text: 'three' }]);
  });
});
