import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** A dialog as `/v1` shows it. */
export interface PublicDialogRow {
  id: number;
  state: 'open' | 'closed';
  openedAt: Date;
  closedAt: Date | null;
  clientId: number;
  channelId: number;
  operatorId: number | null;
  lastRequestId: number | null;
  /** Nothing pays for its month: what came since is withheld, from the last message and from the count as well. */
  blocked: boolean;
  messages: number;
  lastMessage: { id: number; text: string | null; kind: string; sentAt: string } | null;
}

// Counted by index alone, for a page of dialogs at most; `message` itself is never counted.
const columns = `d.id, d.state, d.opened_at as "openedAt", d.closed_at as "closedAt", d.client_id as "clientId", d.channel_id as "channelId",
  d.operator_id as "operatorId", d.blocked_at is not null as blocked,
  (select r.id from request r where r.dialog_id = d.id order by r.id desc limit 1) as "lastRequestId",
  (select count(*) from message m where m.dialog_id = d.id) as messages,
  (select jsonb_build_object('id', m.id, 'text', m.text, 'kind', m.kind, 'sentAt', m.sent_at)
     from message m where m.dialog_id = d.id order by m.sent_at desc, m.id desc limit 1) as "lastMessage"`;

const conditions = `d.company_id = $1 and ($2::bigint is null or d.operator_id = $2) and ($3::text is null or d.state = $3)`;

type Order = 'asc' | 'desc';

const list = (order: Order): Statement =>
  statement(
    `public.dialogs_${order}`,
    `with page as materialized (select d.id from dialog d where ${conditions} order by d.id ${order} limit $4 offset $5)
     select ${columns} from page join dialog d on d.id = page.id order by d.id ${order}`,
  );
const lists = { asc: list('asc'), desc: list('desc') };
const count = statement('public.dialogs_count', `select count(*) as total from dialog d where ${conditions}`);
const one = statement('public.dialog', `select ${columns} from dialog d where d.company_id = $1 and d.id = $2`);

export interface DialogFilter {
  operatorId: number | null;
  state: 'open' | 'closed' | null;
  order: Order;
  limit: number;
  offset: number;
}

/** Integrators' programs page by `total`, so dialogs are counted here, as nowhere else. */
export async function publicDialogs(tx: Tx, filter: DialogFilter): Promise<{ rows: PublicDialogRow[]; total: number }> {
  const { operatorId, state, order, limit, offset } = filter;
  const values = [tx.companyId, operatorId, state];
  const rows = await tx.query<PublicDialogRow>(lists[order], [...values, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(count, values);
  return { rows, total: counted?.total ?? 0 };
}

const ofClient = statement('public.dialogs_of_client', `select ${columns} from dialog d where d.company_id = $1 and d.client_id = $2`);

/** A client has one thread in his channel, or none yet. */
export const dialogsOfClient = (tx: Tx, clientId: number): Promise<PublicDialogRow[]> =>
  tx.query<PublicDialogRow>(ofClient, [tx.companyId, clientId]);

/**
 * A day before the dialog was opened: a message that was delayed on its way keeps the time at which it was written. Only an
 * operator's word, or a program's, is an answer; an automatic one leaves the client waiting.
 */
const waiting = `dialog d cross join lateral (
    select min(m.sent_at) as since from message m
     where m.dialog_id = d.id and m.kind = 'from_client' and m.sent_at > coalesce(
       (select a.sent_at from message a where a.dialog_id = d.id and a.kind = 'to_client' and a.sent_at > d.opened_at - interval '1 day'
         order by a.sent_at desc, a.id desc limit 1), d.opened_at - interval '1 day')) w
  where d.company_id = $1 and d.state = 'open' and d.blocked_at is null and d.last_inbound_at is not null and w.since <= $2`;

const listUnanswered = (order: Order): Statement =>
  statement(
    `public.dialogs_unanswered_${order}`,
    `with page as materialized (select d.id, w.since from ${waiting} order by w.since ${order}, d.id ${order} limit $3 offset $4)
     select ${columns} from page join dialog d on d.id = page.id order by page.since ${order}, d.id ${order}`,
  );
const unanswered = { asc: listUnanswered('asc'), desc: listUnanswered('desc') };
const countUnanswered = statement('public.dialogs_unanswered_count', `select count(*) as total from ${waiting}`);

/** Open dialogs whose clients have waited for an answer since `before` or longer; in ascending order the longest first. */
export async function unansweredDialogs(
  tx: Tx,
  { before, order, limit, offset }: { before: Date; order: Order; limit: number; offset: number },
): Promise<{ rows: PublicDialogRow[]; total: number }> {
  const rows = await tx.query<PublicDialogRow>(unanswered[order], [tx.companyId, before, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(countUnanswered, [tx.companyId, before]);
  return { rows, total: counted?.total ?? 0 };
}

export async function publicDialog(tx: Tx, id: number): Promise<PublicDialogRow | null> {
  const [row] = await tx.query<PublicDialogRow>(one, [tx.companyId, id]);
  return row ?? null;
}
