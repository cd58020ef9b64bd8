import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export const ACTOR_KINDS = ['operator', 'token', 'technical', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** One entry of the audit log. */
export interface AuditRow {
  id: number;
  at: Date;
  actorKind: ActorKind;
  actorId: number | null;
  actorName: string | null;
  ip: string | null;
  action: string;
  objectKind: string;
  objectId: number | null;
  objectName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What is looked for; null: whatever it is. */
export interface AuditFilter {
  actorId: number | null;
  action: string | null;
  objectKind: string | null;
  objectId: number | null;
  from: Date | null;
  /** Not itself. */
  to: Date | null;
  /** Somewhere in a name or the action. */
  search: string | null;
}

// Newest first. Each filter that an index serves narrows it; the rest is looked at entry by entry, from the newest, until the page is full.
const page = statement(
  'audit.page',
  `select id, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", ip, action,
          object_kind as "objectKind", object_id as "objectId", object_name as "objectName", before, after
     from audit_entry
    where company_id = $1 and ($2::bigint is null or id < $2)
      and ($4::bigint is null or (actor_id = $4 and actor_kind in ('operator', 'technical')))
      and ($5::text is null or action = $5) and ($6::text is null or object_kind = $6) and ($7::bigint is null or object_id = $7)
      and ($8::timestamptz is null or at >= $8) and ($9::timestamptz is null or at < $9)
      and ($10::text is null or actor_name ilike $10 or object_name ilike $10 or action ilike $10)
    order by id desc limit $3`,
);

export async function auditPage(
  tx: Tx,
  { actorId, action, objectKind, objectId, from, to, search }: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditRow[]> {
  const pattern = search === null ? null : `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return tx.query<AuditRow>(page, [tx.companyId, before, limit, actorId, action, objectKind, objectId, from, to, pattern]);
}
