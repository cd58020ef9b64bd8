import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { HookReceiver, verify } from '../../apps/workers/testing/hook-receiver.js';
import { Product } from './support/product.js';
import { until } from './support/until.js';

describe('the workers are killed while an integrator’s program has an event', { timeout: 180_000 }, () => {
  const receiver = new HookReceiver();
  const secrets = WebhookSecrets.fresh();
  let product: Product;
  let companyId: number;

  before(async () => {
    await receiver.start();
    product = await Product.start({ OUTBOUND_ALLOW: receiver.network });
    const [company] = await product.rows<{ id: string }>(`select id from company order by id limit 1`);
    companyId = Number(company?.id);
    const sealed = new WebhookSecrets(new SecretBox(product.innards.secretKey)).seal(companyId, secrets);
    await product.rows(`insert into webhook (company_id, name, url, events, secrets) values ($1, 'Shop', $2, '{new_tag}', $3)`, [
      ...[companyId, receiver.url('/hook'), sealed],
    ]);
  });
  after(async () => {
    await product?.stop();
    await receiver.stop();
  });

  const happens = async (label: string): Promise<void> => {
    await product.rows(
      `with t as (insert into tag (company_id, label) values ($1, $2) returning id)
       insert into event (company_id, kind, data) select $1, 'tag_added', jsonb_build_object('tagId', id) from t`,
      [companyId, label],
    );
  };
  const received = (label: string): typeof receiver.received => receiver.received.filter(({ body }) => body.label === label);

  it('F65: it gets the event twice, under the same id and with the same bytes, and everything else once', async () => {
    let killed = false;
    receiver.answers(({ body }) => {
      if (body.label === 'deadly' && !killed) {
        killed = true;
        // Between the answer and the note of it.
        product.kill('Workers');
      }
      return { status: 200 };
    });
    await happens('deadly');
    await until('the workers are dead', 20_000, () => killed);
    for (let n = 0; n < 20; n += 1) await happens(`after ${n}`);
    // What a minute of silence would do.
    await product.rows(`update webhook_delivery set claimed_at = now() - interval '2 minutes' where state = 'sending'`);
    await until('everything is noted as delivered', 60_000, async () => {
      return (await product.count(`select count(*) from webhook_delivery where state = 'delivered'`)) === 21;
    });
    const [first, second, ...more] = received('deadly');
    assert.ok(first && second && more.length === 0, 'twice');
    assert.equal(second.headers['webhook-id'], first.headers['webhook-id']);
    assert.equal(second.raw, first.raw);
    verify(second, secrets.current);
    for (let n = 0; n < 20; n += 1) assert.equal(received(`after ${n}`).length, 1);
  });

  it('the log is followed without a gap through three deaths under load', async () => {
    const LABELS = Array.from({ length: 150 }, (_, n) => `load ${n}`);
    for (const [n, label] of LABELS.entries()) {
      await happens(label);
      if (n % 50 === 25 && product.pidOf('Workers') !== undefined) product.kill('Workers');
      if (n % 50 === 49) await until('the workers are back', 30_000, () => product.pidOf('Workers') !== undefined);
    }
    await until('each is there', 90_000, async () => {
      await product.rows(
        `update webhook_delivery set claimed_at = now() - interval '2 minutes' where state = 'sending' and claimed_at < now() - interval '16 seconds'`,
      );
      return (await product.count(`select count(*) from webhook_delivery where state = 'delivered'`)) === 21 + LABELS.length;
    });
    const ids = new Map(LABELS.map((label) => [label, new Set(received(label).map(({ headers }) => headers['webhook-id']))]));
    assert.deepEqual(
      LABELS.filter((label) => ids.get(label)?.size !== 1),
      [],
      'each event has one id',
    );
  });
});
