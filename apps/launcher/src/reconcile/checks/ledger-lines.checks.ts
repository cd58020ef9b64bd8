import type { Walk } from '../walk.js';

export const numberedLedgers: Walk = {
  noun: 'account',
  each: 'company',
  rows: `select a.company_id as id, a.company_id as key from account a
          where a.company_id = $1 and a.company_id > $2::bigint order by a.company_id limit $3`,
  joins: `left join lateral (select count(*) as lines, coalesce(max(l.line), 0) as last from ledger_entry l where l.company_id = t.id) l on true`,
  start: '0',
  rules: [{ check: 'the lines of a ledger are numbered without a gap', broken: 'l.lines <> l.last' }],
};

export const ledgerLines: Walk = {
  noun: 'entry',
  each: 'company',
  rows: `select e.id, e.line as key, e.line, e.company_id, e.kind, e.amount_minor, e.balance_after_minor, e.package_id, e.dialog_id
           from ledger_entry e where e.company_id = $1 and e.line > $2::bigint order by e.line limit $3`,
  joins: `left join lateral (select l.balance_after_minor from ledger_entry l where l.company_id = t.company_id and l.line = t.line - 1 offset 0) b on true
          left join lateral (select p.id, p.price_minor from dialog_package p where p.id = t.package_id offset 0) p on true
          left join lateral (select a.dialog_id from active_dialog a
             where a.company_id = t.company_id and a.dialog_id = t.dialog_id and a.entry_id = t.id and a.paid_by = 'single' offset 0) a on true
          left join lateral (select r.id from ledger_entry r where r.company_id = t.company_id and r.key = 'returned:' || t.id offset 0) r on true`,
  start: '0',
  rules: [
    {
      check: 'every line of a ledger says what was left behind it, and that was never less than nothing',
      broken: 't.balance_after_minor <> t.amount_minor + coalesce(b.balance_after_minor, 0) or t.balance_after_minor < 0',
    },
    {
      check: 'a charge for a package has its package, at its price',
      broken: `t.kind in ('package', 'top_up') and p.price_minor is distinct from -t.amount_minor`,
    },
    {
      check: 'a single charge pays for the month of a dialog, or was given back',
      broken: `t.kind = 'single' and (a.dialog_id is null) = (r.id is null)`,
    },
  ],
};

export const chargedPackages: Walk = {
  noun: 'package',
  each: 'company',
  rows: `select p.id, p.id as key, p.company_id, p.price_minor from dialog_package p
          where p.company_id = $1 and p.id > $2::bigint order by p.id limit $3`,
  joins: `left join lateral (select e.id from ledger_entry e where e.company_id = t.company_id and e.key = 'package:' || t.id offset 0) e on true`,
  start: '0',
  rules: [{ check: 'a package with a price was charged', broken: `t.price_minor > 0 and e.id is null` }],
};

export const payments: Walk = {
  noun: 'payment',
  each: 'company',
  rows: `select p.id, p.id as key, p.company_id, p.state, p.amount_minor, p.refund_entered_minor, p.provider, p.external_id from payment p
          where p.company_id = $1 and p.id > $2::bigint order by p.id limit $3`,
  joins: `left join lateral (select e.amount_minor from ledger_entry e
             where e.company_id = t.company_id and e.key = 'payment:' || t.provider || ':' || t.external_id offset 0) e on true
          left join (select split_part(l.key, ':', 3) as external_id, -sum(l.amount_minor) as minor from ledger_entry l
             where l.company_id = $1 and l.kind = 'refund' group by 1) r on r.external_id = t.external_id`,
  start: '0',
  rules: [
    {
      check: 'a payment is credited with its sum if it was paid, and else not at all',
      broken: `(t.state = 'paid' and e.amount_minor is distinct from t.amount_minor) or (t.state <> 'paid' and e.amount_minor is not null)`,
    },
    {
      check: 'of a payment that was given back the ledger has as much as it says',
      broken: 't.refund_entered_minor <> coalesce(r.minor, 0)',
    },
  ],
};
