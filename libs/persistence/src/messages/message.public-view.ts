import type { MessageContent } from '#domain/messages/content.js';
import type { MessageKind } from '#domain/messages/message.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** A message as `/v1` shows it. */
export interface PublicMessageRow {
  id: number;
  kind: MessageKind;
  text: string | null;
  content: MessageContent | null;
  status: number;
  /** By an operator for what came in, by the client for what went out. */
  read: boolean;
  error: { code: string; detail: string | null; reason: string } | null;
  transport: string;
  externalId: string | null;
  operatorId: number | null;
  channelId: number;
  dialogId: number;
  clientId: number;
  requestId: number | null;
  sentAt: Date;
  deletedAt: Date | null;
  attachments: { id: number; kind: string; name: string | null; stored: boolean }[] | null;
}

// 60 = read, see domain/messages/status.ts.
const isRead = `case when m.kind = 'from_client' then m.id <= d.read_up_to_id else m.status = 60 end`;

/** For other lists of messages; `m` is the message, and the joins bring the rest. */
export const publicMessageColumns = `m.id, m.kind, m.text, m.content, m.status, ${isRead} as read, m.error, ch.transport, m.external_id as "externalId",
  m.operator_id as "operatorId", m.channel_id as "channelId", m.dialog_id as "dialogId", m.client_id as "clientId",
  m.request_id as "requestId", m.sent_at as "sentAt", m.deleted_at as "deletedAt",
  (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'stored', a.state = 'stored') order by a.position)
     from attachment a where a.message_id = m.id) as attachments`;
export const publicMessageJoins = `join dialog d on d.id = m.dialog_id join channel ch on ch.id = m.channel_id`;

type Order = 'asc' | 'desc';

/**
 * Where a page can begin and end. Days are cut in the company's time zone; they give a range of ids, found by halving (ids and times of
 * writing rise together, up to a minute's disorder), so that a page of last spring does not walk back through all messages since. The
 * start of the page is in here too: beside the rules that keep companies apart, only the result of a question may open the index there.
 */
const range = (order: Order): string => `days as materialized (
    select $8::date::timestamp at time zone c.time_zone as first, ($9::date + 1)::timestamp at time zone c.time_zone as last
      from company c where c.id = $1),
  bounds as materialized (
    select greatest(case when $8::date is null then 0 else ${idAt(`(select first from days) - interval '1 minute'`)} end,
                    ${order === 'asc' ? '$10::bigint' : '0'}) as low,
           least(case when $9::date is null then 9223372036854775807 else ${idAt(`(select last from days) + interval '1 minute'`)} end,
                 ${order === 'asc' ? '9223372036854775807' : '$10::bigint + 1'}) as high)`;

/** The id of the company's first message written at or after a moment. */
export function idAt(moment: string): string {
  return `(with recursive halving (low, high) as (
      select coalesce(min(id), 0), coalesce(max(id), 0) + 1 from message where company_id = $1
      union all
      select case when probe.created_at < ${moment} then probe.id + 1 else halving.low end,
             case when probe.created_at < ${moment} then halving.high else (halving.low + halving.high) / 2 end
        from halving cross join lateral (
          select id, created_at from message where company_id = $1 and id >= (halving.low + halving.high) / 2 order by id limit 1) probe
       where halving.low < halving.high)
    select min(high) from halving)`;
}

const conditions = `m.company_id = $1
  and ($3::bigint[] is null or m.channel_id = any ($3)) and ($4::bigint is null or m.client_id = $4) and ($5::text is null or m.kind = $5)
  and ($6::bigint is null or m.operator_id = $6) and ($7::boolean is null or ${isRead} = $7)
  and m.id >= (select low from bounds) and m.id < (select high from bounds)
  and ($8::date is null or m.created_at >= (select first from days)) and ($9::date is null or m.created_at < (select last from days))`;

const list = (name: string, of: string, order: Order): Statement =>
  statement(
    `public.messages_${name}_${order}`,
    `with recursive ${range(order)},
     page as materialized (
       select m.id from message m join dialog d on d.id = m.dialog_id where ${of} and ${conditions}
       order by m.id ${order} limit $11 offset $12)
     select ${publicMessageColumns} from page join message m on m.id = page.id ${publicMessageJoins} order by m.id ${order}`,
  );

/** Of one dialog, of one operator, or of the whole company: each walks the index made for it. */
const lists = {
  dialog: { asc: list('dialog', 'm.dialog_id = $2', 'asc'), desc: list('dialog', 'm.dialog_id = $2', 'desc') },
  operator: {
    asc: list('operator', '$2::bigint is null and m.operator_id = $6', 'asc'),
    desc: list('operator', '$2::bigint is null and m.operator_id = $6', 'desc'),
  },
  company: { asc: list('company', '$2::bigint is null', 'asc'), desc: list('company', '$2::bigint is null', 'desc') },
};
const one = statement(
  'public.message',
  `select ${publicMessageColumns} from message m ${publicMessageJoins} where m.company_id = $1 and m.id = $2`,
);
const dialogOfClient = statement('public.dialog_of_client', `select id from dialog where company_id = $1 and client_id = $2`);

export interface MessageFilter {
  dialogId: number | null;
  clientId: number | null;
  channelId: number | null;
  operatorId: number | null;
  kind: MessageKind | null;
  read: boolean | null;
  transport: string | null;
  /** Days as yyyy-mm-dd, both included. */
  startDay: string | null;
  finishDay: string | null;
  /** Where the page begins, in the direction of the order. */
  startId: number | null;
  order: Order;
  limit: number;
  offset: number;
}

export async function publicMessages(tx: Tx, filter: MessageFilter): Promise<PublicMessageRow[]> {
  const dialogId = filter.dialogId ?? (await dialogIdOf(tx, filter.clientId));
  const channelIds = await channelIdsOf(tx, filter);
  if (dialogId === undefined || channelIds?.length === 0) return [];
  const { clientId, kind, operatorId, read, startDay, finishDay, startId, order, limit, offset } = filter;
  return tx.query<PublicMessageRow>(lists[dialogId !== null ? 'dialog' : operatorId !== null ? 'operator' : 'company'][order], [
    ...[tx.companyId, dialogId, channelIds, clientId, kind, operatorId, read, startDay, finishDay, startId, limit, offset],
  ]);
}

const channels = statement(
  'public.message_channels',
  `select id, ($2::bigint is null or id = $2) and ($3::text is null or transport = $3 or transport like $3 || '-%') as wanted
     from channel where company_id = $1`,
);

/** The channels to look at; null = all of them, which needs no look at each message. */
async function channelIdsOf(tx: Tx, { channelId, transport }: MessageFilter): Promise<number[] | null> {
  if (channelId === null && transport === null) return null;
  const rows = await tx.query<{ id: number; wanted: boolean }>(channels, [tx.companyId, channelId, transport]);
  const wanted = rows.filter((row) => row.wanted);
  return wanted.length === rows.length && rows.length > 0 ? null : wanted.map(({ id }) => id);
}

export async function publicMessage(tx: Tx, id: number): Promise<PublicMessageRow | null> {
  const [row] = await tx.query<PublicMessageRow>(one, [tx.companyId, id]);
  return row ?? null;
}

/** A client has one dialog, and a dialog has its own index. Undefined: he has none, so he has no messages. */
async function dialogIdOf(tx: Tx, clientId: number | null): Promise<number | null | undefined> {
  if (clientId === null) return null;
  const [row] = await tx.query<{ id: number }>(dialogOfClient, [tx.companyId, clientId]);
  return row?.id;
}
