import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf } from './support/load.js';
import { Operator } from './support/operator.js';
import { Product, type Part } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';
import { messagesWebhook, newMessageId, textFrom } from './support/webhooks.js';

const KILLS = 20;
const KILLED: Part[] = ['Workers', 'API', 'PostgreSQL'];

interface Books {
  balance: number;
  ledger: number;
  topUps: number;
  /** Rows charged, by what paid. */
  paid: Record<string, number>;
  blocked: number;
  withheld: number;
}

describe('packages of dialogs run out at once, and everything is killed around it', { timeout: 540_000 }, () => {
  let product: Product;
  let provider: Provider;
  let admin: Operator;
  let channel: ProviderChannel;
  let companyId: number;
  let people = 0;

  before(async () => {
    provider = await Provider.start();
    product = await Product.start({ OUTBOUND_ALLOW: PROVIDER_NETWORK });
    // A company of its own, in which nothing was counted before.
    admin = await Operator.register(product, 'anna@packages.test', 'Packed Bread');
    channel = await provider.connect(admin);
    companyId = (await admin.get<{ company: { id: number } }>('/api/me')).body.company.id;
  });
  after(async () => {
    await product?.stop();
    await provider?.stop();
  });

  /** What it has paid for, from now on; whatever was there before is over. */
  async function has(tariff: { size: number; price: number; single: number }, balance: number): Promise<void> {
    await product.rows(
      `insert into tariff (company_id, package_size, package_price_minor, single_price_minor) values ($1, $2, $3, $4)
       on conflict (company_id) do update set package_size = $2, package_price_minor = $3, single_price_minor = $4`,
      [companyId, tariff.size, tariff.price, tariff.single],
    );
    await product.rows('update dialog_package set size = used where company_id = $1 and used > 0 and used < size', [companyId]);
    await funds(balance - (await books()).balance);
  }

  /** As a payment provider's word enters them: entry, balance, and a word to whoever waits. */
  const funds = (minor: number): Promise<unknown> =>
    product.rows(
      `with a as (
         update account set balance_minor = balance_minor + $2::bigint where company_id = $1 returning company_id),
       o as (
         insert into outbox (company_id, process, action, workflow_id, payload)
         select company_id, 'package-top-up', 'start', 'package-top-up:' || company_id, jsonb_build_object('companyId', company_id) from a)
       insert into ledger_entry (company_id, key, kind, amount_minor)
       select company_id, 'test:' || gen_random_uuid(), 'adjustment', $2::bigint from a where $2::bigint <> 0`,
      [companyId, minor],
    );

  async function books(): Promise<Books> {
    const [row] = await product.rows<Books>(
      `select a.balance_minor::int as balance, (select coalesce(sum(amount_minor), 0)::int from ledger_entry where company_id = $1) as ledger,
              (select count(*)::int from ledger_entry where company_id = $1 and kind = 'top_up') as "topUps",
              (select coalesce(jsonb_object_agg(by, n), '{}') from (select coalesce(paid_by, 'nobody') as by, count(*) as n
                 from active_dialog where company_id = $1 group by 1) c) as paid,
              (select count(*)::int from dialog where company_id = $1 and blocked_at is not null) as blocked,
              (select count(*)::int from message where company_id = $1 and withheld) as withheld
         from account a where a.company_id = $1`,
      [companyId],
    );
    assert.ok(row);
    return row;
  }

  const paid = ({ paid: by }: Books): number => (by['package'] ?? 0) + (by['single'] ?? 0) + (by['nobody'] ?? 0);

  /** First messages of so many people at once; one that nobody acknowledged is told again. */
  const firstMessages = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const phone = phoneOf((people += 1));
        await channel.write(phone, `First of ${phone}`);
      }),
    );

  async function addsUp(): Promise<void> {
    // What is on its way arrives within seconds.
    await until('everything is looked at', 60_000, async () => (await product.count('select count(*) from refused_send')) === 0);
    const { code, output } = await product.reconcile([`${provider.url}/ledger`]);
    assert.equal(code, 0, output);
  }

  it('F39: fifty first messages at once with a balance for one top-up: one top-up, nobody for nothing', async () => {
    await has({ size: 10, price: 2_000, single: 250 }, 2_000 + 5 * 250 + 100);
    await firstMessages(50);
    const now = await books();
    assert.deepEqual(now, {
      balance: 100,
      ledger: 100,
      topUps: 1,
      paid: { package: 10, single: 5, nobody: 35 },
      blocked: 35,
      withheld: 35,
    });
    await addsUp();
  });

  it('F41: as funds come, all that was blocked is given back at once, in order, and charged once', async () => {
    const line = await admin.connect();
    await funds(4 * 2_000);
    await until('nothing is blocked', 60_000, async () => (await books()).blocked === 0);
    const now = await books();
    assert.deepEqual([now.balance, now.topUps, now.paid, now.withheld], [100, 5, { package: 45, single: 5 }, 0]);
    await until(
      'the console has heard of all',
      30_000,
      async () => line.messages.filter(({ kind }) => kind === 'from_client').length >= 35,
    );
    const shown = line.messages.filter(({ kind }) => kind === 'from_client').map(({ id }) => id);
    assert.equal(new Set(shown).size, shown.length);
    assert.deepEqual(
      shown,
      shown.toSorted((a, b) => a - b),
    );
    line.cut();
    await addsUp();
  });

  it('F18: ten copies of a first message at once are one charge', async () => {
    await has({ size: 1_000, price: 2_000, single: 250 }, 2_000);
    const before = await books();
    for (let round = 0; round < 5; round += 1) {
      const message = textFrom(phoneOf((people += 1)), newMessageId(), 'First');
      const webhook = messagesWebhook(channel.number, [message]);
      await Promise.all(Array.from({ length: 10 }, () => channel.post(webhook)));
    }
    const now = await books();
    assert.deepEqual([paid(now) - paid(before), now.topUps - before.topUps, now.balance], [5, 1, 0]);
  });

  it('a thousand first messages at once cause one top-up of a thousand, not two', async () => {
    await has({ size: 1_000, price: 2_000, single: 1_000_000 }, 10_000);
    const before = await books();
    await product.rows('update dialog_package set size = used where company_id = $1 and used > 0', [companyId]);
    await firstMessages(1_000);
    const now = await books();
    assert.deepEqual([paid(now) - paid(before), now.topUps - before.topUps, now.balance, now.blocked], [1_000, 1, 8_000, 0]);
  });

  it('F40: workers, API and database are killed around counting, topping up and unblocking: every charge is made once', async () => {
    await has({ size: 7, price: 1_400, single: 1_000_000 }, 0);
    await product.rows('update dialog_package set size = used where company_id = $1 and used > 0', [companyId]);
    const before = await books();
    let written = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const part = KILLED[kill % KILLED.length] ?? 'Workers';
      const writing = firstMessages(10);
      const paying = sleep(kill * 7).then(() => until('the money is there', 60_000, () => pay(1_400)));
      await sleep((kill * 37) % 150);
      await until(`${part} is killed`, 60_000, async () => killed(part));
      await Promise.all([writing, paying]);
      written += 10;
      await until('it is there again', 60_000, async () => (await fetch(`${product.url}/readyz`)).ok);
    }
    await funds(20 * 1_400);
    await until('nothing is blocked', 90_000, async () => (await books()).blocked === 0);
    const now = await books();
    assert.equal(paid(now) - paid(before), written);
    assert.equal(now.balance, now.ledger);
    assert.equal(now.balance, (KILLS + 20) * 1_400 - (now.topUps - before.topUps) * 1_400);
    assert.equal(now.topUps - before.topUps, Math.ceil(written / 7));
    await addsUp();
  });

  it('after all of it the statement adds up line by line, and the report has as many active dialogs as people wrote', async () => {
    const lines = await statement();
    let left = 0;
    for (const { amountMinor, balanceAfterMinor } of lines.toReversed()) assert.equal((left += amountMinor), balanceAfterMinor);
    assert.equal(left, (await books()).balance);

    // The channel is one of the WhatsApp Business API, which the report leaves out unless it is asked for.
    const asked = `/api/reports/active-dialogs?preset=last_30_days&by=day&channelIds=${channel.id}`;
    const dialogs = async (): Promise<number> => (await admin.get<{ dialogs: number }>(asked)).body.dialogs;
    await until('the report has counted all', 60_000, async () => (await dialogs()) === people);
  });

  interface Line {
    amountMinor: number;
    balanceAfterMinor: number;
  }

  /** All lines of the running month, newest first. */
  async function statement(): Promise<Line[]> {
    const lines: Line[] = [];
    for (let cursor = ''; ;) {
      const { body } = await admin.get<{ rows: Line[]; next: string | null }>(`/api/billing/statement?limit=200${cursor}`);
      lines.push(...body.rows);
      if (body.next === null) return lines;
      cursor = `&cursor=${body.next}`;
    }
  }

  /** False while it is being started anew. */
  function killed(part: Part): boolean {
    try {
      return product.kill(part) > 0;
    } catch {
      return false;
    }
  }

  /** Funds by one transaction, which may be lost with the database: then the money did not come. */
  async function pay(minor: number): Promise<boolean> {
    try {
      await funds(minor);
      return true;
    } catch {
      return false;
    }
  }
});
