import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { SignInStep } from '#domain/channels/channel-session.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { ChecksCredentials, Connector, FetchesMedia, FindsPeople, PerformsActions, SignsIn } from '../connector.js';
import { OutboundHttp } from '../http/outbound-http.js';
import { telegramPersonal } from '../telegram-personal/connector.js';
import { aMessage, anAttachment, rows } from '../testing/a-message.factory.js';
import { eventually, ProductStub } from '../testing/product-stub.js';
import { SimulatedPhone } from '../testing/simulated-phone.js';
import { whatsappPersonal } from '../whatsapp-personal/connector.js';
import { startSimulators, type RunningSimulators } from './host.js';

type Personal = Connector & FetchesMedia & PerformsActions & ChecksCredentials & SignsIn & FindsPeople;

const NUMBER = '15550001111';
const PACE = { sentMs: 1, deliveredMs: 5, readMs: 20 };
const CASES: [string, { connector: Personal; identity: string; readBy: InboundEvent['type'] }][] = [
  ['telegram-personal', { connector: telegramPersonal, identity: 'user_id', readBy: 'messages_read' }],
  ['whatsapp-personal', { connector: whatsappPersonal, identity: 'wa_id', readBy: 'status_changed' }],
];

describe.each(CASES)('the simulated gateway of %s', (transport, { connector, identity, readBy }) => {
  const to = [{ kind: identity, value: NUMBER }];
  let channel: ConnectedChannel;
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let http: OutboundHttp;

  beforeEach(async () => {
    const secrets = { gateway_secret: 'test-gateway-secret', api_hash: 'x' };
    channel = { id: 1, companyId: 1, transport, key: `demo-${transport}`, settings: { api_id: '1' }, secrets };
    product = await ProductStub.start(connector, channel);
    const simulated = { ...channel, name: 'Demo', phone: '+79990000009', hookUrl: product.hookUrl };
    simulators = await startSimulators({ port: 0, channels: [simulated], firstPauseMs: 5, pace: PACE });
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    channel.settings.base_url = `http://127.0.0.1:${simulators.port}`;
    phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë', phone: `+${NUMBER}` });
  });

  afterEach(async () => {
    await phone.close();
    await simulators.close();
    await http.close();
    await product.stop();
  });

  const send = (message: Partial<OutboundMessage>) => connector.send(aMessage({ to, ...message }), channel, http);
  const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
  const shown = (id: string) => phone.messages.find((message) => message.id === id);

  it('is signed in from the start, and tells so; a stranger is turned away', async () => {
    await event((it) => it.type === 'session_changed' && it.state === 'open' && it.account === '+79990000009');
    expect(await connector.check(channel, http)).toMatchObject({ phone: '+79990000009' });
    const stranger = { ...channel, secrets: { ...channel.secrets, gateway_secret: 'wrong' } };
    await expect(connector.check(stranger, http)).rejects.toMatchObject({ reason: 'gateway_secret_wrong' });
  });

  it('tells who has a number, and that nobody has', async () => {
    const found = await connector.findPerson({ phone: NUMBER }, channel, http);
    expect(found).toMatchObject({ identities: [{ kind: identity, value: NUMBER }], phone: NUMBER });
    expect(await connector.findPerson({ phone: '79990000000' }, channel, http)).toBeNull();
    await expect(connector.findPerson({ phone: NUMBER }, { ...channel, secrets: {} }, http)).rejects.toMatchObject({
      kind: 'channel_broken',
    });
  });

  it('brings texts, presses of nothing, edits, reactions and deletions', async () => {
    const { json } = await phone.post('messages', { text: 'Привет 👋' });
    const id = String(json.id);
    const first = await event((it) => it.type === 'message_received' && it.externalId === id);
    expect(first).toMatchObject({ text: 'Привет 👋', sender: { name: 'Zoë', phone: NUMBER, identities: to } });
    await phone.post('edit', { messageId: id, text: 'better' });
    await event((it) => it.type === 'message_edited' && it.externalId === id && it.text === 'better');
    const { externalId } = await send({ text: 'Choose', buttons: rows(2) });
    expect((await eventually(() => shown(externalId)))?.text).toBe('Choose\n\n1. ROW1\n2. ROW2');
    await phone.post('reactions', { messageId: externalId, emoji: '👍' });
    await event((it) => it.type === 'reaction_changed' && it.onMessage === externalId && it.emoji === '👍');
    await phone.post('messages', { text: '1', quotes: externalId });
    await event((it) => it.type === 'message_received' && it.text === '1' && it.quotes === externalId);
    await phone.post('revoke', { messageId: id });
    await event((it) => it.type === 'message_revoked' && it.externalId === id);
  });

  it('brings files, which the connector fetches, and takes them', async () => {
    const bytes = Buffer.from('OggS and so on');
    const attachment = { kind: 'audio', name: 'voice.ogg', mime: 'audio/ogg', dataBase64: bytes.toString('base64') };
    await phone.post('messages', { attachment, voice: true });
    const message = await event((it) => it.type === 'message_received');
    const [file] = message.type === 'message_received' ? message.attachments : [];
    expect(file).toMatchObject({ kind: 'voice', mime: 'audio/ogg' });
    const { body } = await connector.fetchMedia({ mediaId: file?.mediaId ?? null, url: null }, channel, http);
    const read: Uint8Array[] = [];
    for await (const piece of body) read.push(piece);
    expect(Buffer.concat(read)).toEqual(bytes);
    const sent = await send({ text: null, attachment: anAttachment('voice', 'audio/ogg', { name: 'answer.ogg', durationSeconds: 2 }) });
    expect((await eventually(() => shown(sent.externalId)))?.attachment).toMatchObject({ kind: 'voice', name: 'answer.ogg' });
  });

  it('tells that messages were read, and what the company wrote on its own phone', async () => {
    const { externalId } = await send({ text: 'Good day' });
    await event((it) => it.type === readBy && ('upTo' in it ? it.upTo === externalId : 'status' in it && it.status === 'read'));
    const { json } = await phone.post('echo', { text: 'from the phone' });
    await event((it) => it.type === 'message_echoed' && it.externalId === json.id && it.text === 'from the phone');
  });

  it('edits, reacts and deletes', async () => {
    const { externalId } = await send({ text: 'Good day' });
    await connector.perform({ kind: 'edit', to, externalId, text: 'Good evening', buttons: [], captioned: false }, channel, http);
    await eventually(() => shown(externalId)?.text === 'Good evening');
    await connector.perform({ kind: 'react', to, externalId, emoji: '🔥' }, channel, http);
    await eventually(() => shown(externalId)?.reaction === '🔥');
    await connector.perform({ kind: 'revoke', to, externalId }, channel, http);
    await eventually(() => shown(externalId)?.deleted);
    const gone = connector.perform({ kind: 'edit', to, externalId, text: 'x', buttons: [], captioned: false }, channel, http);
    await expect(gone).rejects.toMatchObject({ name: 'SendError', kind: 'rejected' });
  });

  it.each([
    ['429', { kind: 'throttled', retryAfterSeconds: 2 }],
    ['500', { kind: 'retryable' }],
    ['blocked', { kind: 'client_unreachable' }],
  ])('a phone that was told to fail: %s, once', async (failNext, becomes) => {
    await phone.set({ failNext });
    await expect(send({})).rejects.toMatchObject(becomes);
    if (failNext === 'blocked') await event((it) => it.type === 'client_reachability' && !it.reachable);
    await send({});
  });

  it('signs out, and in again by the code that somebody scans', async () => {
    expect(await connector.signIn({ step: 'sign_out' }, channel, http)).toMatchObject({ state: 'signed_out' });
    await expect(send({})).rejects.toMatchObject({ kind: 'channel_broken', reason: 'signed_out' });
    const { state, qr } = await connector.signIn({ step: 'qr' }, channel, http);
    expect([state, qr]).toEqual(['awaits_qr', expect.any(String)]);
    const opened = product.events.filter((it) => it.type === 'session_changed' && it.state === 'open').length;
    await eventually(() => product.events.filter((it) => it.type === 'session_changed' && it.state === 'open').length > opened);
    await send({});
  });
});

it('a Telegram number signs in by a code and a second password, and each mistake is named', async () => {
  const secrets = { gateway_secret: 'test-gateway-secret', api_hash: 'x' };
  const channel: ConnectedChannel = {
    ...{ id: 1, companyId: 1, transport: 'telegram-personal', key: 'demo' },
    ...{ settings: { api_id: '1' } as Record<string, string>, secrets },
  };
  const simulated = { ...channel, name: 'Demo', phone: null, hookUrl: 'http://127.0.0.1:9/hooks/x/y' };
  const simulators = await startSimulators({ port: 0, channels: [simulated] });
  const http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
  channel.settings.base_url = `http://127.0.0.1:${simulators.port}`;
  const step = (given: SignInStep) => telegramPersonal.signIn(given, channel, http);
  try {
    expect(await step({ step: 'phone', phone: '+7 999 000-11-22' })).toMatchObject({ state: 'awaits_code' });
    await expect(step({ step: 'code', code: '1' })).rejects.toMatchObject({ field: 'code', reason: 'code_invalid' });
    expect(await step({ step: 'code', code: '12345' })).toMatchObject({ state: 'awaits_password' });
    await expect(step({ step: 'password', password: 'x' })).rejects.toMatchObject({ field: 'password' });
    expect(await step({ step: 'password', password: 'demo' })).toMatchObject({ state: 'open' });
  } finally {
    await simulators.close();
    await http.close();
  }
});
