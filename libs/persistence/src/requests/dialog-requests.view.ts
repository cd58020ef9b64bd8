import { operatorName } from '#domain/operators/operator-name.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A piece of service in a dialog, as the client's panel lists it. */
export interface DialogRequestRow {
  id: number;
  state: 'open' | 'closed';
  openedAt: Date;
  closedAt: Date | null;
  operatorId: number | null;
  operatorName: string | null;
  score: number | null;
  comment: string | null;
  /** What the client began it with; null where nothing was said in it. */
  firstMessageId: number | null;
}

type Row = Omit<DialogRequestRow, 'operatorName'> & { o_first: string | null; o_last: string | null };

// Times, not the messages' request, bound the look for the first message: the dialog's index finds it at once.
const page = statement(
  'requests.of_dialog',
  `select q.id, q.state, q.opened_at as "openedAt", q.closed_at as "closedAt", o.id as "operatorId", o.first_name as o_first,
          o.last_name as o_last, r.score, r.comment, m.id as "firstMessageId"
     from request q join dialog d on d.id = q.dialog_id
     left join operator o on o.id = coalesce(q.operator_id, case when d.request_id = q.id then d.operator_id end)
     left join lateral (
       select x.score, x.comment from rating x where x.company_id = $1 and x.request_id = q.id order by x.id desc limit 1) r on true
     left join lateral (
       select x.id from message x
        where x.dialog_id = q.dialog_id and x.sent_at >= q.opened_at and x.sent_at <= coalesce(q.closed_at, 'infinity') and x.kind <> 'system'
        order by x.sent_at, x.id limit 1) m on true
    where q.company_id = $1 and q.dialog_id = $2 and ($3::bigint is null or q.id < $3)
    order by q.id desc limit $4`,
);

/** Newest first. */
export async function requestsOfDialog(
  tx: Tx,
  dialogId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<DialogRequestRow[]> {
  const rows = await tx.query<Row>(page, [tx.companyId, dialogId, before, limit]);
  return rows.map(({ o_first, o_last, ...row }) => ({ ...row, operatorName: o_first === null ? null : operatorName(o_first, o_last) }));
}
