import type { Tariff } from '#domain/packages/tariff.js';
import type { Tx } from '../database.js';
import { PLACES_LEFT, PLACES_TAKEN, TARIFF } from '../packages/account.sql.js';
import { statement } from '../statement.js';

/** What a company pays by, and what it has. */
export interface AccountNow {
  currency: string;
  timeZone: string;
  locale: 'ru' | 'en';
  balanceMinor: number;
  /** Null = the company is not metered. */
  tariff: Tariff | null;
  licences: number | null;
  operators: number;
  placesLeft: number;
  /** Of packages, in the running month. */
  placesTaken: number;
}

const account = statement(
  'billing.account',
  `select c.currency, c.time_zone as "timeZone", c.locale, c.licence_count as licences, a.balance_minor as "balanceMinor",
          (select count(*)::int from operator o where o.company_id = c.id and o.state = 'active') as operators,
          ${TARIFF} as tariff,
          ${PLACES_LEFT} as "placesLeft",
          ${PLACES_TAKEN} as "placesTaken"
     from company c join account a on a.company_id = c.id where c.id = $1`,
);

export async function readAccount(tx: Tx, now = new Date()): Promise<AccountNow> {
  const [row] = await tx.query<AccountNow>(account, [tx.companyId, now]);
  if (!row) throw new Error(`Company ${tx.companyId} has no account`);
  return row;
}

/** Dialogs that became active on a day of the company's time zone, by what pays for them. */
export interface DayOfDialogs {
  day: string;
  dialogs: number;
  byPackage: number;
  bySingle: number;
}

// Of a month only what was counted in it: some hundred thousand rows where a company is large. By the date, not by its text, which would be
// sorted on the disk.
const days = statement(
  'billing.days',
  `select to_char(d.day, 'YYYY-MM-DD') as day, d.dialogs, d."byPackage", d."bySingle" from (
     select (counted_at at time zone $3)::date as day, count(*)::int as dialogs, count(*) filter (where paid_by = 'package')::int as "byPackage",
            count(*) filter (where paid_by = 'single')::int as "bySingle"
       from active_dialog where company_id = $1 and month = $2::date group by 1) d
    order by d.day`,
);

/** `first`: the month's first day. */
export function readDays(tx: Tx, first: string, timeZone: string): Promise<DayOfDialogs[]> {
  return tx.query<DayOfDialogs>(days, [tx.companyId, first, timeZone]);
}

const months = statement(
  'billing.months',
  `select to_char(month, 'YYYY-MM-DD') as first, count(*)::int as dialogs from active_dialog
    where company_id = $1 and month >= ($2::date - make_interval(months => $3)) and month < $2::date group by 1 order by 1`,
);

/** How many dialogs were active in each of the months before this one; a month without any is left out. */
export function readMonthsBefore(tx: Tx, first: string, count: number): Promise<{ first: string; dialogs: number }[]> {
  return tx.query(months, [tx.companyId, first, count]);
}

const charged = statement(
  'billing.charged',
  `select coalesce(-sum(amount_minor), 0)::bigint as minor from ledger_entry
    where company_id = $1 and created_at >= $2 and created_at < $3 and kind in ('package', 'top_up', 'single', 'returned')`,
);

/** What dialogs and packages have cost, less what was given back. */
export async function readCharged(tx: Tx, from: Date, to: Date): Promise<number> {
  const [row] = await tx.query<{ minor: number }>(charged, [tx.companyId, from, to]);
  return row?.minor ?? 0;
}

/** Dialogs that wait until something pays for them. */
export interface BlockedNow {
  dialogs: number;
  since: Date | null;
  messages: number;
}

const blocked = statement(
  'billing.blocked',
  `select count(*)::int as dialogs, min(blocked_at) as since,
          (select count(*)::int from message m where m.company_id = $1 and m.withheld) as messages
     from dialog where company_id = $1 and blocked_at is not null`,
);

/** In a transaction that sees what is withheld. */
export async function readBlocked(tx: Tx): Promise<BlockedNow> {
  const [row] = await tx.query<BlockedNow>(blocked, [tx.companyId]);
  return row ?? { dialogs: 0, since: null, messages: 0 };
}

const notices = statement(
  'billing.notices',
  `select kind, created_at as at from package_notice where company_id = $1 and created_at >= $2 order by created_at desc, id desc limit 50`,
);

/** Of what the company's admins were told since then, newest first. */
export function readNotices(tx: Tx, since: Date): Promise<{ kind: string; at: Date }[]> {
  return tx.query(notices, [tx.companyId, since]);
}
