import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export const ENTRY_KINDS = ['opening', 'payment', 'refund', 'package', 'adjustment', 'top_up', 'single', 'returned'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Which lines of the account. */
export interface StatementFilter {
  from: Date;
  /** Not itself. */
  to: Date;
  /** Null = of every kind. */
  kinds: readonly EntryKind[] | null;
}

/** A line of the account, with what was left behind it. */
export interface StatementRow {
  id: number;
  line: number;
  at: Date;
  kind: EntryKind;
  amountMinor: number;
  balanceAfterMinor: number;
  note: string;
  packageId: number | null;
  dialogId: number | null;
  client: string | null;
  operator: string | null;
}

// Newest first. A line knows what was left behind it, so that a page costs what it shows.
const page = statement(
  'billing.statement',
  `select l.id, l.line, l.created_at as at, l.kind, l.amount_minor as "amountMinor", l.balance_after_minor as "balanceAfterMinor",
          l.note, l.package_id as "packageId", l.dialog_id as "dialogId",
          (select coalesce(k.name, c.name) from dialog d join client c on c.id = d.client_id left join card k on k.id = c.card_id
            where d.id = l.dialog_id and d.company_id = l.company_id) as client,
          (select trim(o.first_name || ' ' || o.last_name) from operator o where o.id = l.operator_id and o.company_id = l.company_id) as operator
     from ledger_entry l
    where l.company_id = $1 and l.created_at >= $2 and l.created_at < $3 and ($4::text[] is null or l.kind = any($4))
      and ($5::bigint is null or l.line < $5)
    order by l.created_at desc, l.line desc limit $6`,
);

export function readStatement(
  tx: Tx,
  { from, to, kinds }: StatementFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<StatementRow[]> {
  return tx.query<StatementRow>(page, [tx.companyId, from, to, kinds, before, limit]);
}

/** What was there before and behind a period, and what came and went in it. */
export interface Turnover {
  openingMinor: number;
  closingMinor: number;
  inMinor: number;
  outMinor: number;
}

const turnover = statement(
  'billing.turnover',
  `select coalesce((select balance_after_minor from ledger_entry where company_id = $1 and created_at < $2
                     order by created_at desc, line desc limit 1), 0)::bigint as "openingMinor",
          coalesce((select balance_after_minor from ledger_entry where company_id = $1 and created_at < $3
                     order by created_at desc, line desc limit 1), 0)::bigint as "closingMinor",
          coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint as "inMinor",
          coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::bigint as "outMinor"
     from ledger_entry
    where company_id = $1 and created_at >= $2 and created_at < $3 and ($4::text[] is null or kind = any($4))`,
);

/** Opening and closing are the account's; what came and went is of the kinds that are asked for. */
export async function readTurnover(tx: Tx, { from, to, kinds }: StatementFilter): Promise<Turnover> {
  const [row] = await tx.query<Turnover>(turnover, [tx.companyId, from, to, kinds]);
  return row!;
}
