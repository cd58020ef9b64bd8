import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { telegramBot } from '#connectors/telegram-bot/connector.js';
import { startSimulators, type RunningSimulators } from '#connectors/simulator/host.js';
import { ProductStub } from '#connectors/testing/product-stub.js';
import { SimulatedPhone } from '#connectors/testing/simulated-phone.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { createLog } from '../src/log.js';
import { Workers } from '../src/workers.js';
import { Rig, eventually } from '../testing/rig.js';
import { VOICE_THREAD } from '../testing/voice-studio.js';

const secrets = { bot_token: '100000001:test-token', webhook_secret: 'test-webhook-secret' };

/** The workers with the real connectors, Telegram's simulator, and the API's webhook address played by a stub. */
describe('channels whose provider is asked', () => {
  let rig: Rig;
  let product: ProductStub;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;
  let channelId: number;

  beforeEach(async () => {
    rig = await Rig.create();
    const channel = { id: 1, companyId: 1, transport: 'telegram-bot', key: 'bot', settings: { delivery: 'polling' }, secrets };
    product = await ProductStub.start(telegramBot, channel);
    simulators = await startSimulators({ port: 0, channels: [{ ...channel, name: 'Bot', phone: null, hookUrl: product.hookUrl }] });
    phone = await SimulatedPhone.open(simulators.port, 'bot', { phone: '15550001111' });
    channelId = await aBot({ delivery: 'polling' });
  });
  afterEach(async () => {
    await phone.close();
    await rig.dispose();
    await simulators.close();
    await product.stop();
  });

  async function aBot(settings: Record<string, string>, key = 'bot', token = secrets.bot_token): Promise<number> {
    const box = new SecretBox(rig.variables().SECRET_KEY ?? '');
    const sealed = box.seal(rig.companyId, 'channel.secrets', JSON.stringify({ ...secrets, bot_token: token }));
    const own = JSON.stringify({ base_url: `http://127.0.0.1:${simulators.port}/telegram`, ...settings });
    return rig.insert('channel', { company_id: rig.companyId, transport: 'telegram-bot', key, name: key, settings: own, secrets: sealed });
  }

  async function start(more: Record<string, string> = {}): Promise<Workers> {
    const env = rig.env({ API_URL: new URL(product.hookUrl).origin, OUTBOUND_ALLOW: `127.0.0.1/32:${simulators.port}`, ...more });
    const workers = await Workers.start(env, createLog('info', { write: (line) => void rig.logLines.push(line) }), {
      voiceThread: VOICE_THREAD,
    });
    rig.workers.push(workers);
    return workers;
  }

  const texts = (): (string | null)[] => product.events.flatMap((event) => (event.type === 'message_received' ? [event.text] : []));
  const channel = (id = channelId): Promise<{ state: string; last_error: string | null }> =>
    rig.row('select state, last_error from channel where id = $1', [id]);
  const cursor = async (): Promise<string | null> =>
    (await rig.row<{ cursor: string | null } | undefined>('select cursor from channel_poll where channel_id = $1', [channelId]))?.cursor ??
    null;

  it('what is written comes in, in its order, and is taken at the provider only when it is stored', async () => {
    await phone.post('messages', { text: 'one' });
    await phone.post('messages', { text: 'two' });
    product.answers = [503, 200];
    await start({ PUBLIC_URL: 'https://chat.example.test' });
    await phone.post('messages', { text: 'three' });
    await eventually('all have come', () => product.bodies.length >= 4 && texts().includes('three'));
    // The first was refused, repeated before anything else, and nothing was lost.
    expect(product.bodies[0]).toEqual(product.bodies[1]);
    expect(texts()).toEqual(['one', 'two', 'three']);
    await eventually('the cursor is stored', async () => (await cursor()) !== null);
    await eventually('the phone knows', () => phone.messages.filter(({ status }) => status === 'sent').length >= 2);
  });

  it('two processes never ask at once: nothing comes twice', async () => {
    await start();
    await start();
    for (let n = 1; n <= 20; n += 1) await phone.post('messages', { text: String(n) });
    await eventually('all have come', () => texts().length >= 20);
    expect(texts()).toEqual(Array.from({ length: 20 }, (_, n) => String(n + 1)));
    expect((await channel()).state).toBe('active');
  });

  it('after a stop another process goes on from the stored cursor', async () => {
    const first = await start();
    await phone.post('messages', { text: 'one' });
    await eventually('it has come', async () => texts().length === 1 && (await cursor()) !== null);
    await first.stop(5_000);
    await phone.post('messages', { text: 'two' });
    await start();
    await eventually('the next has come', () => texts().length === 2);
    expect(texts()).toEqual(['one', 'two']);
  });

  it('a revoked token breaks its own channel with words, and no other one', async () => {
    const broken = await aBot({ delivery: 'polling' }, 'broken', '2:revoked');
    await start();
    await eventually('it is broken', async () => (await channel(broken)).state === 'broken');
    expect((await channel(broken)).last_error).toContain('Unauthorized');
    await phone.post('messages', { text: 'still here' });
    await eventually('the other one works', () => texts().includes('still here'));
  });

  it('a second program that asks for the same bot ends the asking, and the admin reads why', async () => {
    await start();
    await phone.post('messages', { text: 'ours' });
    await eventually('it has come', async () => texts().length === 1 && (await cursor()) !== null);
    const own = { base_url: `http://127.0.0.1:${simulators.port}/telegram` };
    const stranger = { id: 2, companyId: 2, transport: 'telegram-bot', key: 'theirs', settings: own, secrets };
    const http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
    const asked = telegramBot.poll(null, stranger, http);
    await eventually('the channel is broken', async () => (await channel()).state === 'broken');
    expect((await channel()).last_error).toContain('terminated by other getUpdates request');
    await phone.post('messages', { text: 'theirs' });
    expect((await asked).requests).toHaveLength(1);
    await http.close();
    expect(texts()).toEqual(['ours']);
  });

  it('with a public address channels that leave it open wait for their webhook', async () => {
    await rig.owner.query(`update channel set settings = settings - 'delivery' where id = $1`, [channelId]);
    const asked = await aBot({ delivery: 'polling' }, 'asked', '2:revoked');
    await start({ PUBLIC_URL: 'https://chat.example.test' });
    await eventually('the other one was asked', async () => (await channel(asked)).state === 'broken');
    expect(await rig.rows('select 1 from channel_poll where channel_id = $1', [channelId])).toEqual([]);
  });

  it('without a public address channels that leave it open are asked, those with a webhook are not', async () => {
    await rig.owner.query(`update channel set settings = settings - 'delivery' where id = $1`, [channelId]);
    const byWebhook = await aBot({ delivery: 'webhook' }, 'webhook', '3:token');
    await start();
    await phone.post('messages', { text: 'asked for' });
    await eventually('it has come', () => texts().includes('asked for'));
    expect(await rig.rows('select 1 from channel_poll where channel_id = $1', [byWebhook])).toEqual([]);
  });
});
