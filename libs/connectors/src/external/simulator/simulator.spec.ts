import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { OutboundHttp } from '../../http/outbound-http.js';
import { startSimulators, type RunningSimulators } from '../../simulator/host.js';
import { aMessage, anAttachment, rows } from '../../testing/a-message.factory.js';
import { eventually, ProductStub } from '../../testing/product-stub.js';
import { SimulatedPhone } from '../../testing/simulated-phone.js';
import { external } from '../connector.js';

const NUMBER = '15550001111';
const to = [
  { kind: 'external_id', value: NUMBER },
  { kind: 'phone', value: NUMBER },
];

describe("the simulated integrator's program", () => {
  let channel: ConnectedChannel;
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let http: OutboundHttp;

  beforeEach(async () => {
    channel = {
      ...{ id: 1, companyId: 1, transport: 'external', key: 'app', settings: {} },
      secrets: { channel_secret: 'test-channel-secret', signing_secret: 'test-signing-secret' },
    };
    product = await ProductStub.start(external, channel);
    const simulated = { ...channel, name: 'My app', phone: null, hookUrl: product.hookUrl };
    const pace = { sentMs: 1, deliveredMs: 5, readMs: 10 };
    simulators = await startSimulators({ port: 0, channels: [simulated], firstPauseMs: 5, pace });
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    channel.settings.outbound_url = `http://127.0.0.1:${simulators.port}/external/app`;
    phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë', phone: `+${NUMBER}` });
  });

  afterEach(async () => {
    await phone.close();
    await simulators.close();
    await http.close();
    await product.stop();
  });

  const send = (message: Partial<OutboundMessage>) => external.send(aMessage({ to, ...message }), channel, http);
  const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
  const shown = (id: string) => phone.messages.find((message) => message.id === id);

  it('answers a ping, and believes nobody else than the product', async () => {
    expect(await external.check(channel, http)).toMatchObject({ name: 'My app (program)' });
    const stranger = { ...channel, secrets: { ...channel.secrets, signing_secret: 'a guess' } };
    await expect(external.check(stranger, http)).rejects.toMatchObject({ reason: 'provider_refused' });
    await expect(external.send(aMessage({ to }), stranger, http)).rejects.toMatchObject({ kind: 'rejected', code: 'signature' });
  });

  it('brings what its clients write, and their files', async () => {
    const attachment = { kind: 'image', name: 'a.png', mime: 'image/png', dataBase64: Buffer.from('a picture').toString('base64') };
    const { json } = await phone.post('messages', { text: 'Привет 👋', attachment });
    const message = await event((it) => it.type === 'message_received');
    expect(message).toMatchObject({ externalId: json.id, text: 'Привет 👋', sender: { name: 'Zoë', identities: to } });
    const [file] = message.type === 'message_received' ? message.attachments : [];
    const { body, mime } = await external.fetchMedia({ mediaId: null, url: file?.url ?? null }, channel, http);
    const read: Uint8Array[] = [];
    for await (const piece of body) read.push(piece);
    expect([Buffer.concat(read).toString(), mime]).toEqual(['a picture', 'image/png']);
  });

  it('shows what is sent, and tells that it was delivered and read', async () => {
    const { externalId } = await send({ text: 'Look', attachment: anAttachment('image', 'image/png', { name: 'a.png' }) });
    expect(await eventually(() => shown(externalId))).toMatchObject({ text: 'Look', attachment: { kind: 'image', name: 'a.png' } });
    await event((it) => it.type === 'status_changed' && it.externalId === externalId && it.status === 'delivered');
    await event((it) => it.type === 'status_changed' && it.externalId === externalId && it.status === 'read');
  });

  it('takes the same message once, however often it is told', async () => {
    const [first, second] = [await send({ id: '7', text: 'Once' }), await send({ id: '7', text: 'Once' })];
    expect(second).toEqual(first);
    await eventually(() => shown(first.externalId));
    expect(phone.messages).toHaveLength(1);
  });

  it('brings presses, quotes, reactions, edits and deletions, and shows ours', async () => {
    const { externalId } = await send({ text: 'Choose', buttons: rows(2) });
    const { json } = await phone.post('press', { messageId: externalId, payload: '1' });
    const press = await event((it) => it.type === 'message_received' && it.content.press !== undefined);
    expect(press).toMatchObject({ externalId: json.id, content: { press: { payload: '1', title: 'ROW2', onMessage: externalId } } });
    await phone.post('reactions', { messageId: externalId, emoji: '👍' });
    await event((it) => it.type === 'reaction_changed' && it.onMessage === externalId);
    const own = await phone.post('messages', { text: 'answer', quotes: externalId });
    await event((it) => it.type === 'message_received' && it.quotes === externalId);
    await phone.post('edit', { messageId: own.json.id, text: 'better' });
    await event((it) => it.type === 'message_edited' && it.text === 'better');
    await phone.post('revoke', { messageId: own.json.id });
    await event((it) => it.type === 'message_revoked' && it.externalId === own.json.id);
    await external.perform({ kind: 'edit', to, externalId, text: 'Choose well', buttons: rows(1), captioned: false }, channel, http);
    await eventually(() => shown(externalId)?.text === 'Choose well' && shown(externalId)?.buttons?.length === 1);
    await external.perform({ kind: 'react', to, externalId, emoji: '🔥' }, channel, http);
    await eventually(() => shown(externalId)?.reaction === '🔥');
    await external.perform({ kind: 'revoke', to, externalId }, channel, http);
    await eventually(() => shown(externalId)?.deleted);
  });

  it('tells of a start by a link, and who blocked us and came back', async () => {
    await phone.post('start', { payload: 'spring-sale' });
    await event((it) => it.type === 'conversation_started' && it.payload === 'spring-sale');
    await phone.post('block', { blocked: true });
    await event((it) => it.type === 'client_reachability' && !it.reachable);
    await expect(send({})).rejects.toMatchObject({ kind: 'client_unreachable' });
    await phone.post('block', { blocked: false });
    await event((it) => it.type === 'client_reachability' && it.reachable);
  });

  it.each([
    ['429', { kind: 'throttled', retryAfterSeconds: 2 }],
    ['500', { kind: 'retryable' }],
    ['window', { kind: 'client_unreachable' }],
  ])('a phone that was told to fail: %s, once', async (failNext, becomes) => {
    await phone.set({ failNext });
    await expect(send({})).rejects.toMatchObject(becomes);
    await send({});
  });

  it('a message that fails later is told as failed, with its reason', async () => {
    await phone.set({ failNext: 'async_failed' });
    const { externalId } = await send({});
    const told = await event((it) => it.type === 'status_changed' && it.externalId === externalId);
    expect(told).toMatchObject({ status: 'failed', error: { code: 'gone', detail: 'The client has left the chat' } });
  });
});
