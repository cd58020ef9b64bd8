import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { steadyLoad } from './support/load.js';
import { Operator } from './support/operator.js';
import { OwnPostgres } from './support/own-postgres.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';

interface Asked {
  at: number;
  ms: number;
  status: number;
}

/** A colleague's console that asks four times a second whatever happens. */
function askAllTheTime(operator: Operator): { asked: Asked[]; stop: () => Promise<void> } {
  const asked: Asked[] = [];
  const open = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const at = performance.now();
    const done = operator
      .get('/api/dialogs?filter=all')
      .then(
        ({ status }) => status,
        () => 0,
      )
      .then((status) => void asked.push({ at, ms: performance.now() - at, status }))
      .finally(() => open.delete(done));
    open.add(done);
  }, 250);
  return { asked, stop: async () => (clearInterval(timer), void (await Promise.all(open))) };
}

describe('PostgreSQL crashes under load', { timeout: 180_000 }, () => {
  let postgres: OwnPostgres;
  let product: Product;
  let provider: Provider;
  let admin: Operator;
  let channel: ProviderChannel;

  before(async () => {
    // The writer of what need not be safe at once is made slow: what a crash may take away is then really lost.
    postgres = await OwnPostgres.start(['wal_writer_delay=10s']);
    provider = await Provider.start();
    product = await Product.start({ DATABASE_URL: postgres.url, OUTBOUND_ALLOW: PROVIDER_NETWORK });
    admin = await Operator.signIn(product);
    channel = await provider.connect(admin);
  });
  after(async () => {
    await product?.stop();
    await provider?.stop();
    await postgres?.stop();
  });

  it('F07: requests fail within 5 seconds, the API recovers by itself within 10, and nothing that was acknowledged is lost', async () => {
    const api = product.pidOf('API');
    const line = await admin.connect();
    const { asked, stop } = askAllTheTime(admin);
    const load = steadyLoad(channel, { perSecond: 20, seconds: 22, clients: 20 });
    const backAt: number[] = [];
    for (const [signal, awayMs] of [
      ['SIGQUIT', 6_000],
      ['SIGKILL', 500],
      ['SIGQUIT', 500],
    ] as const) {
      await sleep(3_000);
      await postgres.crash(signal);
      await sleep(awayMs);
      await postgres.bringBack();
      backAt.push(performance.now());
      await until('requests are served again', 10_000, async () => (await admin.get('/api/me')).status === 200, 50);
      const all = await Promise.all(Array.from({ length: 20 }, () => admin.get('/api/dialogs?filter=all')));
      assert.deepEqual(
        all.map(({ status }) => status),
        all.map(() => 200),
        'the whole pool works again',
      );
    }
    const ids = await load;
    await stop();

    assert.equal(product.pidOf('API'), api, 'the API was not restarted');
    assert.ok(provider.refusals > 0, 'the provider noticed nothing: the database was not away under load');
    const slowest = Math.max(...asked.map(({ ms }) => ms));
    assert.ok(slowest <= 5_000, `a request took ${Math.round(slowest)} ms`);
    assert.deepEqual([...new Set(asked.map(({ status }) => status))].toSorted(), [200, 503], 'requests are served, or refused with 503');
    const stored = await product.rows<{ id: string; times: string }>(
      `select external_id as id, count(*) as times from message where channel_id = $1 and kind = 'from_client' group by 1`,
      [channel.id],
    );
    assert.deepEqual(
      stored.filter(({ times }) => times !== '1'),
      [],
      'stored more than once',
    );
    assert.deepEqual(new Set(stored.map(({ id }) => id)), new Set(ids), 'what the provider sent is what is stored');
    const shown = (): string[] => line.messages.filter(({ kind }) => kind === 'from_client').map(({ text }) => text ?? '');
    await until('the websocket has caught up', 10_000, () => shown().length >= ids.length);
    assert.equal(line.closed, false, 'the websocket outlived the crashes');
    assert.deepEqual(
      shown().toSorted(),
      Array.from({ length: ids.length }, (_, n) => `Message ${n}`).toSorted(),
      'every message was pushed once',
    );
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
  });

  it('F07: what is stored right after a crash is pushed, although the database gives out the same transaction numbers again', async () => {
    const line = await admin.connect();
    await channel.write('79009990000', 'Before the crash');
    await until('the line works', 5_000, () => line.messages.some(({ text }) => text === 'Before the crash'));
    // Numbers that a crash takes back: transactions that nobody waited for, so that they were never written down.
    await product.rows('set synchronous_commit = off');
    for (let n = 0; n < 200; n += 1) await product.rows('select pg_current_xact_id()');
    await product.rows(`select pg_notify('deskwire_wake', 'event')`);
    await sleep(100);
    await postgres.crash('SIGQUIT');
    await postgres.bringBack();
    await channel.write('79009990000', 'After the crash');
    await until('the message after the crash is pushed', 8_000, () => line.messages.some(({ text }) => text === 'After the crash'));
    line.cut();
  });
});
