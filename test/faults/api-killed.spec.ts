import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { steadyLoad } from './support/load.js';
import { Operator } from './support/operator.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';

describe('the API is killed under load', { timeout: 150_000 }, () => {
  let product: Product;
  let provider: Provider;
  let admin: Operator;
  let channel: ProviderChannel;

  before(async () => {
    provider = await Provider.start();
    product = await Product.start({ OUTBOUND_ALLOW: PROVIDER_NETWORK });
    admin = await Operator.signIn(product);
    channel = await provider.connect(admin);
  });
  after(async () => {
    await product?.stop();
    await provider?.stop();
  });

  it('F01: no message that was acknowledged is lost, none is stored twice, and every one comes in the end', async () => {
    const killed: number[] = [];
    const kills = [3_000, 6_500].map(async (ms) => {
      await sleep(ms);
      killed.push(product.kill('API'));
    });
    const ids = await steadyLoad(channel, { perSecond: 50, seconds: 10, clients: 40 });
    await Promise.all(kills);

    assert.ok(provider.refusals > 0, 'the provider noticed nothing: the API was not killed under load');
    assert.notEqual(product.pidOf('API'), killed[0], 'the API was brought back as another process');
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
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
  });

  it('F03: an answer that the operator sends while the API dies goes out once, however often his console repeats it', async () => {
    const [dialog] = await product.rows<{ id: string }>('select id from dialog where channel_id = $1 order by id limit 1', [channel.id]);
    const writeUntilTaken = async (text: string): Promise<void> => {
      const body = { clientMessageId: randomUUID(), kind: 'to_client', text };
      await until(
        `the API takes "${text}"`,
        20_000,
        async () => (await admin.post(`/api/dialogs/${dialog?.id}/messages`, body)).status === 201,
      );
    };
    const before = provider.received.length;
    const texts = Array.from({ length: 40 }, (_, n) => `Answer ${n}`);
    const written = texts.map(async (text, n) => {
      await sleep(n * 50);
      await writeUntilTaken(text);
    });
    await sleep(1_000);
    product.kill('API');
    await Promise.all(written);

    await until('all answers are with the provider', 20_000, () => provider.received.length - before >= texts.length);
    await until('all answers are shown as taken', 10_000, async () => {
      return (
        (await product.count(`select count(*) from message where channel_id = $1 and kind = 'to_client' and status < 30`, [channel.id])) ===
        0
      );
    });
    assert.equal(provider.received.length - before, texts.length, 'the provider took every answer once');
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
  });
});
