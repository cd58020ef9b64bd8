import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { phoneOf } from './support/load.js';
import { Operator } from './support/operator.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel, type Send } from './support/provider.js';
import { until } from './support/until.js';
import { statusOf } from './support/webhooks.js';

/** Nobody waits for an answer that will never come. */
const never = (): Promise<void> => new Promise(() => undefined);

describe('the workers are killed while a message is with the provider', { timeout: 180_000 }, () => {
  let product: Product;
  let provider: Provider;
  let admin: Operator;
  let channel: ProviderChannel;
  let phones = 0;

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
  beforeEach(() => {
    provider.onSend = () => undefined;
    phones += 1;
  });

  const newDialog = async (): Promise<number> => {
    await channel.write(phoneOf(phones), 'Hello');
    const [row] = await product.rows<{ id: string }>(
      'select d.id from dialog d join client_identity i on i.client_id = d.client_id where i.channel_id = $1 and i.value = $2',
      [channel.id, phoneOf(phones)],
    );
    return Number(row?.id);
  };
  const write = async (dialog: number, text: string): Promise<number> => {
    const { body } = await admin.post<{ items: { id: number }[] }>(`/api/dialogs/${dialog}/messages`, {
      clientMessageId: randomUUID(),
      kind: 'to_client',
      text,
    });
    return body.items[0]?.id ?? 0;
  };
  /** Sends, and kills the workers as soon as the provider has the message; resolves with what it got. */
  const sendIntoDeath = async (dialog: number, onSend: (send: Send) => Promise<unknown>): Promise<{ id: number; send: Send }> => {
    let got: Send | undefined;
    provider.onSend = async (send) => {
      await onSend(send);
      got = send;
      await never();
    };
    const id = await write(dialog, 'With the provider');
    await until('the provider has it', 10_000, () => got);
    product.kill('Workers');
    provider.onSend = () => undefined;
    // What a minute of silence would do.
    await product.rows(`update sending set claimed_at = now() - interval '2 minutes' where message_id = $1`, [id]);
    return { id, send: got as Send };
  };
  const row = async (id: number): Promise<{ status: number; state: string | null; unregistered: boolean }> => {
    const [found] = await product.rows<{ status: number; state: string | null; unregistered: boolean }>(
      `select m.status, s.state, e.message_id is null as unregistered from message m left join sending s on s.message_id = m.id
         left join message_external_id e on e.message_id = m.id where m.id = $1`,
      [id],
    );
    return found ?? { status: -1, state: null, unregistered: true };
  };

  it('F04: a message whose answer nobody heard is confirmed by its status, sent once, and the next one follows', async () => {
    const dialog = await newDialog();
    const before = provider.received.length;
    const { id, send } = await sendIntoDeath(dialog, () => Promise.resolve());
    await until('it is shown as not confirmed', 40_000, async () => (await row(id)).state === 'unconfirmed');
    await channel.report([statusOf(send.externalId, 'delivered', send.to, send.ourId)]);
    await until('it is settled', 10_000, async () => (await row(id)).state === null);
    assert.deepEqual(await row(id), { status: 50, state: null, unregistered: false });
    const next = await write(dialog, 'The next one');
    await until('the next one is taken', 20_000, async () => (await row(next)).status >= 30);
    assert.equal(provider.received.length - before, 2, 'each was sent once');
  });

  it('F04: a message whose status was faster than its answer, which nobody heard, is settled, and the next one follows', async () => {
    const dialog = await newDialog();
    const before = provider.received.length;
    const { id } = await sendIntoDeath(dialog, ({ externalId, to, ourId }) => channel.report([statusOf(externalId, 'sent', to, ourId)]));
    const next = await write(dialog, 'The next one');
    await until('it is settled', 40_000, async () => (await row(id)).state === null);
    assert.deepEqual(await row(id), { status: 40, state: null, unregistered: false });
    await until('the next one is taken', 20_000, async () => (await row(next)).status >= 30);
    assert.equal(provider.received.length - before, 2, 'each was sent once');
  });

  it('after all of this the books agree', async () => {
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
  });
});
