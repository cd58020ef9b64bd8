import { operatorName } from '#domain/operators/operator-name.js';
import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

export type DialogFilter = 'mine' | 'new' | 'bot' | 'snoozed' | 'all' | 'closed' | 'blocked';

/** One line of the dialog list, ready for its presenter. */
export interface DialogListItem {
  id: number;
  state: 'open' | 'closed';
  clientId: number;
  clientName: string;
  channelId: number;
  channelName: string;
  transport: string;
  operatorId: number | null;
  operatorName: string | null;
  groupId: number | null;
  groupName: string | null;
  lastOperatorId: number | null;
  waitsFor: 'any' | 'operator' | null;
  waitsForOperatorId: number | null;
  waitsForOperatorName: string | null;
  waitsSince: Date | null;
  /** `running` = a bot serves the dialog; `paused` = an operator has taken it from the bot. */
  runState: 'running' | 'paused' | null;
  /** From when on the rules leave it to people, if it waits for anybody. */
  staleAt: Date | null;
  unreadCount: number;
  readUpToId: number;
  /** Put off until then. */
  snoozedUntil: Date | null;
  lastMessageId: number;
  lastMessageKind: string | null;
  lastMessagePreview: string | null;
  lastMessageAt: Date;
  lastInboundAt: Date | null;
  requestId: number | null;
  /** Nothing pays for its month: what came since is withheld, and nobody answers. */
  blockedAt: Date | null;
  withheldCount: number;
  openedAt: Date;
  closedAt: Date | null;
  referral: unknown;
}

export interface Row extends Omit<DialogListItem, 'operatorName' | 'waitsForOperatorName'> {
  o_first: string | null;
  o_last: string | null;
  w_first: string | null;
  w_last: string | null;
}

export const COLUMNS = `d.id, d.state, d.client_id as "clientId", coalesce(k.name, c.name) as "clientName", d.channel_id as "channelId",
  ch.name as "channelName", ch.transport, d.operator_id as "operatorId", o.first_name as o_first, o.last_name as o_last,
  d.group_id as "groupId", g.name as "groupName", d.last_operator_id as "lastOperatorId", d.waits_for as "waitsFor", d.waits_for_operator_id as "waitsForOperatorId",
  w.first_name as w_first, w.last_name as w_last, d.waits_since as "waitsSince", d.run_state as "runState",
  case when d.waits_for = 'any' then coalesce(d.last_inbound_at, d.opened_at) + make_interval(secs => co.backlog_limit_seconds) end as "staleAt",
  d.unread_count as "unreadCount",
  d.read_up_to_id as "readUpToId", d.snoozed_until as "snoozedUntil", d.last_message_id as "lastMessageId", d.last_message_kind as "lastMessageKind",
  d.last_message_preview as "lastMessagePreview", d.last_message_at as "lastMessageAt", d.last_inbound_at as "lastInboundAt",
  d.request_id as "requestId", d.blocked_at as "blockedAt", d.withheld_count as "withheldCount", d.opened_at as "openedAt", d.closed_at as "closedAt", d.referral`;

export const JOINS = `join client c on c.id = d.client_id join card k on k.id = c.card_id join channel ch on ch.id = d.channel_id
  join company co on co.id = d.company_id
  left join operator o on o.id = d.operator_id left join operator w on w.id = d.waits_for_operator_id
  left join operator_group g on g.id = d.group_id`;

/** It stands in no list but that of its kind. */
const NOT_BLOCKED = 'd.blocked_at is null';

/** What a list is ordered by, newest first; a page begins behind the last line's. */
type ListOrder = 'last_message_at' | 'blocked_at';

/**
 * The dialogs of the page are found first, by index alone; names are joined to those fifty. The first page and those after it are
 * two statements: with "no cursor or behind it" in one, a kept plan reads through everything before the cursor.
 */
const listStatements = (name: string, condition: string, by: ListOrder = 'last_message_at'): ListStatements => {
  const page = (position: string, cursor: string): Statement =>
    statement(
      `dialogs.list_${name}_${position}`,
      `with page as materialized (
         select d.* from dialog d
          where d.company_id = $1 and ${condition} and ${dialogVisible('d', '$2::bigint')}
            and ${cursor} and ($6::bigint is null or d.channel_id = $6)
          order by d.${by} desc, d.id desc limit $5)
       select ${COLUMNS} from page d ${JOINS} order by d.${by} desc, d.id desc`,
    );
  return {
    first: page('first', '$3::timestamptz is null and $4::bigint is null'),
    after: page('after', `(d.${by}, d.id) < ($3::timestamptz, $4::bigint)`),
  };
};

interface ListStatements {
  first: Statement;
  after: Statement;
}

const LISTS: Record<DialogFilter, ListStatements> = {
  mine: listStatements('mine', `d.state = 'open' and d.operator_id = $7::bigint and d.snoozed_until is null and ${NOT_BLOCKED}`),
  new: listStatements(
    'new',
    `d.state = 'open' and d.operator_id is null and d.run_state is distinct from 'running' and ${NOT_BLOCKED} and $7::bigint is not null`,
  ),
  bot: listStatements('bot', `d.state = 'open' and d.run_state = 'running' and ${NOT_BLOCKED} and $7::bigint is not null`),
  snoozed: listStatements('snoozed', `d.state = 'open' and d.snoozed_until is not null and ${NOT_BLOCKED} and $7::bigint is not null`),
  all: listStatements('all', `d.state = 'open' and ${NOT_BLOCKED} and $7::bigint is not null`),
  closed: listStatements('closed', `d.state = 'closed' and ${NOT_BLOCKED} and $7::bigint is not null`),
  blocked: listStatements('blocked', `d.blocked_at is not null and $7::bigint is not null`, 'blocked_at'),
};

const byIds = statement('dialogs.by_ids', `select ${COLUMNS} from dialog d ${JOINS} where d.id = any($1::bigint[])`);

const byIdInScope = statement(
  'dialogs.by_id',
  `select ${COLUMNS} from dialog d ${JOINS} where d.id = $1 and ${dialogVisible('d', '$2::bigint')}`,
);

/** In the order of the lists' own indexes: without it the first hundred may be looked for through the whole table. */
const NEWEST_FIRST = 'order by d.last_message_at desc, d.id desc';

// "99+" needs no more than a hundred rows.
const countersStatement = statement(
  'dialogs.counters',
  `select (select count(*)::int from (select 1 from dialog d where d.operator_id = $3 and d.state = 'open' and d.snoozed_until is null
                                         and ${NOT_BLOCKED} limit 100) x) as mine,
          (select count(*)::int from (select 1 from dialog d where d.operator_id = $3 and d.state = 'open' and d.unread_count > 0
                                         and d.snoozed_until is null and ${NOT_BLOCKED} limit 100) x) as unread,
          (select count(*)::int from (select 1 from dialog d where d.company_id = $1 and d.state = 'open' and d.operator_id is null
                                         and d.run_state is distinct from 'running' and ${NOT_BLOCKED}
                                         and ${dialogVisible('d', '$2::bigint')} ${NEWEST_FIRST} limit 100) x) as new,
          (select count(*)::int from (select 1 from dialog d where d.company_id = $1 and d.state = 'open' and d.run_state = 'running' and ${NOT_BLOCKED}
                                         and ${dialogVisible('d', '$2::bigint')} ${NEWEST_FIRST} limit 100) x) as bot,
          (select count(*)::int from (select 1 from dialog d where d.company_id = $1 and d.snoozed_until is not null and d.state = 'open' and ${NOT_BLOCKED}
                                         and ${dialogVisible('d', '$2::bigint')} ${NEWEST_FIRST} limit 100) x) as snoozed,
          (select count(*)::int from (select 1 from dialog d where d.company_id = $1 and d.blocked_at is not null
                                         and ${dialogVisible('d', '$2::bigint')} order by d.blocked_at desc limit 100) x) as "blockedCount"`,
);

export interface ListQuery {
  filter: DialogFilter;
  operatorId: number;
  scope: DialogScope;
  channelId: number | null;
  after: { at: Date; id: number } | null;
  limit: number;
}

const named = (first: string | null, last: string | null): string | null => (first === null ? null : operatorName(first, last));

export const asItem = ({ o_first, o_last, w_first, w_last, ...row }: Row): DialogListItem => ({
  ...row,
  operatorName: named(o_first, o_last),
  waitsForOperatorName: named(w_first, w_last),
});

export async function listDialogs(tx: Tx, query: ListQuery): Promise<DialogListItem[]> {
  const { after, scope, limit, channelId, operatorId } = query;
  const values = [tx.companyId, scopeParameter(scope), after?.at ?? null, after?.id ?? null, limit, channelId, operatorId];
  return (await tx.query<Row>(LISTS[query.filter][after ? 'after' : 'first'], values)).map(asItem);
}

export async function dialogsByIds(tx: Tx, ids: number[]): Promise<DialogListItem[]> {
  return ids.length === 0 ? [] : (await tx.query<Row>(byIds, [ids])).map(asItem);
}

export async function dialogById(tx: Tx, id: number, scope: DialogScope): Promise<DialogListItem | null> {
  return (await tx.query<Row>(byIdInScope, [id, scopeParameter(scope)])).map(asItem)[0] ?? null;
}

export interface DialogCounts {
  mine: number;
  new: number;
  unread: number;
  bot: number;
  snoozed: number;
  blockedCount: number;
}

export async function dialogCounters(tx: Tx, operatorId: number, scope: DialogScope): Promise<DialogCounts> {
  const [row] = await tx.query<DialogCounts>(countersStatement, [tx.companyId, scopeParameter(scope), operatorId]);
  return row ?? { mine: 0, new: 0, unread: 0, bot: 0, snoozed: 0, blockedCount: 0 };
}
