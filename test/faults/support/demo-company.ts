import assert from 'node:assert/strict';
import { Product, type Part } from './product.js';
import { until } from './until.js';

export interface Terms {
  /** Places that are left when the story begins. */
  places: number;
  balanceMinor: number;
  size: number;
  packagePrice: string;
  singlePrice: string;
}

const BY = ['--who', 'Vera', '--reason', 'A trial'];
const PHONES_REACHED_MS = 60_000;

/** The demo company of a product of its own, on terms that run out soon, with the simulated phones that write to it. */
export class DemoCompany {
  /** How many people wrote, by the channel that they wrote to: the count by hand. */
  readonly wrote = new Map<string, number>();
  readonly killed: Part[] = [];

  private constructor(
    readonly product: Product,
    private readonly id: number,
  ) {}

  static async start(terms: Terms): Promise<DemoCompany> {
    const product = await Product.start();
    process.env['DEMO_PASSWORD'] = product.password;
    const [row] = await product.rows<{ id: number; balance: number }>(
      `select company_id::int as id, balance_minor::int as balance from account join operator using (company_id) where email = 'demo@deskwire.test'`,
    );
    assert.ok(row);
    const company = new DemoCompany(product, row.id);
    await company.agrees(terms, row.balance);
    return company;
  }

  stop(): Promise<void> {
    return this.product.stop();
  }

  /** Ends a part, once it runs again if it was ended before. */
  async kill(part: Part): Promise<void> {
    await until(`${part} is killed`, 60_000, () => this.product.kill(part) > 0);
    this.killed.push(part);
  }

  /** Somebody with a new phone writes; resolves when the messenger has all of it. */
  async somebodyWrites(channel: string, name: string, ...texts: string[]): Promise<void> {
    const clients = `/simulator/phones/${channel}/clients`;
    const { clientId } = await this.phone<{ clientId: string }>(clients, { name });
    for (const text of texts) await this.phone(`${clients}/${encodeURIComponent(clientId)}/messages`, { text });
    this.writesTo(channel);
  }

  /** Enters a person into the count by hand. */
  writesTo(channel: string): void {
    this.wrote.set(channel, (this.wrote.get(channel) ?? 0) + 1);
  }

  get everybody(): number {
    return [...this.wrote.values()].reduce((sum, count) => sum + count, 0);
  }

  /** As many as wrote are counted: what is on its way after a crash arrives. */
  async hasCountedAll(): Promise<void> {
    await until(`${this.everybody} dialogs are counted`, 90_000, async () => (await this.counted()) === this.everybody);
  }

  async reconciles(): Promise<void> {
    const { code, output } = await this.product.reconcile([this.product.simulatorLedger]);
    assert.equal(code, 0, output);
  }

  private counted(): Promise<number> {
    return this.product.count('select count(*) from active_dialog where company_id = $1', [this.id]);
  }

  /** The tariff and the balance by the platform's command; the demo's large packages are made small ones, for which there is no command. */
  private async agrees(terms: Terms, balanceMinor: number): Promise<void> {
    await this.product.rows(`delete from dialog_package where company_id = $1 and origin = 'given'`, [this.id]);
    await this.product.rows(
      'update dialog_package set size = $2 / (select count(*) from dialog_package where company_id = $1) where company_id = $1',
      [this.id, terms.places],
    );
    const { size, packagePrice, singlePrice } = terms;
    const tariff = ['--size', String(size), '--package-price', packagePrice, '--single-price', singlePrice, '--auto-top-up', 'no'];
    await this.billing('tariff', ...tariff);
    await this.billing('adjust', '--amount', ((terms.balanceMinor - balanceMinor) / 100).toFixed(2), '--key', 'trial');
  }

  private async billing(command: string, ...args: string[]): Promise<void> {
    const { code, output } = await this.product.command('billing', command, '--company', String(this.id), ...args, ...BY);
    assert.equal(code, 0, output);
  }

  /** The phones are reached through the API, which may just have been killed; the simulator itself goes on. */
  private phone<T>(path: string, body: object): Promise<T> {
    return until(`the phone takes ${path}`, PHONES_REACHED_MS, async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${this.product.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      assert.ok(answer.ok, `${answer.status}`);
      return (await answer.json()) as T;
    }) as Promise<T>;
  }
}
