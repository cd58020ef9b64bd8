import { operatorName } from '#domain/operators/operator-name.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A link that opens its chat, for those who gave it. */
export interface ShareRow {
  id: number;
  withComments: boolean;
  createdById: number | null;
  createdByName: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** When the chat was last read by it; null = never. */
  lastSeenAt: Date | null;
}

type Row = Omit<ShareRow, 'createdByName'> & { o_first: string | null; o_last: string | null };

const MOST_LISTED = 100;

const live = statement(
  'shares.live',
  `select s.id, s.with_comments as "withComments", o.id as "createdById", o.first_name as o_first, o.last_name as o_last,
          s.created_at as "createdAt", s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt"
     from chat_share s left join operator o on o.id = s.created_by
    where s.company_id = $1 and s.dialog_id = $2 and s.revoked_at is null and s.expires_at > $3
    order by s.id desc limit ${MOST_LISTED}`,
);
const seen = statement('shares.seen', `update chat_share set last_seen_at = $3 where company_id = $1 and id = $2`);

/** Whose chat it is, for the head of the page. */
export interface SharedChat {
  companyName: string;
  timeZone: string;
  clientName: string;
  channelName: string;
  transport: string;
  withComments: boolean;
}

const shared = statement(
  'shares.chat',
  `select co.name as "companyName", co.time_zone as "timeZone", coalesce(k.name, c.name) as "clientName", ch.name as "channelName",
          ch.transport, s.with_comments as "withComments"
     from chat_share s join company co on co.id = s.company_id join dialog d on d.id = s.dialog_id join client c on c.id = d.client_id
     join card k on k.id = c.card_id join channel ch on ch.id = d.channel_id
    where s.company_id = $1 and s.id = $2`,
);
const file = statement(
  'shares.file',
  `select a.storage_key as "storageKey", a.name, a.mime
     from chat_share s join attachment a on a.id = $3 join message m on m.id = a.message_id and m.dialog_id = s.dialog_id
    where s.company_id = $1 and s.id = $2 and a.company_id = $1 and a.state = 'stored' and m.deleted_at is null
      and (s.with_comments or m.kind not in ('comment', 'system'))`,
);

/** Newest first. */
export async function liveShares(tx: Tx, dialogId: number, now: Date): Promise<ShareRow[]> {
  const rows = await tx.query<Row>(live, [tx.companyId, dialogId, now]);
  return rows.map(({ o_first, o_last, ...row }) => ({ ...row, createdByName: o_first === null ? null : operatorName(o_first, o_last) }));
}

export async function sharedChat(tx: Tx, shareId: number): Promise<SharedChat | null> {
  return (await tx.query<SharedChat>(shared, [tx.companyId, shareId]))[0] ?? null;
}

export function shareSeen(tx: Tx, shareId: number, at: Date): void {
  tx.write(seen, [tx.companyId, shareId, at]);
}

/** A file that the link shows. */
export async function sharedFile(
  tx: Tx,
  shareId: number,
  attachmentId: number,
): Promise<{ storageKey: string; name: string | null; mime: string | null } | null> {
  const [row] = await tx.query<{ storageKey: string; name: string | null; mime: string | null }>(file, [
    tx.companyId,
    shareId,
    attachmentId,
  ]);
  return row ?? null;
}
