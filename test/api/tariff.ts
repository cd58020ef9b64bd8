import { UnblockDialogs, type Unblocked } from '#domain/packages/unblock-dialogs.js';
import { Database } from '#persistence/database.js';
import { LedgerStore } from '#persistence/packages/ledger.store.js';
import { PgPackageDesk } from '#persistence/packages/package-desk.store.js';
import { Wake } from '#persistence/wake.js';
import type { ApiUnderTest } from './api-under-test.js';

/** From now on the company pays for its dialogs, and has nothing to pay with: the next one to become active is blocked. */
export async function runsOut(api: ApiUnderTest, companyId: number): Promise<void> {
  await api.rows('insert into tariff (company_id, package_price_minor) values ($1, 20000) on conflict (company_id) do nothing', [
    companyId,
  ]);
}

/** The next month has begun: none of its dialogs has spoken in it yet. */
export async function monthIsOver(api: ApiUnderTest, companyId: number): Promise<void> {
  await api.rows('delete from active_dialog where company_id = $1', [companyId]);
  await api.rows('update dialog set counted_until = null where company_id = $1', [companyId]);
}

/** Money comes in, and what was blocked is given back as far as it goes: what the process `package-top-up` does. */
export async function paysIn(api: ApiUnderTest, companyId: number, amountMinor: number): Promise<Unblocked> {
  const [database, wake] = [api.app.get(Database), api.app.get(Wake)];
  const payment = { key: `payment:test:${crypto.randomUUID()}`, kind: 'payment', amountMinor, note: '', packageId: null } as const;
  await new LedgerStore(database, wake).enter(companyId, payment);
  return new UnblockDialogs(new PgPackageDesk(database, wake, { now: () => new Date() })).run(companyId);
}
