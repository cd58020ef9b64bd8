import { activity } from '#persistence/packages/activity.sql.js';
import type { Walk } from '../walk.js';

/** The months in which something was written in the dialog that counts, as the company counted its months, since it counts. */
const WRITTEN = `(select array_agg(distinct c.month order by c.month) from message m
    join counted_month c on c.company_id = $1 and m.created_at >= c.begins_at and m.created_at < c.ends_at
   where m.dialog_id = t.id and ${activity('m')}
     and m.created_at >= (select min(a.counted_at) from active_dialog a where a.company_id = $1))`;

/** What its refused messages took is still to be looked at: a matter of seconds. */
const PENDING = `exists (select 1 from refused_send r join message m on m.id = r.message_id where r.company_id = $1 and m.dialog_id = t.id)`;

/** Check 4: active dialogs from messages are the rows that were charged. */
export const activeDialogs: Walk = {
  noun: 'dialog',
  each: 'company',
  rows: `select d.id, d.id as key, d.blocked_at from dialog d where d.company_id = $1 and d.id > $2::bigint order by d.id limit $3`,
  joins: `left join lateral (
            select array_agg(a.month order by a.month) as months, bool_or(a.paid_by is null) as owes
              from active_dialog a where a.dialog_id = t.id offset 0) counted on true`,
  start: '0',
  rules: [
    {
      check: 'a dialog is counted in the months in which something was written in it, and in no other',
      broken: `counted.months is distinct from ${WRITTEN} and not ${PENDING}`,
    },
    { check: 'a dialog is blocked as long as it owes a month', broken: `coalesce(counted.owes, false) <> (t.blocked_at is not null)` },
  ],
};

export const packages: Walk = {
  noun: 'package',
  each: 'company',
  rows: `select p.id, p.id as key, p.used, coalesce(u.taken, 0) as taken from dialog_package p
           left join (select a.package_id, count(*) as taken from active_dialog a
                       where a.company_id = $1 and a.package_id is not null group by a.package_id) u on u.package_id = p.id
          where p.company_id = $1 and p.id > $2::bigint order by p.id limit $3`,
  joins: '',
  start: '0',
  rules: [{ check: 'as many places of a package are used as it has paid for dialogs', broken: 't.used <> t.taken' }],
};

const entries = (kind: string, what = 'count(*)'): string =>
  `(select ${what} from ledger_entry l where l.company_id = $1 and l.kind = '${kind}')`;

export const accounts: Walk = {
  noun: 'account of company',
  each: 'company',
  rows: `select a.company_id as id, a.company_id as key, a.balance_minor, a.blocked_since from account a
          where a.company_id = $1 and a.company_id > $2::bigint limit $3`,
  joins: '',
  start: '0',
  rules: [
    {
      check: 'a balance is the sum of its ledger',
      broken: 't.balance_minor <> (select coalesce(sum(l.amount_minor), 0) from ledger_entry l where l.company_id = $1)',
    },
    {
      check: 'a package that was topped up was charged, and no other',
      broken: `${entries('top_up')} <> (select count(*) from dialog_package p where p.company_id = $1 and p.origin = 'top_up' and p.price_minor > 0)`,
    },
    {
      check: 'every single price that was charged and not given back has its dialog',
      broken: `${entries('single')} - ${entries('returned')} <> (select count(*) from active_dialog a where a.company_id = $1 and a.entry_id is not null)`,
    },
    {
      check: 'an account says since when there are blocked dialogs, and only then',
      broken: '(t.blocked_since is not null) <> exists (select 1 from dialog d where d.company_id = $1 and d.blocked_at is not null)',
    },
  ],
};
