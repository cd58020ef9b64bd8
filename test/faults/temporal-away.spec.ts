import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf } from './support/load.js';
import { Operator } from './support/operator.js';
import { OwnTemporal } from './support/own-temporal.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';

const AWAY_MS = 35_000;

interface Readiness {
  status: string;
  temporal: string;
}

describe('Temporal is away', { timeout: 240_000 }, () => {
  let temporal: OwnTemporal;
  let product: Product;
  let provider: Provider;
  let admin: Operator;
  let channel: ProviderChannel;

  before(async () => {
    temporal = await OwnTemporal.start();
    provider = await Provider.start();
    product = await Product.start({ TEMPORAL_ADDRESS: temporal.address, OUTBOUND_ALLOW: PROVIDER_NETWORK });
    admin = await Operator.signIn(product);
    channel = await provider.connect(admin);
  });
  after(async () => {
    await product?.stop();
    await provider?.stop();
    await temporal?.stop();
  });

  const outboxRows = (): Promise<number> => product.count('select count(*) from outbox');
  const readiness = async (): Promise<{ http: number } & Readiness> => {
    const response = await fetch(`${product.url}/readyz`);
    return { http: response.status, ...((await response.json()) as Readiness) };
  };
  const dialogOf = async (phone: string): Promise<number> => {
    const [row] = await product.rows<{ dialog_id: string }>(
      'select d.id as dialog_id from dialog d join client_identity i on i.client_id = d.client_id where i.channel_id = $1 and i.value = $2',
      [channel.id, phone],
    );
    return Number(row?.dialog_id);
  };
  const answer = async (dialog: number, text: string): Promise<void> => {
    const body = { clientMessageId: randomUUID(), kind: 'to_client', text };
    assert.equal((await admin.post(`/api/dialogs/${dialog}/messages`, body)).status, 201);
  };

  it('F06: messages and live push go on; afterwards every process exists once and the backlog is gone', async () => {
    const line = await admin.connect();
    const clients = Array.from({ length: 16 }, (_, n) => phoneOf(n));
    for (const phone of clients.slice(0, 4)) await channel.write(phone, `Hello from ${phone}`);
    await until('the first processes are started', 20_000, async () => (await outboxRows()) === 0);

    await temporal.goAway();
    const goneAt = Date.now();
    const waits: number[] = [];
    for (const phone of clients.slice(4)) {
      const sentAt = performance.now();
      await channel.write(phone, `Hello from ${phone}`);
      await until('it is pushed', 5_000, () => line.messages.some(({ text }) => text === `Hello from ${phone}`), 10);
      waits.push(performance.now() - sentAt);
      await sleep(1_000);
    }
    // Half of the waiting clients are answered, which ends their waiting: begin and end both lie in the outbox.
    const answered = clients.slice(4, 10);
    const sentBefore = provider.received.length;
    for (const phone of answered) await answer(await dialogOf(phone), 'We are here');
    await until('the answers are with the provider', 10_000, () => provider.received.length - sentBefore === answered.length);
    provider.onSend = () => ((provider.onSend = () => undefined), { status: 500 });
    await answer(await dialogOf(clients[0] ?? ''), 'This one meets an error first');

    const degraded = await until('the product says that it is degraded', 30_000, async () => {
      const now = await readiness();
      return now.status === 'degraded' && now;
    });
    assert.deepEqual([degraded.http, degraded.temporal], [200, 'unreachable']);
    assert.ok((await outboxRows()) >= 12 + answered.length, `the outbox holds ${await outboxRows()} rows`);
    assert.ok(Math.max(...waits) < 2_000, `a message needed ${Math.round(Math.max(...waits))} ms to the screen`);
    await sleep(Math.max(0, goneAt + AWAY_MS - Date.now()));

    await temporal.comeBack();
    await until('the backlog is gone', 60_000, async () => (await outboxRows()) === 0);
    await until('the message that met an error is taken', 60_000, () => provider.received.length - sentBefore === answered.length + 1);
    await until('the product says that all is well', 30_000, async () => (await readiness()).status === 'ok');
    const expected = await Promise.all(clients.map(async (phone) => `waiting-for-operator:${await dialogOf(phone)}`));
    // The server's list follows its histories by a moment.
    const runs = await until('every process is known', 10_000, async () => {
      const known = await temporal.runsOf('waitingForOperator');
      return known.size >= expected.length && known;
    });
    assert.deepEqual(new Map([...runs].toSorted()), new Map(expected.map((id) => [id, 1] as const).toSorted()), 'each process exists once');
    await until('the books agree', 20_000, async () => (await product.reconcile([provider.url])).code === 0, 500);
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
    assert.equal(line.closed, false);
    line.cut();
  });

  it('reconcile names a waiting dialog whose process is lost', async () => {
    const dialog = await dialogOf(phoneOf(11));
    await temporal.lose(`waiting-for-operator:${dialog}`);
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 1, output);
    assert.match(output, new RegExp(`✗ every waiting dialog has its process.* 1 .*dialog ${dialog}`));
    assert.match(output, /1 difference in 1 check/);
  });
});
