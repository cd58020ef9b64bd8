import type { InternalChatKind, InternalRole } from '#domain/internal-chats/internal-chat.js';
import type { Colleague } from '#domain/internal-chats/internal-desk.port.js';
import type { OperatorStatus } from '#domain/operators/operator.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A colleague as the others see him. */
export interface ColleagueItem extends Colleague {
  status: OperatorStatus;
  connected: boolean;
}

export interface MemberItem extends ColleagueItem {
  role: InternalRole;
  readUpToId: number;
  joinedAt: Date;
}

/** A chat as all in it see it. */
export interface InternalChatBase {
  id: number;
  kind: InternalChatKind;
  name: string | null;
  membersCount: number;
  lastMessageId: number;
  lastMessageAt: Date;
}

/** What is a member's own of it. */
export interface OwnChatView {
  role: InternalRole;
  unreadCount: number;
  mentionsCount: number;
  pinned: boolean;
  muted: boolean;
  readUpToId: number;
  visibleFromId: number;
}

export type InternalChatItem = InternalChatBase & OwnChatView & { peer: ColleagueItem | null; othersReadUpToId: number };

const PERSON = `'id', o.id, 'first', o.first_name, 'last', o.last_name, 'state', o.state, 'status', p.status, 'connected', p.connected`;
const PEOPLE = `join operator o on o.id = m.operator_id join operator_presence p on p.operator_id = o.id`;

export const CHAT = `c.id, c.kind, c.name, c.members as "membersCount", c.last_message_id as "lastMessageId", c.last_message_at as "lastMessageAt"`;
export const UNREAD = `greatest(c.messages - m.read_number - cardinality(m.own_unread), 0)`;
const OWN = `m.role, ${UNREAD}::int as "unreadCount", cardinality(m.unread_mentions) as "mentionsCount", m.pinned_at is not null as pinned,
  m.muted_at is not null as muted, m.read_up_to_id as "readUpToId", m.visible_from_id as "visibleFromId"`;
const OTHERS = `case when c.kind = 'personal' then (
    select jsonb_build_object(${PERSON}) from internal_chat_member other join operator o on o.id = other.operator_id
      join operator_presence p on p.operator_id = o.id where other.chat_id = c.id and other.operator_id <> m.operator_id) end as peer,
  coalesce((select max(r.read_up_to_id) from internal_chat_member r
             where r.chat_id = c.id and r.operator_id <> m.operator_id and r.left_at is null), 0) as "othersReadUpToId"`;

const MINE = `select ${CHAT}, ${OWN}, ${OTHERS} from internal_chat_member m join internal_chat c on c.id = m.chat_id
  where m.operator_id = $1 and m.company_id = $2 and m.left_at is null`;

const list = statement(
  'internal.list',
  `${MINE} and (c.kind = 'group' or c.last_message_id > 0 or m.pinned_at is not null)
    order by m.pinned_at desc nulls last, c.last_message_at desc, c.id desc limit 1000`,
);
const one = statement('internal.one', `${MINE} and m.chat_id = $3`);

const members = statement(
  'internal.members_shown',
  `select jsonb_build_object(${PERSON}) as person, m.role, m.read_up_to_id as "readUpToId", m.joined_at as "joinedAt"
     from internal_chat_member m ${PEOPLE}
    where m.chat_id = $1 and m.company_id = $2 and m.left_at is null order by m.role = 'member', m.joined_at, o.id`,
);

interface Person extends Omit<ColleagueItem, 'name'> {
  first: string;
  last: string;
}
type Row = Omit<InternalChatItem, 'peer'> & { peer: Person | null };

export const colleagueOf = ({ first, last, ...row }: Person): ColleagueItem => ({ ...row, name: operatorName(first, last) });
const asItem = ({ peer, ...row }: Row): InternalChatItem => ({ ...row, peer: peer && colleagueOf(peer) });

/** The operator's chats: groups, and of the others those where something stands or that he pinned. */
export async function internalChatList(tx: Tx, operatorId: number): Promise<InternalChatItem[]> {
  return (await tx.query<Row>(list, [operatorId, tx.companyId])).map(asItem);
}

/** The chat as the operator sees it; null = he is not in it. */
export async function internalChat(tx: Tx, chatId: number, operatorId: number): Promise<InternalChatItem | null> {
  const [row] = await tx.query<Row>(one, [operatorId, tx.companyId, chatId]);
  return row ? asItem(row) : null;
}

/** Who is in the chat, the owner first, then who has been there longest. */
export async function internalMembers(tx: Tx, chatId: number): Promise<MemberItem[]> {
  const rows = await tx.query<Omit<MemberItem, keyof ColleagueItem> & { person: Person }>(members, [chatId, tx.companyId]);
  return rows.map(({ person, ...row }) => ({ ...row, ...colleagueOf(person) }));
}

const live = statement(
  'internal.live',
  `select ${CHAT},
          (select jsonb_agg(jsonb_build_object('operatorId', m.operator_id, 'left', m.left_at is not null, 'role', m.role, 'unreadCount', ${UNREAD},
             'mentionsCount', cardinality(m.unread_mentions), 'pinned', m.pinned_at is not null, 'muted', m.muted_at is not null,
             'readUpToId', m.read_up_to_id, 'visibleFromId', m.visible_from_id))
             from internal_chat_member m where m.chat_id = c.id and m.operator_id = any($3::bigint[])) as followers,
          case when c.kind = 'personal' then (
            select jsonb_agg(jsonb_build_object(${PERSON})) from internal_chat_member m ${PEOPLE} where m.chat_id = c.id) end as pair,
          (select jsonb_agg(jsonb_build_object('operatorId', r.operator_id, 'id', r.read_up_to_id)) from (
             select m.operator_id, m.read_up_to_id from internal_chat_member m
              where m.chat_id = c.id and m.left_at is null order by m.read_up_to_id desc limit 2) r) as furthest
     from internal_chat c where c.id = any($2::bigint[]) and c.company_id = $1`,
);

interface LiveRow extends InternalChatBase {
  followers: (OwnChatView & { operatorId: number; left: boolean })[] | null;
  pair: Person[] | null;
  /** The two who have read furthest: of any member's others one of them is the first. */
  furthest: { operatorId: number; id: number }[] | null;
}

/** A chat for those who follow it: as each of them sees it, and who is in it no more. */
export interface LiveChat {
  chat: InternalChatBase;
  views: Map<number, InternalChatItem>;
  left: Set<number>;
}

/** The chats as these operators see them now. */
export async function liveInternalChats(tx: Tx, chatIds: number[], operatorIds: number[]): Promise<Map<number, LiveChat>> {
  const rows = chatIds.length === 0 ? [] : await tx.query<LiveRow>(live, [tx.companyId, chatIds, operatorIds]);
  return new Map(rows.map((row) => [row.id, liveChat(row)]));
}

function liveChat({ followers, pair, furthest, ...chat }: LiveRow): LiveChat {
  const views = new Map<number, InternalChatItem>();
  const left = new Set<number>();
  for (const { operatorId, left: gone, ...own } of followers ?? []) {
    if (gone) left.add(operatorId);
    const peer = pair?.find(({ id }) => id !== operatorId);
    const othersReadUpToId = furthest?.find((other) => other.operatorId !== operatorId)?.id ?? 0;
    if (!gone) views.set(operatorId, { ...chat, ...own, peer: peer ? colleagueOf(peer) : null, othersReadUpToId });
  }
  return { chat, views, left };
}
