import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf } from './support/load.js';
import { Operator } from './support/operator.js';
import { OwnTemporal } from './support/own-temporal.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';
import { DISPLAY_NUMBER, historyWebhook, olderText, type Webhook } from './support/webhooks.js';

const PIECES = 40;
const THREADS = 40;
/** In a thread of a piece. */
const MESSAGES = 25;
/** Every piece repeats so many messages of a thread of the piece before: providers overlap. */
const REPEATED = 5;
const SINCE = 1_750_000_000;

interface Import {
  state: string;
  messages: number;
  messagesDone: number;
  messagesKnown: number;
}

describe('an import of a history is hit by everything at once', { timeout: 240_000 }, () => {
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

  /** The n-th message of a thread over the whole history: time and words say where it belongs. */
  const message = (thread: number, n: number) =>
    olderText(n % 3 === 0 ? DISPLAY_NUMBER : phoneOf(thread), `wamid.history.${thread}.${n}`, SINCE + n * 60 + thread, `${thread}: ${n}`);

  function piece(order: number): Webhook {
    const first = Math.max(order * MESSAGES - REPEATED, 0);
    const threads = Array.from({ length: THREADS }, (_, thread) => ({
      id: phoneOf(thread),
      messages: Array.from({ length: (order + 1) * MESSAGES - first }, (_unused, n) => message(thread, first + n)),
    }));
    const progress = order === PIECES - 1 ? 100 : Math.floor((order / PIECES) * 100);
    return historyWebhook(channel.number, { phase: 0, chunk_order: order + 1, progress }, threads);
  }

  const progress = async (): Promise<Import> => {
    const { body } = await admin.get<{ items: { id: number; historyImport: Import }[] }>('/api/channels');
    const found = body.items.find(({ id }) => id === channel.id)?.historyImport;
    return found ?? { state: 'none', messages: 0, messagesDone: 0, messagesKnown: 0 };
  };
  const stored = (): Promise<number> =>
    product.count(`select count(*) from message where channel_id = $1 and origin = 'history'`, [channel.id]);

  it('F04: workers killed twice, Temporal restarted, a pause in between: every message once, in order, exact counts', async () => {
    const unique = THREADS * PIECES * MESSAGES;
    const repeats = THREADS * (PIECES - 1) * REPEATED;
    // Out of order, and some twice; the piece that the provider calls the last comes after the pause.
    const orders = [...Array.from({ length: PIECES }, (_, n) => (n * 11) % PIECES), 3, 5];
    const hand = async (from: number, to: number): Promise<void> => {
      for (const order of orders.slice(from, to)) await channel.deliver(piece(order), []);
    };

    await hand(0, 15);
    await until('the import runs', 30_000, async () => (await stored()) > 0);
    const killed = [product.kill('Workers')];
    await hand(15, 23);
    await until('it goes on', 60_000, async () => (await stored()) > 8_000);
    await hand(23, 28);
    await temporal.goAway();
    killed.push(product.kill('Workers'));
    await sleep(2_000);
    await temporal.comeBack();

    assert.equal((await admin.post(`/api/channels/${channel.id}/history-import/pause`, {})).status, 204);
    await hand(28, orders.length);
    const paused = await stored();
    assert.equal((await progress()).state, 'paused');
    await sleep(2_000);
    assert.equal(await stored(), paused, 'nothing is stored during the pause');
    assert.ok(paused < unique, 'the pause came too late to tell anything');
    assert.equal((await admin.post(`/api/channels/${channel.id}/history-import/resume`, {})).status, 204);

    await until('it is done', 120_000, async () => (await progress()).state === 'done');
    assert.notEqual(product.pidOf('Workers'), killed[1]);
    assert.equal(await stored(), unique);
    const { messages, messagesDone, messagesKnown } = await progress();
    assert.deepEqual(
      { messages, messagesDone, messagesKnown },
      { messages: unique + repeats, messagesDone: unique + repeats, messagesKnown: repeats },
    );
    assert.deepEqual(
      await product.rows(`select external_id from message where channel_id = $1 and origin = 'history' group by 1 having count(*) > 1`, [
        channel.id,
      ]),
      [],
      'none is stored twice',
    );
  });

  it('F04: each thread is one dialog that reads in the order of time, nobody is asked to answer it, and nothing is sent', async () => {
    const threads = await product.rows<{ dialog_id: string; texts: string[]; unread: number; state: string; operator_id: string | null }>(
      `select m.dialog_id, array_agg(m.text order by m.sent_at, m.id) as texts, max(d.unread_count)::int as unread, max(d.state) as state,
              max(d.operator_id) as operator_id
         from message m join dialog d on d.id = m.dialog_id where m.channel_id = $1 and m.origin = 'history' group by 1`,
      [channel.id],
    );
    assert.equal(threads.length, THREADS);
    for (const { texts, unread, operator_id } of threads) {
      const thread = texts[0]?.split(':')[0];
      assert.deepEqual(
        texts,
        Array.from({ length: PIECES * MESSAGES }, (_, n) => `${thread}: ${n}`),
      );
      assert.equal(unread, 0);
      assert.equal(operator_id, null);
    }
    assert.equal(await product.count('select count(*) from sending where channel_id = $1', [channel.id]), 0);
    assert.equal(provider.received.length, 0);
  });

  it('after all of this the books agree', async () => {
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
  });
});
