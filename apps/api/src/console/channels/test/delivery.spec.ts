import { startSimulators, type RunningSimulators } from '#connectors/simulator/host.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel } from '../../../../../../test/api/rows.js';

const PUBLIC_URL = 'https://chat.example.test';
const TOKEN = '100000001:test-token';

describe('how a bot that is connected brings its messages, where the installation has a public address', () => {
  let simulators: RunningSimulators;
  let api: ApiUnderTest;
  let admin: Browser;
  beforeEach(async () => {
    const secrets = { bot_token: TOKEN, webhook_secret: 'unused' };
    const settings = { delivery: 'polling' };
    const bot = { transport: 'telegram-bot', key: 'bot', name: 'Bot', phone: null, settings, secrets, hookUrl: 'http://127.0.0.1:9/' };
    simulators = await startSimulators({ port: 0, channels: [bot] });
    api = await ApiUnderTest.start({ PUBLIC_URL, OUTBOUND_ALLOW: `127.0.0.1/32:${simulators.port}` });
    admin = await api.browser().registers();
  }, 60_000);
  afterEach(async () => {
    await api.stop();
    await simulators.close();
  });

  const botApi = (): string => `http://127.0.0.1:${simulators.port}/telegram`;
  const webhook = async (): Promise<unknown> => {
    const answer = await fetch(`${botApi()}/bot${TOKEN}/getWebhookInfo`);
    return ((await answer.json()) as { result: { url: string } }).result.url;
  };
  const connect = (settings: object): ReturnType<typeof aChannel> =>
    aChannel(admin, {
      ...{ unchecked: false, transport: 'telegram-bot', phone: null },
      settings: { base_url: botApi(), ...settings },
      secrets: { bot_token: TOKEN },
    });

  it('the provider is told our address when the channel leaves it open', async () => {
    const { webhookPath } = await connect({});
    expect(await webhook()).toBe(`${PUBLIC_URL}${webhookPath}`);
  });

  it('and is not when the channel is to be asked for', async () => {
    await connect({ delivery: 'polling' });
    expect(await webhook()).toBe('');
  });
});
