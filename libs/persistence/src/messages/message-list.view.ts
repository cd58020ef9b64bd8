import { operatorName } from '#domain/operators/operator-name.js';
import type { MessageContent } from '#domain/messages/content.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface MessageAttachment {
  id: number;
  kind: string;
  name: string | null;
  mime: string | null;
  size: number | null;
  state: 'pending' | 'stored' | 'failed';
  error: string | null;
  durationMs: number | null;
  waveform: number[] | null;
}

/** One message as a dialog shows it, ready for its presenter. */
export interface MessageListItem {
  id: number;
  dialogId: number;
  kind: string;
  origin: string;
  text: string | null;
  content: MessageContent | null;
  status: number;
  error: { code: string; detail: string | null; reason: string } | null;
  unconfirmed: boolean;
  operatorId: number | null;
  operatorName: string | null;
  clientMessageId: string | null;
  quoted: { id: number; kind: string; text: string | null } | null;
  reactions: { emoji: string; by: 'client' | 'operator' }[] | null;
  attachments: MessageAttachment[] | null;
  sentAt: Date;
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

/** A place in a dialog; messages are ordered by time and then by id. */
export interface MessagePlace {
  at: Date;
  id: number;
}

interface Row extends Omit<MessageListItem, 'operatorName'> {
  o_first: string | null;
  o_last: string | null;
}

const COLUMNS = `m.id, m.dialog_id as "dialogId", m.kind, m.origin, m.text, m.content, m.status, m.error,
  exists (select 1 from sending s where s.message_id = m.id and s.state = 'unconfirmed') as unconfirmed,
  m.operator_id as "operatorId", o.first_name as o_first, o.last_name as o_last, m.client_message_id as "clientMessageId",
  case when q.id is not null then jsonb_build_object('id', q.id, 'kind', q.kind, 'text', left(q.text, 300)) end as quoted,
  m.reactions, m.sent_at as "sentAt", m.created_at as "createdAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
  (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'mime', a.mime, 'size', a.size,
      'state', a.state, 'error', a.error, 'durationMs', a.duration_ms, 'waveform', a.waveform) order by a.position) from attachment a where a.message_id = m.id) as attachments`;

const JOINS = `left join operator o on o.id = m.operator_id
  left join lateral (select q.id, q.kind, q.text from message q where q.id = m.quoted_id and q.dialog_id = m.dialog_id) q on true`;

const pageStatement = (name: string, comparison: string, order: 'asc' | 'desc'): ReturnType<typeof statement> =>
  statement(
    `messages.page_${name}`,
    `with page as materialized (
       select m.* from message m where m.dialog_id = $1 and ${comparison} order by m.sent_at ${order}, m.id ${order} limit $4)
     select ${COLUMNS} from page m ${JOINS} order by m.sent_at, m.id`,
  );

const newest = pageStatement('newest', '$2::timestamptz is null and $3::bigint is null', 'desc');
const before = pageStatement('before', '(m.sent_at, m.id) < ($2::timestamptz, $3::bigint)', 'desc');
const after = pageStatement('after', '(m.sent_at, m.id) > ($2::timestamptz, $3::bigint)', 'asc');
const upTo = pageStatement('up_to', '(m.sent_at, m.id) <= ($2::timestamptz, $3::bigint)', 'desc');

const byIdsStatement = statement(
  'messages.by_ids',
  `select ${COLUMNS} from message m ${JOINS} where m.id = any($1::bigint[]) order by m.sent_at, m.id`,
);

const placeStatement = statement('messages.place', `select sent_at as at, id from message where id = $1 and dialog_id = $2`);

const asItem = ({ o_first, o_last, ...row }: Row): MessageListItem => ({
  ...row,
  operatorName: o_first === null ? null : operatorName(o_first, o_last),
});

/** A page of a dialog, oldest first; without a place the newest. */
export async function messagePage(
  tx: Tx,
  dialogId: number,
  direction: 'before' | 'after' | 'up_to',
  place: MessagePlace | null,
  limit: number,
): Promise<MessageListItem[]> {
  const chosen = place === null ? newest : { before, after, up_to: upTo }[direction];
  return (await tx.query<Row>(chosen, [dialogId, place?.at ?? null, place?.id ?? null, limit])).map(asItem);
}

export async function messagesByIds(tx: Tx, ids: number[]): Promise<MessageListItem[]> {
  return ids.length === 0 ? [] : (await tx.query<Row>(byIdsStatement, [ids])).map(asItem);
}

/** Where a message stands in its dialog; null when it is not there. */
export async function placeOf(tx: Tx, dialogId: number, messageId: number): Promise<MessagePlace | null> {
  return (await tx.query<MessagePlace>(placeStatement, [messageId, dialogId]))[0] ?? null;
}
