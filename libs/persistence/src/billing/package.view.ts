import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export const PACKAGE_ORIGINS = ['bought', 'top_up', 'given'] as const;

/** A package that the company has or has used up. */
export interface PackageRow {
  id: number;
  at: Date;
  size: number;
  used: number;
  origin: (typeof PACKAGE_ORIGINS)[number];
  priceMinor: number;
  note: string;
  operator: string | null;
}

const page = statement(
  'billing.packages',
  `select p.id, p.created_at as at, p.size, p.used, p.origin, p.price_minor as "priceMinor", p.note,
          (select trim(o.first_name || ' ' || o.last_name) from operator o where o.id = p.operator_id and o.company_id = p.company_id) as operator
     from dialog_package p
    where p.company_id = $1 and ($2::bigint is null or p.id < $2) and ($4::bigint[] is null or p.id = any($4))
    order by p.id desc limit $3`,
);

/** Newest first. */
export function readPackages(tx: Tx, { before, limit }: { before: number | null; limit: number }): Promise<PackageRow[]> {
  return tx.query<PackageRow>(page, [tx.companyId, before, limit, null]);
}

export function readPackagesById(tx: Tx, ids: readonly number[]): Promise<PackageRow[]> {
  return tx.query<PackageRow>(page, [tx.companyId, null, ids.length, ids]);
}
