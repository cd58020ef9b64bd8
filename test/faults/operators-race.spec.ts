import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf, steadyLoad } from './support/load.js';
import { Operator } from './support/operator.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';

/** What the rules of assignment would do with a new dialog is not the matter here: nobody is connected, so it stays new. */
describe('operators at the same dialogs, and a line that is cut', { timeout: 150_000 }, () => {
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

  const newDialogs = async (from: number, count: number): Promise<number[]> => {
    const phones = Array.from({ length: count }, (_, n) => phoneOf(from + n));
    for (const phone of phones) await channel.write(phone, 'Hello');
    const rows = await product.rows<{ id: string }>(
      `select d.id from dialog d join client_identity i on i.client_id = d.client_id
        where i.channel_id = $1 and i.value = any($2) and d.operator_id is null and d.state = 'open'`,
      [channel.id, phones],
    );
    assert.equal(rows.length, count, 'every dialog is new');
    return rows.map(({ id }) => Number(id));
  };

  it('F33: of two operators who take a dialog at once one gets it, and the other learns who', async () => {
    const people = [await Operator.signIn(product, 'anna@deskwire.test'), await Operator.signIn(product, 'boris@deskwire.test')] as const;
    for (const dialog of await newDialogs(0, 50)) {
      const replies = await Promise.all(
        people.map((person) => person.post<{ code?: string; detail?: string; operator?: { id: number } }>(`/api/dialogs/${dialog}/claim`)),
      );
      const winner = replies.findIndex(({ status }) => status === 200);
      const loser = replies.findIndex(({ status }) => status === 409);
      assert.deepEqual([winner, loser].toSorted(), [0, 1], `one 200 and one 409, not ${replies.map(({ status }) => status).join(' and ')}`);
      assert.equal(replies[loser]?.body.code, 'already_taken');
      assert.match(replies[loser]?.body.detail ?? '', new RegExp(escaped(people[winner]?.name ?? '?')));
      const lines = await product.rows<{ code: string }>(
        `select content -> 'system' ->> 'code' as code from message where dialog_id = $1 and content -> 'system' ->> 'code' in ('assigned', 'claimed')`,
        [dialog],
      );
      assert.equal(lines.length, 1, 'the thread says once who has it');
      assert.equal(await product.count('select count(*) from dialog where id = $1 and operator_id = $2', [dialog, people[winner]?.id]), 1);
    }
  });

  it('F34: five operators press the lightning button at once: every new dialog is given once, three at most at a press', async () => {
    const people = await fiveOperators();
    const open = await newDialogs(100, 12);
    const replies = await Promise.all(people.map((person) => person.post<{ items: { id: number }[] }>('/api/dialogs/claim-new')));
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200, 200, 200],
    );
    const given = replies.flatMap(({ body }) => body.items.map(({ id }) => id));
    assert.ok(replies.every(({ body }) => body.items.length <= 3));
    assert.equal(new Set(given).size, given.length, 'no dialog is given twice');
    // Who found everything held by others may press again; then nothing is left.
    for (const person of people)
      given.push(...(await person.post<{ items: { id: number }[] }>('/api/dialogs/claim-new')).body.items.map(({ id }) => id));
    assert.deepEqual(new Set(given), new Set(open));
    assert.equal(given.length, open.length);
  });

  it('F45: what came while the line was cut comes after it, all of it, once and in order', async () => {
    const line = await admin.connect();
    await channel.write(phoneOf(500), 'Before the cut');
    await until('the line works', 5_000, () => line.messages.some(({ text }) => text === 'Before the cut'));
    const { lastEventId } = line;
    line.cut();
    const texts = Array.from({ length: 20 }, (_, n) => `During the cut ${n}`);
    for (const text of texts) await channel.write(phoneOf(500), text);
    const again = await admin.connect(lastEventId);
    await channel.write(phoneOf(500), 'After the cut');
    await until('the line works again', 5_000, () => again.messages.some(({ text }) => text === 'After the cut'));
    await sleep(200);
    assert.deepEqual(
      again.messages.filter(({ kind }) => kind === 'from_client').map(({ text }) => text),
      [...texts, 'After the cut'],
    );
    assert.equal(again.toldToReload, false);
    const ids = again.events.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'no event comes twice');
    again.cut();
  });

  it('F45: thirty lines that come back in the middle of a stream each get every message once and in order', async () => {
    const first = await admin.connect();
    await channel.write(phoneOf(600), 'Begin');
    await until('the line works', 5_000, () => first.messages.some(({ text }) => text === 'Begin'));
    const { lastEventId } = first;
    first.cut();
    const stream = steadyLoad(channel, { perSecond: 80, seconds: 4, clients: 10 });
    const lines = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        await sleep(n * 120);
        return admin.connect(lastEventId);
      }),
    );
    const ids = await stream;
    await channel.write(phoneOf(600), 'End');
    for (const line of lines) await until('the line has caught up', 5_000, () => line.messages.some(({ text }) => text === 'End'));
    const stored = await product.rows<{ dialog: string; texts: string[] }>(
      'select dialog_id as dialog, array_agg(text order by id) as texts from message where external_id = any($1) group by 1',
      [ids],
    );
    for (const [n, line] of lines.entries()) {
      const pushed = line.events.map(({ id }) => id);
      assert.equal(new Set(pushed).size, pushed.length, `line ${n} was told ${pushed.length - new Set(pushed).size} events twice`);
      // Dialogs go on side by side; what counts is the order in each.
      for (const { dialog, texts } of stored) {
        const got = line.events.flatMap(({ kind, dialogId, message }) =>
          kind === 'message_added' && dialogId === Number(dialog) ? (message?.text ?? []) : [],
        );
        assert.deepEqual(
          got.filter((text) => text.startsWith('Message')),
          texts,
          `line ${n}, dialog ${dialog}`,
        );
      }
      line.cut();
    }
  });

  it('F45: whoever comes back after more than the log keeps is told to read everything anew', async () => {
    const line = await admin.connect(1);
    await until('it is told', 5_000, () => line.toldToReload);
    assert.deepEqual(line.events, []);
    line.cut();
  });

  it('after all of this the books agree', async () => {
    const { code, output } = await product.reconcile([provider.url]);
    assert.equal(code, 0, output);
  });

  /** The demo company has three people; two more come from the same mould. */
  async function fiveOperators(): Promise<Operator[]> {
    const emails = ['anna@deskwire.test', 'boris@deskwire.test', 'vera@deskwire.test', 'gleb@deskwire.test', 'demo@deskwire.test'];
    await product.rows(
      `with person as (
         insert into operator (company_id, email, first_name, last_name, role, password_hash)
         select company_id, e.email, 'New', e.email, 'operator', password_hash
           from operator, unnest(array['vera@deskwire.test', 'gleb@deskwire.test']) as e(email) where operator.email = 'anna@deskwire.test'
         returning id, company_id),
       member as (insert into operator_group_member (company_id, group_id, operator_id)
         select p.company_id, g.id, p.id from person p join operator_group g on g.company_id = p.company_id)
       insert into operator_presence (operator_id, company_id) select id, company_id from person`,
    );
    return Promise.all(emails.map((email) => Operator.signIn(product, email)));
  }
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
