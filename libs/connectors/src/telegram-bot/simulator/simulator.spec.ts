import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { OutboundHttp } from '../../http/outbound-http.js';
import { startSimulators, type RunningSimulators } from '../../simulator/host.js';
import { aMessage, anAttachment, rows } from '../../testing/a-message.factory.js';
import { webhook } from '../../testing/connector-spec.js';
import { eventually, ProductStub } from '../../testing/product-stub.js';
import { SimulatedPhone } from '../../testing/simulated-phone.js';
import { telegramBot } from '../connector.js';

const NUMBER = '15550001111';
const to = [{ kind: 'user_id', value: NUMBER }];

describe('the Bot API simulator', () => {
  let channel: ConnectedChannel;
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let http: OutboundHttp;

  beforeEach(async () => {
    channel = {
      ...{ id: 1, companyId: 1, transport: 'telegram-bot', key: 'demo-telegram-bot', settings: {} },
      secrets: { bot_token: '100000001:test-token', webhook_secret: 'test-webhook-secret' },
    };
    product = await ProductStub.start(telegramBot, channel);
    const simulated = { ...channel, name: 'Demo', phone: null, hookUrl: product.hookUrl };
    simulators = await startSimulators({ port: 0, channels: [simulated], firstPauseMs: 5 });
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    channel.settings.base_url = `http://127.0.0.1:${simulators.port}/telegram`;
    phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë', phone: `+${NUMBER}` });
  });

  afterEach(async () => {
    await phone.close();
    await simulators.close();
    await http.close();
    await product.stop();
  });

  const send = (message: Partial<OutboundMessage>) => telegramBot.send(aMessage({ to, ...message }), channel, http);
  const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
  const shown = (id: string) => phone.messages.find((message) => message.id === id);

  it('tells who the bot is, and refuses a wrong token', async () => {
    expect(await telegramBot.check(channel, http)).toEqual({ id: '100000001', name: 'Demo (@deskwire_demo_bot)', phone: null });
    const stranger = { ...channel, secrets: { ...channel.secrets, bot_token: '1:wrong' } };
    await expect(telegramBot.check(stranger, http)).rejects.toMatchObject({ field: 'secrets.bot_token', reason: 'token_invalid' });
  });

  it('brings what is written, and the phone sees that it was taken', async () => {
    const { json } = await phone.post('messages', { text: 'Привет 👋' });
    expect(await event((it) => it.type === 'message_received' && it.text === 'Привет 👋')).toMatchObject({
      externalId: json.id,
      sender: { name: 'Zoë', identities: to },
    });
    await eventually(() => phone.messages.find(({ status }) => status === 'sent'));
  });

  it('brings a voice note, whose bytes the connector fetches', async () => {
    const bytes = Buffer.from('OggS and so on');
    const attachment = { kind: 'audio', name: 'voice.ogg', mime: 'audio/ogg', dataBase64: bytes.toString('base64') };
    await phone.post('messages', { attachment, voice: true });
    const message = await event((it) => it.type === 'message_received');
    const [file] = message.type === 'message_received' ? message.attachments : [];
    expect(file).toMatchObject({ kind: 'voice' });
    const { body } = await telegramBot.fetchMedia({ mediaId: file?.mediaId ?? null, url: null }, channel, http);
    const read: Uint8Array[] = [];
    for await (const piece of body) read.push(piece);
    expect(Buffer.concat(read)).toEqual(bytes);
  });

  it('brings presses, which are answered, reactions and edits; a deletion it keeps to itself', async () => {
    const { externalId } = await send({ text: 'Choose', buttons: rows(2) });
    const { json } = await phone.post('press', { messageId: externalId, payload: '1' });
    const press = await event((it) => it.type === 'message_received' && it.content.press !== undefined);
    expect(press).toMatchObject({ externalId: json.id, content: { press: { payload: '1', title: 'ROW2', onMessage: externalId } } });
    const handle = press.type === 'message_received' ? (press.pressHandle ?? '') : '';
    await telegramBot.perform({ kind: 'answer_press', handle }, channel, http);
    await eventually(() => shown(String(json.id))?.answered);
    await phone.post('reactions', { messageId: externalId, emoji: '👍' });
    await event((it) => it.type === 'reaction_changed' && it.onMessage === externalId && it.emoji === '👍');
    const own = await phone.post('messages', { text: 'answer', quotes: externalId });
    await event((it) => it.type === 'message_received' && it.quotes === externalId);
    await phone.post('edit', { messageId: own.json.id, text: 'better' });
    await event((it) => it.type === 'message_edited' && it.externalId === own.json.id && it.text === 'better');
    const before = product.bodies.length;
    await phone.post('revoke', { messageId: own.json.id });
    await phone.post('messages', { text: 'next' });
    await event((it) => it.type === 'message_received' && it.text === 'next');
    expect(product.bodies).toHaveLength(before + 1);
  });

  it('a payload that reads as the place of a button goes as its own place, which a press names', async () => {
    const posing = { type: 'reply' as const, text: 'B', payload: '@button:0' };
    const { externalId } = await send({ text: 'Choose', buttons: [...rows(1), posing] });
    await eventually(() => shown(externalId));
    expect(shown(externalId)?.buttons?.map(({ payload }) => payload)).toEqual(['0', '@button:1']);
    await phone.post('press', { messageId: externalId, payload: '@button:1' });
    expect(await event((it) => it.type === 'message_received')).toMatchObject({
      ...{ text: 'B', pressedButton: 1 },
      content: { press: { title: 'B', onMessage: externalId } },
    });
  });

  it('a payload that is too long for Telegram is refused in words: its reference should have come', async () => {
    const long = { type: 'reply' as const, text: 'B', payload: `заказ:${'1'.repeat(60)}` };
    await expect(send({ text: 'Choose', buttons: [long] })).rejects.toThrow('payload_too_long');
  });

  it('shows what is sent, edited, reacted to and deleted', async () => {
    const { externalId, status } = await send({ text: 'Good day' });
    expect(status).toBe('sent');
    await eventually(() => shown(externalId));
    await telegramBot.perform({ kind: 'edit', to, externalId, text: 'Good evening', buttons: [], captioned: false }, channel, http);
    await eventually(() => shown(externalId)?.text === 'Good evening');
    // The same once more: the answer to the first was lost.
    await telegramBot.perform({ kind: 'edit', to, externalId, text: 'Good evening', buttons: [], captioned: false }, channel, http);
    await telegramBot.perform({ kind: 'react', to, externalId, emoji: '🔥' }, channel, http);
    await eventually(() => shown(externalId)?.reaction === '🔥');
    await telegramBot.perform({ kind: 'show_typing', to, externalId: null }, channel, http);
    await telegramBot.perform({ kind: 'revoke', to, externalId }, channel, http);
    await eventually(() => shown(externalId)?.deleted);
    const picture = await send({ text: 'Look', attachment: anAttachment('image', 'image/png', { name: 'a.png' }) });
    expect(await eventually(() => shown(picture.externalId))).toMatchObject({ text: 'Look', attachment: { kind: 'image', name: 'a.png' } });
  });

  it('tells that the bot was blocked and let in again', async () => {
    await phone.post('messages', { text: 'hi' });
    await phone.post('block', { blocked: true });
    await event((it) => it.type === 'client_reachability' && !it.reachable);
    await expect(send({})).rejects.toMatchObject({ kind: 'client_unreachable' });
    await phone.post('block', { blocked: false });
    await event((it) => it.type === 'client_reachability' && it.reachable);
    await send({ text: 'back' });
  });

  it.each([
    ['429', { kind: 'throttled', retryAfterSeconds: 2 }],
    ['500', { kind: 'retryable' }],
    ['blocked', { kind: 'client_unreachable' }],
  ])('a phone that was told to fail: %s, once', async (failNext, becomes) => {
    await phone.set({ failNext });
    await expect(send({})).rejects.toMatchObject(becomes);
    await send({});
  });

  it('without a webhook keeps updates until they are asked for, each once, with what verify wants', async () => {
    await telegramBot.unsubscribe(channel, product.hookUrl, http);
    await phone.post('messages', { text: 'one' });
    await phone.post('messages', { text: 'two' });
    const first = await telegramBot.poll(null, channel, http);
    expect(first.requests.map((request) => telegramBot.verify(request, channel))).toEqual([true, true]);
    expect(first.requests.flatMap(({ body }) => telegramBot.parse(webhook(body), channel).events)).toMatchObject([
      { text: 'one' },
      { text: 'two' },
    ]);
    const asking = telegramBot.poll(first.cursor, channel, http);
    await phone.post('messages', { text: 'three' });
    const next = await asking;
    expect(next.requests).toHaveLength(1);
    expect(phone.messages.filter(({ status }) => status === 'sent')).toHaveLength(2);
    expect(product.bodies).toEqual([]);
  });

  it('a question takes the place of a webhook of an earlier life; two who ask at once disturb each other', async () => {
    await phone.post('messages', { text: 'by webhook' });
    await event((it) => it.type === 'message_received');
    const first = telegramBot.poll(null, channel, http).catch((error: unknown) => error);
    await eventually(async () => {
      const info = await http.request({
        method: 'GET',
        url: `${channel.settings.base_url}/bot${channel.secrets.bot_token}/getWebhookInfo`,
      });
      return Buffer.from(info.body).toString().includes('"url":""');
    });
    const second = telegramBot.poll(null, channel, http);
    expect(await first).toMatchObject({ kind: 'channel_broken', reason: 'polled_elsewhere' });
    await phone.post('messages', { text: 'asked for' });
    expect((await second).requests).toHaveLength(1);
  });
});
