import type { Tx } from '../database.js';
import { publicMessageColumns, publicMessageJoins, type PublicMessageRow } from '../messages/message.public-view.js';
import { statement } from '../statement.js';

/** A request as `/v1` shows it. */
export interface PublicRequestRow {
  id: number;
  state: 'open' | 'closed';
  openedAt: Date;
  closedAt: Date | null;
  clientId: number;
  dialogId: number;
  channelId: number;
  operatorId: number | null;
  tags: { id: number; label: string }[];
}

const one = statement(
  'public.request',
  `select r.id, r.state, r.opened_at as "openedAt", r.closed_at as "closedAt", r.client_id as "clientId", r.dialog_id as "dialogId",
          d.channel_id as "channelId", coalesce(r.operator_id, case when d.request_id = r.id then d.operator_id end) as "operatorId",
          coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label) order by t.position, t.id)
                      from request_tag x join tag t on t.id = x.tag_id where x.request_id = r.id), '[]') as tags
     from request r join dialog d on d.id = r.dialog_id where r.company_id = $1 and r.id = $2`,
);

// A request's id is taken before those of its messages, so the rest of a long dialog is left out by the index.
const messages = statement(
  'public.request_messages',
  `with page as materialized (
     select m.id from message m
      where m.dialog_id = $2 and m.id > $3 and m.request_id = $3 and ($4::bigint is null or m.id >= $4) order by m.id limit $5)
   select ${publicMessageColumns} from page join message m on m.id = page.id ${publicMessageJoins}
    where m.company_id = $1 order by m.id`,
);

export async function publicRequest(tx: Tx, id: number): Promise<PublicRequestRow | null> {
  const [row] = await tx.query<PublicRequestRow>(one, [tx.companyId, id]);
  return row ?? null;
}

/** The request's messages in the order in which they came, from `startId` on. */
export const publicRequestMessages = (
  tx: Tx,
  request: Pick<PublicRequestRow, 'id' | 'dialogId'>,
  { startId, limit }: { startId: number | null; limit: number },
): Promise<PublicMessageRow[]> => tx.query<PublicMessageRow>(messages, [tx.companyId, request.dialogId, request.id, startId, limit]);
