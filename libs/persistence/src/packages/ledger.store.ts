import { KeyUsed } from '#domain/billing/billing.errors.js';
import { accountChanged } from '#domain/packages/account-changed.js';
import { BalanceTooLow, NotMetered } from '#domain/packages/packages.errors.js';
import { acting } from '../audit/acting.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { refusing } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { lockedAccount } from './account.store.js';

/** What people and payment providers enter; charges for dialogs are entered with their messages (account.store.ts). */
export interface EnteredByHand {
  /** Unique in the company: `payment:<provider>:<id>`, `package:<id>`, `adjustment:<id of the request>`. */
  key: string;
  kind: 'payment' | 'refund' | 'package' | 'adjustment';
  /** Positive: credited. */
  amountMinor: number;
  /** Why; a person's words. */
  note: string;
  packageId: number | null;
}

const CHECK_VIOLATION = '23514';

/** The entry and the balance in one statement: an entry that was made before changes nothing. */
const enter = statement(
  'packages.enter',
  `with e as (
     insert into ledger_entry (company_id, key, kind, amount_minor, note, package_id, operator_id)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (company_id, key) do nothing returning amount_minor)
   update account a set balance_minor = a.balance_minor + e.amount_minor from e where a.company_id = $1 returning a.balance_minor as "balanceMinor"`,
);

const bought = statement('packages.bought', `select id from dialog_package where company_id = $1 and key = $2 order by id`);

const price = statement(
  'packages.price',
  `select package_size as size, package_price_minor as "priceMinor" from tariff where company_id = $1`,
);

const addPackage = statement(
  'packages.add',
  `insert into dialog_package (company_id, size, origin, price_minor, operator_id, key) values ($1, $2, 'bought', $3, $4, $5) returning id`,
);

/** What changes an account by somebody's will. Each change tells the process that waits with blocked dialogs. */
export class LedgerStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
  ) {}

  /** Enters it once, however often it is said. False: it had been entered before. Throws `BalanceTooLow`. */
  enter(companyId: number, entry: EnteredByHand): Promise<boolean> {
    return this.change(companyId, (tx) => enterOnce(tx, entry));
  }

  /**
   * Buys packages of the tariff's size and price, once for a key. Resolves with their ids. Throws `NotMetered`, `BalanceTooLow`, `KeyUsed`.
   */
  buyPackages(companyId: number, count: number, key: string): Promise<number[]> {
    return this.change(companyId, async (tx) => {
      const before = await tx.query<{ id: number }>(bought, [companyId, `bought:${key}`]);
      if (before.length > 0 && before.length !== count) throw new KeyUsed();
      if (before.length > 0) return before.map(({ id }) => id);
      const [tariff] = await tx.query<{ size: number; priceMinor: number }>(price, [companyId]);
      if (!tariff) throw new NotMetered();
      const ids: number[] = [];
      for (let n = 0; n < count; n += 1) {
        const [row] = await tx.query<{ id: number }>(addPackage, [
          companyId,
          tariff.size,
          tariff.priceMinor,
          operatorNow(),
          `bought:${key}`,
        ]);
        const packageId = row!.id;
        ids.push(packageId);
        if (tariff.priceMinor === 0) continue;
        await enterOnce(tx, { key: `package:${packageId}`, kind: 'package', amountMinor: -tariff.priceMinor, note: '', packageId });
      }
      const object = { kind: 'package', id: null, name: null };
      const after = { packages: count, size: tariff.size, priceMinor: tariff.priceMinor };
      await recordAudit(tx, { action: 'package.bought', object, after });
      return ids;
    });
  }

  /** Without the lock, where nothing of the account changes. */
  look<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(companyId, work);
  }

  /** A change under the account's lock, after which blocked dialogs are looked at. */
  async change<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const changed = this.database.transaction(companyId, async (tx) => {
      tx.write(lockedAccount, [companyId]);
      const result = await work(tx);
      addToOutbox(tx, [accountChanged(companyId)]);
      return result;
    });
    const result = await refusing(changed, { [CHECK_VIOLATION]: () => new BalanceTooLow() });
    this.wake.wake('outbox');
    return result;
  }
}

/** In a transaction that holds the account's lock. False: it had been entered before. */
export async function enterOnce(tx: Tx, { key, kind, amountMinor, note, packageId }: EnteredByHand): Promise<boolean> {
  const values = [tx.companyId, key, kind, amountMinor, note, packageId, operatorNow()];
  return (await tx.query(enter, values)).length > 0;
}

/** Who does it, where it is one of the company. */
export function operatorNow(): number | null {
  const { actor } = acting.now();
  return actor?.kind === 'operator' ? actor.id : null;
}
