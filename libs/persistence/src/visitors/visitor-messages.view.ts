import type { MessageContent } from '#domain/messages/content.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface VisitorAttachment {
  id: number;
  kind: string;
  name: string | null;
  mime: string | null;
  size: number | null;
  stored: boolean;
  durationMs: number | null;
  waveform: number[] | null;
}

/** A message as its visitor may know it: nothing of comments, of system lines, of what has not been sent. */
export interface VisitorMessage {
  id: number;
  dialogId: number;
  kind: 'from_client' | 'to_client' | 'autoreply';
  externalId: string | null;
  text: string | null;
  content: MessageContent | null;
  status: number;
  quotedId: number | null;
  operatorFirstName: string | null;
  operatorLastName: string | null;
  attachments: VisitorAttachment[] | null;
  sentAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

const VISIBLE = `(m.kind = 'from_client' or (m.kind in ('to_client', 'autoreply') and m.status between ${MESSAGE_STATUS.sent} and ${MESSAGE_STATUS.read}))`;

const COLUMNS = `m.id, m.dialog_id as "dialogId", m.kind, m.external_id as "externalId", m.text, m.content, m.status, m.quoted_id as "quotedId",
  o.first_name as "operatorFirstName", o.last_name as "operatorLastName",
  m.sent_at as "sentAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
  (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'mime', a.mime, 'size', a.size,
      'stored', a.state = 'stored', 'durationMs', a.duration_ms, 'waveform', a.waveform) order by a.position)
     from attachment a where a.message_id = m.id) as attachments`;

const JOINS = `left join operator o on o.id = m.operator_id`;

const newestStatement = statement(
  'visitor_messages.newest',
  `with page as materialized (
     select m.* from message m where m.dialog_id = $2 and m.company_id = $1 and ${VISIBLE} order by m.sent_at desc, m.id desc limit $3)
   select ${COLUMNS} from page m ${JOINS} order by m.sent_at, m.id`,
);
const beforeStatement = statement(
  'visitor_messages.before',
  `with place as materialized (select sent_at, id from message where id = $4 and dialog_id = $2),
   page as materialized (
     select m.* from message m where m.dialog_id = $2 and m.company_id = $1 and ${VISIBLE}
        and (m.sent_at, m.id) < (select sent_at, id from place) order by m.sent_at desc, m.id desc limit $3)
   select ${COLUMNS} from page m ${JOINS} order by m.sent_at, m.id`,
);
const byIdsStatement = statement(
  'visitor_messages.by_ids',
  `select ${COLUMNS} from message m ${JOINS} where m.id = any($2::bigint[]) and m.company_id = $1 and ${VISIBLE} order by m.sent_at, m.id`,
);
const byExternalIdStatement = statement(
  'visitor_messages.by_external_id',
  `select ${COLUMNS} from message_external_id e join message m on m.id = e.message_id ${JOINS}
    where e.channel_id = $2 and e.external_id = $3 and e.company_id = $1 and ${VISIBLE}`,
);
// What is withheld from his company is told to it by no event of its own; the one of its dialog bears the message's id.
const changedStatement = statement(
  'visitor_messages.changed',
  `select distinct coalesce(e.message_id, (e.data ->> 'counted')::bigint) as id from event e
    where e.company_id = $1 and e.dialog_id = $2 and (e.message_id is not null or e.data ? 'counted') and e.xid >= $3::text::xid8 and e.xid < $4::text::xid8 limit $5`,
);
const withButtonsStatement = statement(
  'visitor_messages.last_buttons',
  `select m.id, m.content -> 'buttons' as buttons from message m
    where m.dialog_id = $2 and m.company_id = $1 and m.kind in ('to_client', 'autoreply') and ${VISIBLE} and m.deleted_at is null
    order by m.sent_at desc, m.id desc limit 1`,
);
const sentToStatement = statement(
  'visitor_messages.sent_to',
  `select m.id from message m where m.id = any($3::bigint[]) and m.dialog_id = $2 and m.company_id = $1
      and m.kind in ('to_client', 'autoreply') and m.status = ${MESSAGE_STATUS.sent}`,
);
const attachmentStatement = statement(
  'visitor_messages.attachment',
  `select a.storage_key as "storageKey", a.name, a.mime from attachment a join message m on m.id = a.message_id
    where a.id = $2 and a.company_id = $1 and m.dialog_id = $3 and a.state = 'stored' and a.storage_key is not null
      and m.deleted_at is null and ${VISIBLE}`,
);

/** A page of a dialog before a message, the oldest first; without one the newest. */
export function visitorMessagePage(tx: Tx, dialogId: number, beforeId: number | null, limit: number): Promise<VisitorMessage[]> {
  if (beforeId === null) return tx.query<VisitorMessage>(newestStatement, [tx.companyId, dialogId, limit]);
  return tx.query<VisitorMessage>(beforeStatement, [tx.companyId, dialogId, limit, beforeId]);
}

export function visitorMessagesByIds(tx: Tx, ids: number[]): Promise<VisitorMessage[]> {
  return ids.length === 0 ? Promise.resolve([]) : tx.query<VisitorMessage>(byIdsStatement, [tx.companyId, ids]);
}

/** The message that the channel knows by this id, whosever it is. */
export async function visitorMessageByExternalId(tx: Tx, channelId: number, externalId: string): Promise<VisitorMessage | null> {
  const [row] = await tx.query<VisitorMessage>(byExternalIdStatement, [tx.companyId, channelId, externalId]);
  return row ?? null;
}

/** What was added to a dialog or changed in it between two places of the log; null when it is more than `limit`. */
export async function messagesChangedBetween(
  tx: Tx,
  dialogId: number,
  place: { from: number; to: number },
  limit: number,
): Promise<number[] | null> {
  const values = [tx.companyId, dialogId, String(place.from), String(place.to), limit + 1];
  const rows = await tx.query<{ id: number }>(changedStatement, values);
  return rows.length > limit ? null : rows.map(({ id }) => id);
}

/** The company's last message and its buttons. */
export async function lastButtons(tx: Tx, dialogId: number): Promise<{ id: number; buttons: MessageContent['buttons'] | null } | null> {
  const [row] = await tx.query<{ id: number; buttons: MessageContent['buttons'] | null }>(withButtonsStatement, [tx.companyId, dialogId]);
  return row ?? null;
}

/** Those of the ids that are messages to this visitor and not delivered yet. */
export async function undelivered(tx: Tx, dialogId: number, ids: number[]): Promise<number[]> {
  return (await tx.query<{ id: number }>(sentToStatement, [tx.companyId, dialogId, ids])).map(({ id }) => id);
}

/** A stored file of a message that the dialog's visitor may see. */
export async function visitorAttachment(
  tx: Tx,
  dialogId: number,
  attachmentId: number,
): Promise<{ storageKey: string; name: string | null; mime: string | null } | null> {
  const [row] = await tx.query<{ storageKey: string; name: string | null; mime: string | null }>(attachmentStatement, [
    ...[tx.companyId, attachmentId, dialogId],
  ]);
  return row ?? null;
}
