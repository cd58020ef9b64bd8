import { operatorName } from '#domain/operators/operator-name.js';
import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { TicketPriority, TicketState } from '#domain/tickets/ticket.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** A ticket as the console lists it. */
export interface TicketListItem {
  id: number;
  number: number;
  title: string;
  description: string;
  state: TicketState;
  priority: TicketPriority;
  clientId: number | null;
  clientName: string | null;
  /** Where the client is spoken with; null where the asker may not know of it, too. */
  dialogId: number | null;
  operatorId: number | null;
  operatorName: string | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** Who asks: the tickets of dialogs that he may know of, those without a client, and his own. */
export interface TicketReader {
  operatorId: number;
  scope: DialogScope;
}

export interface TicketListFilter {
  /** `active`: all that is not closed. */
  state: TicketState | 'active' | null;
  operatorId: number | null;
  /** All tickets of the person: his other channels' too. */
  clientId: number | null;
  dialogId: number | null;
  /** Piece of the title, or the number. */
  text: string | null;
  number: number | null;
  before: number | null;
  limit: number;
}

type Row = Omit<TicketListItem, 'operatorName'> & { o_first: string | null; o_last: string | null };

const COLUMNS = `t.id, t.number, t.title, t.description, t.state, t.priority, t.client_id as "clientId",
  case when t.client_id is null then null when v.id is not null or d.id is null then coalesce(k.name, c.name) end as "clientName",
  v.id as "dialogId", t.operator_id as "operatorId", o.first_name as o_first, o.last_name as o_last,
  t.created_at as "createdAt", t.updated_at as "updatedAt", t.closed_at as "closedAt"`;

// A ticket that names its client only belongs to his dialog as well; a client has one.
const DIALOG_OF = `coalesce(t.dialog_id, (select x.id from dialog x where x.client_id = t.client_id))`;
// `offset 0` keeps it a look-up by key: not knowing how many a page has, PostgreSQL would read every dialog.
const FROM = `left join lateral (select d.* from dialog d where d.id = ${DIALOG_OF} offset 0) d on true
  left join lateral (select d.id where ${dialogVisible('d', '$2::bigint')}) v on d.id is not null
  left join client c on c.id = t.client_id left join card k on k.id = c.card_id left join operator o on o.id = t.operator_id`;
const READABLE = `($2::bigint is null or t.operator_id = $3
  or coalesce((select coalesce(${dialogVisible('d', '$2::bigint')}, false) from dialog d where d.id = ${DIALOG_OF}), true))`;

/**
 * The tickets of the page are found first, along one index, and what they name is joined to those few. Each way has its statement: with
 * "not asked or equal" for all of them in one, PostgreSQL reads every ticket of the company and its dialog.
 */
const listAlong = (way: string, condition: string): Statement =>
  statement(
    `tickets.list_${way}`,
    `with page as materialized (
       select t.* from ticket t
        where t.company_id = $1 and ${condition} and t.number < $4
          and ($5::text is null or t.state = $5 or ($5 = 'active' and t.state <> 'closed'))
          and ($6::text is null or t.title ilike '%' || $6 || '%' or t.number = $7::integer)
          and ($8::bigint is null or t.operator_id = $8) and ${READABLE}
        order by t.number desc limit $9)
     select ${COLUMNS} from page t ${FROM} order by t.number desc`,
  );

const LISTS = {
  all: listAlong('all', 'true'),
  active: listAlong('active', `t.state <> 'closed'`),
  mine: listAlong('mine', 't.operator_id = $8'),
  client: listAlong(
    'client',
    `t.client_id = any(array(
       select other.id from client one join client other on other.card_id = one.card_id where one.company_id = $1 and one.id = $10))`,
  ),
  dialog: listAlong(
    'dialog',
    `t.id = any(array(
       select x.id from ticket x where x.dialog_id = $10
        union all
       select x.id from dialog d join ticket x on x.client_id = d.client_id and x.dialog_id is null where d.id = $10))`,
  ),
};
const one = statement('tickets.list_one', `select ${COLUMNS} from ticket t ${FROM} where t.company_id = $1 and ${READABLE} and t.id = $4`);

const asItem = ({ o_first, o_last, ...row }: Row): TicketListItem => ({
  ...row,
  operatorName: o_first === null ? null : operatorName(o_first, o_last),
});

const asker = (tx: Tx, { operatorId, scope }: TicketReader): unknown[] => [tx.companyId, scopeParameter(scope), operatorId];

/** Past every number. */
const END = 2 ** 31 - 1;

function wayOf({ state, operatorId, clientId, dialogId }: TicketListFilter): keyof typeof LISTS {
  if (dialogId !== null) return 'dialog';
  if (clientId !== null) return 'client';
  if (operatorId !== null) return 'mine';
  return state === null || state === 'closed' ? 'all' : 'active';
}

/** Newest first. */
export async function listTickets(tx: Tx, reader: TicketReader, filter: TicketListFilter): Promise<TicketListItem[]> {
  const { state, operatorId, clientId, dialogId, text, number, before, limit } = filter;
  const pattern = text === null ? null : text.replace(/[\\%_]/g, '\\$&');
  const of = dialogId ?? clientId;
  const values = [...asker(tx, reader), before ?? END, state, pattern, number, operatorId, limit, ...(of === null ? [] : [of])];
  return (await tx.query<Row>(LISTS[wayOf(filter)], values)).map(asItem);
}

/** Null when there is none, or none that the asker may know of. */
export async function readableTicket(tx: Tx, reader: TicketReader, id: number): Promise<TicketListItem | null> {
  const [row] = await tx.query<Row>(one, [...asker(tx, reader), id]);
  return row ? asItem(row) : null;
}
