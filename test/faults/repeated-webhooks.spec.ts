import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf } from './support/load.js';
import { Operator } from './support/operator.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel, type Send } from './support/provider.js';
import { SecondApi } from './support/second-api.js';
import { until } from './support/until.js';
import { messagesWebhook, newMessageId, statusOf, statusesWebhook, textFrom } from './support/webhooks.js';

describe('webhooks that are repeated, come at once and out of order, at two API processes', { timeout: 150_000 }, () => {
  let product: Product;
  let second: SecondApi;
  let provider: Provider;
  let admin: Operator;
  let channel: ProviderChannel;

  before(async () => {
    provider = await Provider.start();
    product = await Product.start({ OUTBOUND_ALLOW: PROVIDER_NETWORK });
    second = await SecondApi.start(product);
    admin = await Operator.signIn(product);
    channel = await provider.connect(admin);
  });
  after(async () => {
    await second?.stop();
    await product?.stop();
    await provider?.stop();
  });

  /** Both processes in turn; a copy that is not acknowledged is a failure, not a reason to try again. */
  const postCopies = async (bodies: Record<string, unknown>[][]): Promise<void> => {
    const answers = await Promise.all(
      bodies.map((messages, n) => channel.post(messagesWebhook(channel.number, messages), n % 2 ? second.url : product.url)),
    );
    assert.deepEqual(
      answers,
      bodies.map(() => 200),
    );
  };

  const rowsOf = async (phone: string): Promise<Record<string, number>> => {
    const [row] = await product.rows<Record<string, string>>(
      `with c as (select client_id as id from client_identity where channel_id = $1 and value = $2)
       select (select count(*) from client where phone like '%' || $2) as clients, (select count(*) from c) as identities,
              (select count(*) from dialog where client_id in (select id from c)) as dialogs,
              (select count(*) from request where client_id in (select id from c)) as requests,
              (select count(*) from message where client_id in (select id from c) and kind = 'from_client') as messages`,
      [channel.id, phone],
    );
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]));
  };

  it('F17: a webhook sent twice on two connections, up to 200 ms apart, is acknowledged twice and stored once', async () => {
    const told = Array.from({ length: 100 }, async (_, n) => {
      const id = newMessageId();
      const webhook = messagesWebhook(channel.number, [textFrom(phoneOf(n % 20), id, `Twice ${n}`)]);
      await sleep(n * 15);
      const first = channel.post(webhook, product.url);
      await sleep((n * 37) % 200);
      assert.deepEqual([await first, await channel.post(webhook, second.url)], [200, 200]);
      return id;
    });
    const ids = await Promise.all(told);
    const stored = await product.rows<{ times: string }>(
      'select count(*) as times from message where external_id = any($1) group by external_id',
      [ids],
    );
    assert.deepEqual(
      stored,
      ids.map(() => ({ times: '1' })),
    );
  });

  it("F18: ten copies at once of a new client's first message make one client, one dialog, one request and one message", async () => {
    for (let round = 0; round < 15; round += 1) {
      const phone = phoneOf(1_000 + round);
      const message = textFrom(phone, newMessageId(), 'First');
      await postCopies(Array.from({ length: 10 }, () => [message]));
      assert.deepEqual(await rowsOf(phone), { clients: 1, identities: 1, dialogs: 1, requests: 1, messages: 1 }, `round ${round}`);
    }
  });

  it('F19: an album of ten messages of a new client that arrive at once makes one dialog with ten messages', async () => {
    for (let round = 0; round < 15; round += 1) {
      const phone = phoneOf(2_000 + round);
      await postCopies(Array.from({ length: 10 }, (_, n) => [textFrom(phone, newMessageId(), `Picture ${n}`)]));
      assert.deepEqual(await rowsOf(phone), { clients: 1, identities: 1, dialogs: 1, requests: 1, messages: 10 }, `round ${round}`);
    }
  });

  it('F20: statuses that overtake the answer of the send, come reversed and repeated only ever raise what is shown', async () => {
    const phone = phoneOf(0);
    const line = await admin.connect();
    const early = async ({ ourId, externalId }: Send): Promise<void> => {
      // The provider reports before it answers: half of the messages by our own id, half by its id alone.
      const known = Number(ourId) % 2 ? ourId : null;
      for (const status of ['delivered', 'sent'])
        await channel.post(statusesWebhook(channel.number, [statusOf(externalId, status, phone, known)]));
      await sleep(100);
    };
    const sent: Send[] = [];
    provider.onSend = async (send) => {
      sent.push(send);
      await early(send);
    };
    const [dialog] = await product.rows<{ id: string }>(
      `select d.id from dialog d join client_identity i on i.client_id = d.client_id where i.channel_id = $1 and i.value = $2`,
      [channel.id, phone],
    );
    const texts = Array.from({ length: 10 }, (_, n) => `Status ${n}`);
    for (const text of texts) {
      const { status } = await admin.post(`/api/dialogs/${dialog?.id}/messages`, {
        clientMessageId: randomUUID(),
        kind: 'to_client',
        text,
      });
      assert.equal(status, 201);
    }
    await until('all are sent', 20_000, () => sent.length === texts.length);
    const noisy = sent.flatMap(({ externalId }) =>
      ['read', 'delivered', 'sent', 'read', 'failed', 'sent'].map((status) => statusOf(externalId, status, phone)),
    );
    await Promise.all(noisy.map((status, n) => channel.post(statusesWebhook(channel.number, [status]), n % 2 ? second.url : product.url)));

    const ids = sent.map(({ ourId }) => Number(ourId));
    await until('all are shown as read', 10_000, async () => {
      return (await product.count('select count(*) from message where id = any($1) and status = 60', [ids])) === ids.length;
    });
    await until('the last change is pushed', 5_000, () => ids.every((id) => shown(id).at(-1) === 'read'));
    const ladder = ['queued', 'sending', 'accepted', 'sent', 'delivered', 'read'];
    for (const id of ids) {
      const steps = shown(id).map((status) => ladder.indexOf(status));
      assert.ok(!steps.includes(-1), `message ${id} was shown as ${shown(id).join(', ')}`);
      assert.deepEqual(
        steps,
        steps.toSorted((a, b) => a - b),
        `message ${id} went down: ${shown(id).join(', ')}`,
      );
    }
    // One that missed the answer of its send by a moment is settled by the next sweep.
    await until('no early status is left behind', 15_000, async () => {
      return (await product.count('select count(*) from early_status where channel_id = $1', [channel.id])) === 0;
    });
    provider.onSend = () => undefined;

    function shown(id: number): string[] {
      return line.events.flatMap(({ message }) => (message?.id === id ? [message.status] : []));
    }
  });

  it('F21: of a batch of 1000 with one that the database refuses 999 are stored; the body is kept and can be replayed', async () => {
    await product.rows(`alter table message add constraint fault check (text is distinct from 'Refuse me') not valid`);
    const phone = phoneOf(3_000);
    const messages = Array.from({ length: 1_000 }, (_, n) =>
      textFrom(phoneOf(3_000 + (n % 50)), newMessageId(), n === 612 ? 'Refuse me' : `Batch ${n} ${'x'.repeat(2_000)}`),
    );
    const webhook = messagesWebhook(channel.number, messages);
    const startedAt = performance.now();
    assert.equal(await channel.post(webhook), 200);
    const seconds = (performance.now() - startedAt) / 1000;
    const ids = messages.map(({ id }) => id);
    assert.equal(await product.count('select count(*) from message where external_id = any($1)', [ids]), 999);
    assert.equal(await product.count('select count(*) from message where external_id = $1', [messages[612]?.id]), 0);

    const kept = await admin.get<{ items: { id: number; reason: string }[] }>(`/api/channels/${channel.id}/quarantine`);
    assert.deepEqual(
      kept.body.items.map(({ reason }) => reason),
      ['item_failed'],
    );
    const path = `/api/quarantine/${kept.body.items[0]?.id}/replay`;
    const failing = await admin.post<{ outcome: string }>(path);
    assert.equal(failing.body.outcome, 'still_failing', 'as long as the reason holds');
    await product.rows('alter table message drop constraint fault');
    const replayed = await admin.post<{ outcome: string }>(path);
    assert.deepEqual([replayed.status, replayed.body.outcome], [200, 'replayed']);
    assert.equal(
      await product.count('select count(*) from message where external_id = any($1)', [ids]),
      1_000,
      'the others are not stored again',
    );
    assert.ok((await rowsOf(phone)).dialogs === 1);
    // The gate of 2 s is a figure to measure (1.7 to 2.2 s on two cores); this is where providers give up.
    assert.ok(seconds < 10, `it took ${seconds.toFixed(1)} s to answer`);
  });

  it('after all of this the books agree', async () => {
    const { code, output } = await product.reconcile();
    assert.equal(code, 0, output);
  });
});
