import { standingNotice, type Standing, type StandingNotice } from '#domain/packages/notices.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { PLACES_LEFT, PLACES_TAKEN, TARIFF } from './account.sql.js';

/** How a company stands with its packages, as those see it who may do something about it. */
export interface PackagesNotice {
  kind: StandingNotice;
  blockedDialogs: number;
  placesLeft: number;
}

const standing = statement(
  'packages.standing',
  `select ${TARIFF} as tariff,
          a.balance_minor as "balanceMinor",
          jsonb_build_object(
            'left', ${PLACES_LEFT},
            'taken', ${PLACES_TAKEN}) as places,
          case when a.blocked_since is null then 0
               else (select count(*)::int from dialog d where d.company_id = $1 and d.blocked_at is not null) end as "blockedDialogs"
     from account a where a.company_id = $1`,
);

/** Null = there is nothing to say. */
export async function readPackagesNotice(tx: Tx, now: Date): Promise<PackagesNotice | null> {
  const [row] = await tx.query<Standing>(standing, [tx.companyId, now]);
  if (!row) throw new Error(`Company ${tx.companyId} has no account`);
  const kind = standingNotice(row);
  return kind && { kind, blockedDialogs: row.blockedDialogs, placesLeft: row.places.left };
}
