import { startSimulators, type RunningSimulators } from '#connectors/simulator/host.js';
import { SimulatedPhone } from '#connectors/testing/simulated-phone.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen } from '../../../../../test/api/live-window.js';
import { aChannel } from '../../../../../test/api/rows.js';
import { until } from '../../../../../test/api/until.js';

interface Shown {
  id: number;
  kind: string;
  origin: string;
  text: string | null;
  quoted: { text: string | null } | null;
  editedAt: string | null;
  deletedAt: string | null;
}

const FORMS = {
  'whatsapp-cloud': {
    settings: { phone_number_id: '100000000000021', waba_id: '100000000000022' },
    secrets: { access_token: 'EAAG-planted-token', app_secret: 'planted-app-secret', verify_token: 'planted-verify' },
  },
  'whatsapp-360dialog': {
    settings: { phone_number_id: '100000000000023' },
    secrets: { api_key: 'planted-key', webhook_secret: 'planted-webhook-secret' },
  },
};

describe.each(Object.entries(FORMS))('what the company writes in its phone app beside %s', (transport, form) => {
  let api: ApiUnderTest;
  let anna: Browser;
  let simulators: RunningSimulators;
  let phone: SimulatedPhone;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    const { key, webhookPath } = await aChannel(anna, { transport, ...form });
    const hookUrl = `http://127.0.0.1:${await listen(api.app)}${webhookPath}`;
    simulators = await startSimulators({
      port: 0,
      channels: [{ transport, key, name: 'Bakery', phone: '+1 555 078 3881', hookUrl, ...form }],
    });
    phone = await SimulatedPhone.open(simulators.port, key, { name: 'Zoë', phone: '+1 555 000 1111' });
  }, 60_000);
  afterAll(async () => {
    await phone.close();
    await simulators.close();
    await api.stop();
  });

  async function said(): Promise<Shown[]> {
    const [dialog] = await api.rows<{ id: string }>(
      'select d.id from dialog d join channel c on c.id = d.channel_id where c.transport = $1',
      [transport],
    );
    if (!dialog) return [];
    const { items } = (await anna.get(`/api/dialogs/${dialog.id}/messages?limit=100`)).json<{ items: Shown[] }>();
    return items.filter(({ kind }) => kind !== 'system');
  }
  const shows = (what: string, matches: (message: Shown) => boolean): Promise<void> =>
    until(async () => (await said()).some(matches), what, 1_000);

  it('stands in the dialog within a second, from the phone, with its quote, and is never sent out', async () => {
    const asked = await phone.post('messages', { text: 'Is it fresh?' });
    await shows('the question', ({ text }) => text === 'Is it fresh?');
    const written = await phone.post('echo', { text: 'Straight from the oven', quotes: asked.json.id });
    await shows('the echo', ({ text }) => text === 'Straight from the oven');
    expect((await said()).find(({ text }) => text === 'Straight from the oven')).toMatchObject({
      ...{ kind: 'to_client', origin: 'phone', quoted: { text: 'Is it fresh?' }, editedAt: null, deletedAt: null },
    });

    await phone.post('echo-edit', { messageId: written.json.id, text: 'Still warm' });
    await shows('the edit', ({ text, editedAt }) => text === 'Still warm' && editedAt !== null);
    await phone.post('echo-revoke', { messageId: written.json.id });
    await shows('the deletion', ({ origin, deletedAt }) => origin === 'phone' && deletedAt !== null);
    expect(await said()).toHaveLength(2);

    // Only a message that is queued is ever sent: this one has arrived before we heard of it.
    expect(await api.rows(`select status from message where origin = 'phone'`)).toEqual([{ status: MESSAGE_STATUS.delivered }]);
    const ledger = (await (await fetch(`http://127.0.0.1:${simulators.port}/ledger`)).json()) as { received: unknown[] };
    expect(ledger.received).toEqual([]);
  });

  it('a client to whom it writes first gets a dialog that asks nobody to answer', async () => {
    const first = await SimulatedPhone.open(simulators.port, await keyOf(), { name: 'Otto', phone: '+1 555 000 2222' });
    await first.post('echo', { text: 'Your cake is ready' });
    await until(async () => (await linesOf('15550002222')).length > 0, 'the dialog', 1_000);
    const kinds = await linesOf('15550002222');
    expect(kinds).toContainEqual({ kind: 'to_client', origin: 'phone', code: null });
    expect(kinds.map(({ code }) => code)).not.toContain('request_opened');
    await first.close();
  });

  const keyOf = async (): Promise<string> =>
    (await api.rows<{ key: string }>('select key from channel where transport = $1', [transport]))[0]?.key ?? '';
  const linesOf = (number: string): Promise<{ kind: string; origin: string; code: string | null }[]> =>
    api.rows(
      `select m.kind, m.origin, m.content -> 'system' ->> 'code' as code from message m join client_identity i on i.client_id = m.client_id
        where i.value = $1`,
      [number],
    );
});
