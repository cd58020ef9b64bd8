import assert from 'node:assert/strict';
import { phoneOf } from './load.js';
import { Operator } from './operator.js';
import { Product } from './product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './provider.js';
import { until } from './until.js';

export interface Books {
  balance: number;
  ledger: number;
  topUps: number;
  /** Rows charged, by what paid. */
  paid: Record<string, number>;
  blocked: number;
  withheld: number;
}

/** A company of its own, in which nothing was counted before, on a product of its own. */
export class PackedCompany {
  /** How many have written so far. */
  people = 0;

  private constructor(
    readonly product: Product,
    readonly provider: Provider,
    readonly admin: Operator,
    readonly channel: ProviderChannel,
    private readonly id: number,
  ) {}

  static async start(): Promise<PackedCompany> {
    const provider = await Provider.start();
    const product = await Product.start({ OUTBOUND_ALLOW: PROVIDER_NETWORK });
    const admin = await Operator.register(product, 'anna@packages.test', 'Packed Bread');
    const channel = await provider.connect(admin);
    const { body } = await admin.get<{ company: { id: number } }>('/api/me');
    return new PackedCompany(product, provider, admin, channel, body.company.id);
  }

  async stop(): Promise<void> {
    await this.product.stop();
    await this.provider.stop();
  }

  /** What it has paid for, from now on; whatever was there before is over. */
  async has(tariff: { size: number; price: number; single: number }, balance: number): Promise<void> {
    await this.product.rows(
      `insert into tariff (company_id, package_size, package_price_minor, single_price_minor) values ($1, $2, $3, $4)
       on conflict (company_id) do update set package_size = $2, package_price_minor = $3, single_price_minor = $4`,
      [this.id, tariff.size, tariff.price, tariff.single],
    );
    await this.product.rows('update dialog_package set size = used where company_id = $1 and used > 0 and used < size', [this.id]);
    await this.funds(balance - (await this.books()).balance);
  }

  /** Whatever places are left are over. */
  usesUp(): Promise<unknown> {
    return this.product.rows('update dialog_package set size = used where company_id = $1 and used > 0', [this.id]);
  }

  /** As a payment provider's word enters them: entry, balance, and a word to whoever waits. */
  funds(minor: number): Promise<unknown> {
    return this.product.rows(
      `with a as (
         update account set balance_minor = balance_minor + $2::bigint where company_id = $1 returning company_id),
       o as (
         insert into outbox (company_id, process, action, workflow_id, payload)
         select company_id, 'package-top-up', 'start', 'package-top-up:' || company_id, jsonb_build_object('companyId', company_id) from a)
       insert into ledger_entry (company_id, key, kind, amount_minor)
       select company_id, 'test:' || gen_random_uuid(), 'adjustment', $2::bigint from a where $2::bigint <> 0`,
      [this.id, minor],
    );
  }

  async books(): Promise<Books> {
    const [row] = await this.product.rows<Books>(
      `select a.balance_minor::int as balance, (select coalesce(sum(amount_minor), 0)::int from ledger_entry where company_id = $1) as ledger,
              (select count(*)::int from ledger_entry where company_id = $1 and kind = 'top_up') as "topUps",
              (select coalesce(jsonb_object_agg(by, n), '{}') from (select coalesce(paid_by, 'nobody') as by, count(*) as n
                 from active_dialog where company_id = $1 group by 1) c) as paid,
              (select count(*)::int from dialog where company_id = $1 and blocked_at is not null) as blocked,
              (select count(*)::int from message where company_id = $1 and withheld) as withheld
         from account a where a.company_id = $1`,
      [this.id],
    );
    assert.ok(row);
    return row;
  }

  /** First messages of so many people at once; one that nobody acknowledged is told again. */
  firstMessages(count: number): Promise<unknown> {
    return Promise.all(
      Array.from({ length: count }, async () => {
        const phone = phoneOf((this.people += 1));
        await this.channel.write(phone, `First of ${phone}`);
      }),
    );
  }

  async addsUp(): Promise<void> {
    // What is on its way arrives within seconds.
    await until('everything is looked at', 60_000, async () => (await this.product.count('select count(*) from refused_send')) === 0);
    const { code, output } = await this.product.reconcile([`${this.provider.url}/ledger`]);
    assert.equal(code, 0, output);
  }
}

/** How many dialogs were made active, whatever paid. */
export const charged = ({ paid: by }: Books): number => (by['package'] ?? 0) + (by['single'] ?? 0) + (by['nobody'] ?? 0);
