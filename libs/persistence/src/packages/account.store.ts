import type { DialogChanges } from '#domain/dialogs/dialog-changes.js';
import { Account, type CountedMonth, type DialogPackage } from '#domain/packages/account.js';
import type { Tariff } from '#domain/packages/tariff.js';
import type { IdSource } from '#domain/shared/ids.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { TARIFF } from './account.sql.js';
import { noticeChanged, tellOf } from './notice.store.js';

/** Who takes a place or money waits here for who does it already. */
export const lockedAccount = statement('packages.lock_account', `select 1 from account where company_id = $1 for update`);

/** Behind the lock, in a statement of its own: only then does it see what was taken meanwhile. Ids come along for what may be bought. */
const read = statement(
  'packages.account',
  `select c.time_zone as "timeZone", a.balance_minor as "balanceMinor",
          ${TARIFF} as tariff,
          (select jsonb_build_object('first', to_char(m.month, 'YYYY-MM-DD'), 'since', m.begins_at, 'until', m.ends_at,
              'placesTaken', m.places_taken, 'noticed', m.noticed)
             from counted_month m where m.company_id = $1 and m.begins_at <= $2 order by m.month desc limit 1) as month,
          a.blocked_since as "blockedSince",
          coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'size', p.size, 'used', p.used) order by p.id)
             from dialog_package p where p.company_id = $1 and p.used < p.size), '[]') as packages
     from company c join account a on a.company_id = c.id where c.id = $1`,
);

interface AccountRow {
  timeZone: string;
  balanceMinor: number;
  tariff: Tariff | null;
  packages: DialogPackage[];
  month: (Omit<CountedMonth, 'since' | 'until'> & { since: string; until: string }) | null;
  blockedSince: Date | null;
}

/** What the company has paid for, locked until the transaction ends. After the dialogs, before operators' loads. */
export async function lockAccount(tx: Tx, now: Date, ids: IdSource): Promise<Account> {
  tx.write(lockedAccount, [tx.companyId]);
  const [row] = await tx.query<AccountRow>(read, [tx.companyId, now]);
  if (!row) throw new Error(`Company ${tx.companyId} has no account`);
  const month = row.month && { ...row.month, since: new Date(row.month.since), until: new Date(row.month.until) };
  return new Account({ ...row, month }, now, ids);
}

/** Active dialogs, places, packages, entries and the balance in one statement; only in a transaction that counts. */
const save = statement(
  'packages.save_counted',
  `with bought as (
     insert into dialog_package (id, company_id, size, used, origin, price_minor, created_at)
     select r.id, $1, r.size, r.used, 'top_up', r."priceMinor", $6
       from jsonb_to_recordset($2::jsonb) as r(id bigint, size integer, used integer, "priceMinor" bigint)),
   used as (
     update dialog_package p set used = r.used from jsonb_to_recordset($3::jsonb) as r(id bigint, used integer) where p.id = r.id),
   entered as (
     insert into ledger_entry (id, company_id, key, kind, amount_minor, package_id, dialog_id, created_at)
     select r.id, $1, r.key, r.kind, r."amountMinor", r."packageId", r."dialogId", $6
       from jsonb_to_recordset($4::jsonb) as r(id bigint, key text, kind text, "amountMinor" bigint, "packageId" bigint, "dialogId" bigint)),
   charged as (
     update account set balance_minor = $7, blocked_since = $8
      where company_id = $1 and (balance_minor, blocked_since) is distinct from ($7::bigint, $8::timestamptz)),
   month as (
     insert into counted_month (company_id, month, begins_at, ends_at, places_taken, noticed)
     select $1, first, since, until, "placesTaken", noticed
       from jsonb_to_record($9::jsonb) as m(first date, since timestamptz, until timestamptz, "placesTaken" integer, noticed text[])
     on conflict (company_id, month) do update set places_taken = excluded.places_taken, noticed = excluded.noticed
      where (counted_month.places_taken, counted_month.noticed) is distinct from (excluded.places_taken, excluded.noticed))
   insert into active_dialog (company_id, month, dialog_id, channel_id, counted_at, paid_by, package_id, entry_id)
   select $1, r.month, r."dialogId", r."channelId", $6, r."paidBy", r."packageId", r."entryId"
     from jsonb_to_recordset($5::jsonb)
       as r(month date, "dialogId" bigint, "channelId" bigint, "paidBy" text, "packageId" bigint, "entryId" bigint)
   -- a month that was owed until now; one that is paid for already the table refuses, and with it the whole charge
   on conflict (company_id, month, dialog_id) do update
     set paid_by = case when active_dialog.paid_by is null then excluded.paid_by else 'twice' end,
         package_id = excluded.package_id, entry_id = excluded.entry_id`,
);

const uncount = statement(
  'packages.uncount',
  `delete from active_dialog a using jsonb_to_recordset($2::jsonb) as r("dialogId" bigint, month date)
    where a.company_id = $1 and a.dialog_id = r."dialogId" and a.month = r.month`,
);

/** Writes what became active, behind the dialogs themselves. */
export function saveCounted(tx: Tx, { account, counted, returned, now }: DialogChanges): void {
  if (!account || counted.length + returned.length === 0) return;
  if (returned.length > 0) tx.write(uncount, [tx.companyId, JSON.stringify(returned)]);
  const bought = new Set(account.toppedUp.map(({ id }) => id));
  tx.write(save, [
    tx.companyId,
    JSON.stringify(account.toppedUp),
    JSON.stringify(account.touched.filter(({ id }) => !bought.has(id))),
    JSON.stringify(account.entries),
    JSON.stringify(
      counted.map(({ payment, ...row }) => ({
        ...row,
        paidBy: payment?.by ?? null,
        packageId: payment?.by === 'package' ? payment.packageId : null,
        entryId: payment?.by === 'single' ? payment.entryId : null,
      })),
    ),
    now,
    account.balanceMinor,
    account.blockedSince,
    JSON.stringify(account.month),
  ]);
  if (account.notice) tellOf(tx, account.notice, account.month.first, now);
  else if (account.toppedUp.length > 0) noticeChanged(tx);
}
