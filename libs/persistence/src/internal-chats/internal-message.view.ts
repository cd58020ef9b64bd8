import type { InternalSystemLine } from '#domain/internal-chats/internal-chat.js';
import type { ForwardedFrom } from '#domain/internal-chats/internal-desk.port.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface NamedOperator {
  id: number;
  name: string;
}

export interface InternalAttachment {
  id: number;
  kind: string;
  name: string | null;
  mime: string | null;
  size: number | null;
  durationMs: number | null;
  waveform: number[] | null;
}

/** A message among colleagues, ready for its presenter. */
export interface InternalMessageItem {
  id: number;
  chatId: number;
  kind: 'message' | 'system';
  author: NamedOperator | null;
  text: string | null;
  content: Record<string, unknown> | null;
  system: InternalSystemLine | null;
  attachments: InternalAttachment[] | null;
  quoted: { id: number; author: NamedOperator | null; text: string | null; attachmentKind: string | null; deleted: boolean } | null;
  mentions: NamedOperator[];
  forwarded: ForwardedFrom | null;
  clientMessageId: string | null;
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  pinnedAt: Date | null;
}

interface Person {
  id: number;
  first: string;
  last: string;
}
type Row = Omit<InternalMessageItem, 'author' | 'quoted' | 'mentions'> & {
  author: Person | null;
  quoted: (Omit<NonNullable<InternalMessageItem['quoted']>, 'author'> & { author: Person | null }) | null;
  mentions: Person[] | null;
};

const person = (o: string): string => `jsonb_build_object('id', ${o}.id, 'first', ${o}.first_name, 'last', ${o}.last_name)`;

const COLUMNS = `m.id, m.chat_id as "chatId", m.kind, case when o.id is not null then ${person('o')} end as author, m.text, m.content, m.system,
  (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'mime', a.mime, 'size', a.size, 'durationMs', a.duration_ms,
     'waveform', a.waveform) order by a.position) from internal_attachment a where a.message_id = m.id) as attachments,
  q.quoted, case when m.mentions <> '{}' then (select jsonb_agg(${person('n')}) from operator n where n.id = any(m.mentions)) end as mentions,
  m.forwarded, m.client_message_id as "clientMessageId", m.created_at as "createdAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
  m.pinned_at as "pinnedAt"`;

const JOINS = `left join operator o on o.id = m.author_id
  left join lateral (
    select jsonb_build_object('id', q.id, 'author', case when qo.id is not null then ${person('qo')} end, 'text', left(q.text, 300),
             'attachmentKind', (select a.kind from internal_attachment a where a.message_id = q.id order by a.position limit 1),
             'deleted', q.deleted_at is not null) as quoted
      from internal_message q left join operator qo on qo.id = q.author_id where q.id = m.quoted_id and q.chat_id = m.chat_id) q on true`;

// The chat as a set of one: with its id as a value PostgreSQL may walk the messages of all chats, by their key, for those of a large one.
const pageStatement = (name: string, comparison: string, order: 'asc' | 'desc'): ReturnType<typeof statement> =>
  statement(
    `internal.page_${name}`,
    `with page as materialized (
       select m.* from unnest(array[$1::bigint]) as of(chat_id)
        cross join lateral (
          select m.* from internal_message m where m.chat_id = of.chat_id and m.id > $2 and m.id ${comparison} $3
           order by m.id ${order} limit $4) m)
     select ${COLUMNS} from page m ${JOINS} order by m.id`,
  );

const PAGES = {
  before: pageStatement('before', '<', 'desc'),
  after: pageStatement('after', '>', 'asc'),
  up_to: pageStatement('up_to', '<=', 'desc'),
};

const byIds = statement(
  'internal.by_ids',
  `select ${COLUMNS} from internal_message m ${JOINS} where m.id = any($1::bigint[]) order by m.id`,
);

const pins = statement(
  'internal.pins',
  `with page as materialized (
     select m.* from internal_message m where m.chat_id = $1 and m.id > $2 and m.pinned_at is not null order by m.pinned_at desc, m.id limit 100)
   select ${COLUMNS} from page m ${JOINS} order by m.pinned_at desc, m.id`,
);

const visibleFrom = statement(
  'internal.visible_from',
  `select visible_from_id as "visibleFromId" from internal_chat_member
    where chat_id = $1 and company_id = $2 and operator_id = $3 and left_at is null`,
);

const visibleOne = statement(
  'internal.visible_one',
  `select ${COLUMNS} from internal_message m join internal_chat_member me on me.chat_id = m.chat_id and me.operator_id = $2 and me.left_at is null
     ${JOINS} where m.id = $1 and m.id > me.visible_from_id`,
);

const file = statement(
  'internal.file',
  `select a.storage_key as "storageKey", a.name, a.mime
     from internal_attachment a join internal_message q on q.id = a.message_id
          join internal_chat_member m on m.chat_id = q.chat_id and m.operator_id = $3 and m.left_at is null
    where a.id = $1 and a.company_id = $2 and q.id > m.visible_from_id and q.deleted_at is null`,
);

/** Past every id. */
const END = Number.MAX_SAFE_INTEGER;

const named = ({ id, first, last }: Person): NamedOperator => ({ id, name: operatorName(first, last) });
const asItem = ({ author, quoted, mentions, ...row }: Row): InternalMessageItem => ({
  ...row,
  author: author && named(author),
  quoted: quoted && { ...quoted, author: quoted.author && named(quoted.author) },
  mentions: (mentions ?? []).map(named),
});

/** From which message on the operator may read the chat; null = he is not in it. */
export async function internalVisibleFrom(tx: Tx, chatId: number, operatorId: number): Promise<number | null> {
  return (await tx.query<{ visibleFromId: number }>(visibleFrom, [chatId, tx.companyId, operatorId]))[0]?.visibleFromId ?? null;
}

/** A page of a chat, oldest first; without a place the newest. */
export async function internalMessagePage(
  tx: Tx,
  chat: { id: number; visibleFromId: number },
  direction: keyof typeof PAGES,
  place: number | null,
  limit: number,
): Promise<InternalMessageItem[]> {
  return (await tx.query<Row>(PAGES[direction], [chat.id, chat.visibleFromId, place ?? END, limit])).map(asItem);
}

export async function internalPins(tx: Tx, chatId: number, visibleFromId: number): Promise<InternalMessageItem[]> {
  return (await tx.query<Row>(pins, [chatId, visibleFromId])).map(asItem);
}

/** By their ids alone: whoever asks knows who may see them. */
export async function internalMessagesByIds(tx: Tx, ids: number[]): Promise<InternalMessageItem[]> {
  return ids.length === 0 ? [] : (await tx.query<Row>(byIds, [ids])).map(asItem);
}

/** The message, if the operator may see it. */
export async function visibleInternalMessage(tx: Tx, id: number, operatorId: number): Promise<InternalMessageItem | null> {
  const [row] = await tx.query<Row>(visibleOne, [id, operatorId]);
  return row ? asItem(row) : null;
}

/** A file of a message that the operator may see. */
export async function visibleInternalFile(
  tx: Tx,
  id: number,
  operatorId: number,
): Promise<{ storageKey: string; name: string | null; mime: string | null } | null> {
  const [row] = await tx.query<{ storageKey: string; name: string | null; mime: string | null }>(file, [id, tx.companyId, operatorId]);
  return row ?? null;
}
