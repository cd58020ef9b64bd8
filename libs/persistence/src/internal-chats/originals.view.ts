import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { InternalFile, Original } from '#domain/internal-chats/internal-desk.port.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const FILE = `jsonb_build_object('kind', a.kind, 'name', a.name, 'mime', a.mime, 'size', a.size, 'storageKey', a.storage_key,
  'durationMs', a.duration_ms, 'waveform', a.waveform)`;

const internal = statement(
  'internal.originals',
  `select q.id, q.text, q.content, q.forwarded, q.created_at as "sentAt", q.author_id as "operatorId",
          o.first_name as "firstName", o.last_name as "lastName",
          (select coalesce(jsonb_agg(${FILE} order by a.position), '[]') from internal_attachment a where a.message_id = q.id) as files
     from internal_message q join internal_chat_member m on m.chat_id = q.chat_id and m.operator_id = $2 and m.left_at is null
          left join operator o on o.id = q.author_id
    where q.company_id = $1 and q.id = any($3::bigint[]) and q.id > m.visible_from_id and q.kind = 'message' and q.deleted_at is null`,
);

const ofDialogs = statement(
  'internal.dialog_originals',
  `select q.id, q.text, q.content, q.sent_at as "sentAt", ch.name as channel, q.operator_id as "operatorId",
          o.first_name as "firstName", o.last_name as "lastName",
          case when q.kind = 'from_client' then c.id end as "clientId", coalesce(k.name, c.name) as "clientName", c.avatar,
          (select coalesce(jsonb_agg(${FILE} order by a.position), '[]') from attachment a where a.message_id = q.id and a.state = 'stored') as files,
          exists (select 1 from attachment a where a.message_id = q.id and a.state = 'pending') as "awaitsFile"
     from message q join dialog d on d.id = q.dialog_id join client c on c.id = d.client_id left join card k on k.id = c.card_id
          join channel ch on ch.id = d.channel_id left join operator o on o.id = q.operator_id
    where q.company_id = $1 and q.id = any($3::bigint[]) and q.kind <> 'system' and q.deleted_at is null and ${dialogVisible('d', '$2::bigint')}`,
);

interface Row {
  id: number;
  text: string | null;
  content: Record<string, unknown> | null;
  sentAt: Date;
  operatorId: number | null;
  firstName: string | null;
  lastName: string | null;
  files: InternalFile[];
}
interface InternalRow extends Row {
  forwarded: Original['from'] | null;
}
interface DialogRow extends Row {
  channel: string;
  clientId: number | null;
  clientName: string;
  avatar: string | null;
  awaitsFile: boolean;
}
type Author = Original['from']['author'];

const writer = ({ operatorId, firstName, lastName }: Row): Author =>
  operatorId === null
    ? { kind: 'bot', id: null, name: '', avatar: null }
    : { kind: 'operator', id: operatorId, name: operatorName(firstName ?? '', lastName), avatar: null };

/** Those of the messages that the operator may see; of a copy, what it keeps of the first one. */
export async function internalOriginals(tx: Tx, operatorId: number, ids: number[]): Promise<Original[]> {
  const rows = ids.length === 0 ? [] : await tx.query<InternalRow>(internal, [tx.companyId, operatorId, ids]);
  return rows.map((row) => {
    const from = row.forwarded ?? { author: writer(row), sentAt: row.sentAt.toISOString(), channel: null };
    return { id: row.id, text: row.text, content: row.content, files: row.files, from, awaitsFile: false };
  });
}

/** Those of clients' messages that the operator may see. */
export async function dialogOriginals(tx: Tx, scope: DialogScope, ids: number[]): Promise<Original[]> {
  const rows = ids.length === 0 ? [] : await tx.query<DialogRow>(ofDialogs, [tx.companyId, scopeParameter(scope), ids]);
  return rows.map(({ clientId, clientName, avatar, channel, awaitsFile, ...row }) => {
    const author: Author = clientId === null ? writer(row) : { kind: 'client', id: clientId, name: clientName, avatar };
    const from = { author, sentAt: row.sentAt.toISOString(), channel };
    return { id: row.id, text: row.text, content: row.content, files: row.files, from, awaitsFile };
  });
}
