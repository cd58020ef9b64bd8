import type { CustomFields } from '#domain/shared/custom-fields.js';
import { phoneOf } from '../cards/card-phone.sql.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** A client as `/v1` shows him. */
export interface PublicClientRow {
  id: number;
  name: string;
  username: string | null;
  comment: string | null;
  assignedName: string | null;
  phone: string | null;
  /** The person, over all channels. */
  cardId: number;
  cardPhones: string[];
  cardPhone: string | null;
  avatar: string | null;
  /** What the channel knows him by when he has no phone. */
  identity: string | null;
  channelId: number;
  transport: string;
  firstMessageAt: Date | null;
  lastMessageAt: Date | null;
  tags: { id: number; label: string; group_id: number | null; group_name: string | null }[];
  extraComments: (string | null)[];
  customFields: CustomFields;
  externalId: string | null;
  externalIds: Record<string, string>;
}

const columns = `array[k.extra_comment_1, k.extra_comment_2, k.extra_comment_3] as "extraComments", k.custom_fields as "customFields",
  c.external_id as "externalId", c.external_ids as "externalIds", c.id, c.name, c.username, k.comment, k.name as "assignedName", c.phone, k.id as "cardId", k.phones as "cardPhones", ${phoneOf('c', 'k')} as "cardPhone", c.avatar,
  (select i.value from client_identity i where i.client_id = c.id order by i.kind limit 1) as identity,
  c.channel_id as "channelId", ch.transport, d.last_inbound_at as "lastMessageAt",
  (select m.sent_at from message m where m.dialog_id = d.id and m.kind = 'from_client' order by m.sent_at, m.id limit 1) as "firstMessageAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'group_id', t.group_id, 'group_name', g.name) order by t.position, t.id)
     from card_tag x join tag t on t.id = x.tag_id left join tag_group g on g.id = t.group_id where x.card_id = c.card_id), '[]') as tags`;
const joins = `join card k on k.id = c.card_id join channel ch on ch.id = c.channel_id left join dialog d on d.client_id = c.id`;

const conditions = `c.company_id = $1 and ($2::text is null or c.phone = $2) and ($3::timestamptz is null or c.created_at > $3)
  and ($4::text is null or exists (select 1 from channel t where t.id = c.channel_id and (t.transport = $4 or t.transport like $4 || '-%')))
  and ($5::text[] is null or exists (select 1 from card_tag x join tag t on t.id = x.tag_id
        where x.card_id = c.card_id and (t.id::text = any ($5) or lower(t.label) = any ($5))))`;

// The page's ids first, from the index alone; everything else is joined to these few.
const list = (order: 'asc' | 'desc'): Statement =>
  statement(
    `public.clients_${order}`,
    `with page as materialized (select c.id from client c where ${conditions} order by c.id ${order} limit $6 offset $7)
     select ${columns} from page join client c on c.id = page.id ${joins} order by c.id ${order}`,
  );
const lists = { asc: list('asc'), desc: list('desc') };
const count = statement('public.clients_count', `select count(*) as total from client c where ${conditions}`);
const one = statement('public.client', `select ${columns} from client c ${joins} where c.company_id = $1 and c.id = $2`);

export interface ClientFilter {
  /** Digits only. */
  phone: string | null;
  createdAfter: Date | null;
  transport: string | null;
  /** Ids or names in small letters; whoever has one of them. */
  tags: string[] | null;
  order: 'asc' | 'desc';
  limit: number;
  offset: number;
}

/** Integrators' programs page by `total`, so clients are counted here, as nowhere else. */
export async function publicClients(tx: Tx, filter: ClientFilter): Promise<{ rows: PublicClientRow[]; total: number }> {
  const { phone, createdAfter, transport, tags, order, limit, offset } = filter;
  const values = [tx.companyId, phone, createdAfter, transport, tags];
  const rows = await tx.query<PublicClientRow>(lists[order], [...values, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(count, values);
  return { rows, total: counted?.total ?? 0 };
}

export async function publicClient(tx: Tx, id: number): Promise<PublicClientRow | null> {
  const [row] = await tx.query<PublicClientRow>(one, [tx.companyId, id]);
  return row ?? null;
}

const channels = statement(
  'public.client_channels',
  `select other.channel_id as "channelId", ch.transport
     from client c join client other on other.card_id = c.card_id join channel ch on ch.id = other.channel_id
    where c.company_id = $1 and c.id = $2 and ch.deleted_at is null order by (other.id = c.id) desc, other.channel_id`,
);

/** Where the client can be reached, his own channel first; the others are those of the same person. */
export const channelsOfClient = (tx: Tx, id: number): Promise<{ channelId: number; transport: string }[]> =>
  tx.query(channels, [tx.companyId, id]);

const reachable = statement(
  'public.client_in_channel',
  `select other.id, other.channel_id as "channelId", ch.transport, d.operator_id as "operatorId"
     from client c join client other on other.card_id = c.card_id join channel ch on ch.id = other.channel_id
     left join dialog d on d.client_id = other.id
    where c.company_id = $1 and c.id = $2 and ($3::bigint is null or other.channel_id = $3)
      and ($4::text is null or ch.transport = $4 or ch.transport like $4 || '-%')
    order by (other.id = c.id) desc, d.last_message_at desc nulls last limit 1`,
);

/** Where to write when a program names a person and perhaps a channel. */
export interface ReachableClient {
  id: number;
  channelId: number;
  transport: string;
  /** Who holds his dialog. */
  operatorId: number | null;
}

/** The client himself, or the same person in the named channel or messenger; null when he cannot be reached there. */
export async function clientInChannel(
  tx: Tx,
  clientId: number,
  where: { channelId: number | null; transport: string | null },
): Promise<ReachableClient | null> {
  const [row] = await tx.query<ReachableClient>(reachable, [tx.companyId, clientId, where.channelId, where.transport]);
  return row ?? null;
}
