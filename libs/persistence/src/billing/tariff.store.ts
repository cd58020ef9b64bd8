import { KeyUsed } from '#domain/billing/billing.errors.js';
import { NotMetered } from '#domain/packages/packages.errors.js';
import type { Tariff } from '#domain/packages/tariff.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Tx } from '../database.js';
import { type LedgerStore, enterOnce, type EnteredByHand } from '../packages/ledger.store.js';
import { statement } from '../statement.js';

const read = statement(
  'billing.tariff',
  `select active, auto_top_up as "autoTopUp", package_size as "packageSize", package_price_minor as "packagePriceMinor",
          single_price_minor as "singlePriceMinor"
     from tariff where company_id = $1`,
);

const write = statement(
  'billing.set_tariff',
  `insert into tariff (company_id, active, auto_top_up, package_size, package_price_minor, single_price_minor)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (company_id) do update set active = excluded.active, auto_top_up = excluded.auto_top_up, package_size = excluded.package_size,
     package_price_minor = excluded.package_price_minor, single_price_minor = excluded.single_price_minor, updated_at = now()`,
);

const licences = statement('billing.licences', `select licence_count as licences from company where id = $1 for update`);
const setLicences = statement('billing.set_licences', `update company set licence_count = $2 where id = $1`);

const remove = statement('billing.remove_tariff', `delete from tariff where company_id = $1`);

const give = statement(
  'billing.give_package',
  `insert into dialog_package (company_id, size, origin, price_minor, note, key) values ($1, $2, 'given', 0, $3, $4) returning id`,
);
const given = statement('billing.given', `select size from dialog_package where company_id = $1 and key = $2`);
const adjusted = statement('billing.adjusted', `select amount_minor as "amountMinor" from ledger_entry where company_id = $1 and key = $2`);

/** What somebody of the platform does to an account, and why; the company reads both. */
export interface ByPlatform {
  who: string;
  reason: string;
}

/** What companies pay by: their own switch, and what whoever runs the installation sets. */
export class TariffStore {
  constructor(private readonly ledger: LedgerStore) {}

  /** The company's choice. Throws `NotMetered`. */
  switchAutoTopUp(companyId: number, autoTopUp: boolean): Promise<void> {
    return this.ledger.change(companyId, async (tx) => {
      const tariff = await tariffOf(tx);
      if (!tariff) throw new NotMetered();
      await setTariff(tx, tariff, { ...tariff, autoTopUp }, {});
    });
  }

  /** Sets what is given of a tariff; without one, `tariff` is the first. */
  setTariff(companyId: number, change: (tariff: Tariff | null) => Tariff, by: ByPlatform): Promise<Tariff> {
    return this.ledger.change(companyId, async (tx) => {
      const before = await tariffOf(tx);
      const after = change(before);
      await setTariff(tx, before, after, by);
      return after;
    });
  }

  /** From here on the company's dialogs cost nothing; what it has paid for stays. */
  removeTariff(companyId: number, by: ByPlatform): Promise<void> {
    return this.ledger.change(companyId, async (tx) => {
      const before = await tariffOf(tx);
      if (!before) return;
      await tx.query(remove, [companyId]);
      const object = { kind: 'tariff', id: null, name: null };
      await recordAudit(tx, { action: 'tariff.removed', object, before: { ...before, who: null, reason: null }, after: { ...by } });
    });
  }

  /** How many operators may work here; null = any number. */
  setLicences(companyId: number, count: number | null, by: ByPlatform): Promise<void> {
    return this.ledger.change(companyId, async (tx) => {
      const [before] = await tx.query<{ licences: number | null }>(licences, [companyId]);
      await tx.query(setLicences, [companyId, count]);
      if (before?.licences === count) return;
      const object = { kind: 'tariff', id: null, name: null };
      await recordAudit(tx, { action: 'licences.changed', object, before: { ...before }, after: { licences: count, ...by } });
    });
  }

  /** Credits or charges by hand, once for a key. False: it was done before. Throws `BalanceTooLow`, `KeyUsed`. */
  adjust(companyId: number, { amountMinor, key }: { amountMinor: number; key: string }, by: ByPlatform): Promise<boolean> {
    const entry: EnteredByHand = { key: `adjustment:${key}`, kind: 'adjustment', amountMinor, note: by.reason, packageId: null };
    return this.ledger.change(companyId, async (tx) => {
      const [before] = await tx.query<{ amountMinor: number }>(adjusted, [companyId, entry.key]);
      if (before && before.amountMinor !== amountMinor) throw new KeyUsed();
      const entered = await enterOnce(tx, entry);
      const object = { kind: 'account', id: null, name: null };
      if (entered) await recordAudit(tx, { action: 'account.adjusted', object, after: { amountMinor, ...by } });
      return entered;
    });
  }

  /** A package that costs nothing, once for a key. False: it was given before. Throws `KeyUsed`. */
  givePackage(companyId: number, { size, key }: { size: number; key: string }, by: ByPlatform): Promise<boolean> {
    return this.ledger.change(companyId, async (tx) => {
      const [before] = await tx.query<{ size: number }>(given, [companyId, `given:${key}`]);
      if (before && before.size !== size) throw new KeyUsed();
      if (before) return false;
      const [row] = await tx.query<{ id: number }>(give, [companyId, size, by.reason, `given:${key}`]);
      const object = { kind: 'package', id: row!.id, name: null };
      await recordAudit(tx, { action: 'package.given', object, after: { size, ...by } });
      return true;
    });
  }
}

async function tariffOf(tx: Tx): Promise<Tariff | null> {
  const [tariff] = await tx.query<Tariff>(read, [tx.companyId]);
  return tariff ?? null;
}

async function setTariff(tx: Tx, before: Tariff | null, after: Tariff, by: ByPlatform | object): Promise<void> {
  await writeTariff(tx, after);
  const object = { kind: 'tariff', id: null, name: null };
  const action = before ? 'tariff.changed' : 'tariff.set';
  if (before && JSON.stringify(before) === JSON.stringify({ ...before, ...after })) return;
  await recordAudit(tx, { action, object, before: before && { ...before }, after: { ...after, ...by } });
}

/** For a company that has none, too. */
export async function writeTariff(tx: Tx, tariff: Tariff): Promise<void> {
  const { active, autoTopUp, packageSize, packagePriceMinor, singlePriceMinor } = tariff;
  await tx.query(write, [tx.companyId, active, autoTopUp, packageSize, packagePriceMinor, singlePriceMinor]);
}
