import type { Role } from '#domain/access/caller.js';
import type { Locale } from '#domain/companies/company.js';
import type { Period } from '#domain/statistics/period.js';
import type { Tx } from '../database.js';
import { idAt } from '../messages/message.public-view.js';
import { AVERAGE_SCORE } from '../ratings/figures.sql.js';
import { statement } from '../statement.js';

/** Days are cut in the company's time zone; they come as two dates in $2 and $3. */
const days = `days as materialized (
  select $2::date::timestamp at time zone c.time_zone as first, ($3::date + 1)::timestamp at time zone c.time_zone as last, c.time_zone
    from company c where c.id = $1)`;
/**
 * Messages of these days by the index of company and id: ids and times of writing rise together, so the days give a range of ids,
 * found by halving. Only the messages of the days are read, however many there are besides.
 */
const messagesOfDays = `${days},
  bounds as materialized (
    select ${idAt(`(select first from days) - interval '1 minute'`)} as low, ${idAt(`(select last from days) + interval '1 minute'`)} as high)`;
const fromMessages = `from days d cross join bounds b join message m on m.company_id = $1 and m.id >= b.low and m.id < b.high
  and m.created_at >= d.first and m.created_at < d.last and m.origin <> 'history'`;

const today = statement(
  'statistics.today',
  `select to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today, time_zone as "timeZone", locale from company where id = $1`,
);

export interface CompanyCalendar {
  today: string;
  timeZone: string;
  locale: Locale;
}

/** Which day it is for the company, by whose clock, and in which language it is spoken of. */
export async function calendarOf(tx: Tx): Promise<CompanyCalendar> {
  const [row] = await tx.query<CompanyCalendar>(today, [tx.companyId]);
  if (!row) throw new Error(`Company ${tx.companyId} does not exist`);
  return row;
}

export const todayOf = async (tx: Tx): Promise<string> => (await calendarOf(tx)).today;

export interface MessageDay {
  day: string;
  fromClient: number;
  toClient: number;
  autoreply: number;
  comment: number;
}

const count = (kind: string): string => `count(*) filter (where m.kind = '${kind}')`;
const messages = statement(
  'statistics.messages',
  `with recursive ${messagesOfDays}
   select to_char(m.created_at at time zone d.time_zone, 'YYYY-MM-DD') as day, ${count('from_client')} as "fromClient",
          ${count('to_client')} as "toClient", ${count('autoreply')} as autoreply, ${count('comment')} as comment
     ${fromMessages} group by 1`,
);

/** Days without a message are left out. What came with an imported history is not of these days. */
export const messageDays = (tx: Tx, { from, to }: Period): Promise<MessageDay[]> =>
  tx.query<MessageDay>(messages, [tx.companyId, from, to]);

export interface RequestDay {
  day: string;
  opened: number;
  /** Of those, closed by now. */
  closed: number;
  /** Of those, an operator wrote in. */
  answered: number;
  averageSeconds: number | null;
}

const requests = statement(
  'statistics.requests',
  `with ${days}
   select to_char(q.opened_at at time zone d.time_zone, 'YYYY-MM-DD') as day, count(*) as opened, count(q.closed_at) as closed,
          count(q.operator_id) as answered, round(avg(extract(epoch from q.closed_at - q.opened_at)))::float8 as "averageSeconds"
     from days d join request q on q.company_id = $1 and q.opened_at >= d.first and q.opened_at < d.last group by 1`,
);

export const requestDays = (tx: Tx, { from, to }: Period): Promise<RequestDay[]> =>
  tx.query<RequestDay>(requests, [tx.companyId, from, to]);

export interface OperatorFigures {
  id: number;
  firstName: string;
  lastName: string;
  role: Role;
  requests: number;
  messages: number;
  ratings: number;
  averageScore: number | null;
}

const operators = statement(
  'statistics.operators',
  `with recursive ${messagesOfDays},
   page as materialized (select id, first_name, last_name, role from operator where company_id = $1 and state <> 'deleted' order by id limit $4 offset $5),
   wrote as (select m.operator_id as id, count(*) as messages ${fromMessages} and m.kind = 'to_client' and m.operator_id is not null group by 1),
   served as (select q.operator_id as id, count(*) as requests from days d
       join request q on q.company_id = $1 and q.opened_at >= d.first and q.opened_at < d.last and q.operator_id is not null group by 1),
   rated as (select x.operator_id as id, count(*) as ratings, ${AVERAGE_SCORE} as score from days d
       join rating x on x.company_id = $1 and x.created_at >= d.first and x.created_at < d.last and x.operator_id is not null group by 1)
   select p.id, p.first_name as "firstName", p.last_name as "lastName", p.role, coalesce(s.requests, 0) as requests,
          coalesce(w.messages, 0) as messages, coalesce(r.ratings, 0) as ratings, r.score as "averageScore"
     from page p left join wrote w on w.id = p.id left join served s on s.id = p.id left join rated r on r.id = p.id order by p.id`,
);
const operatorCount = statement(
  'statistics.operator_count',
  `select count(*) as total from operator where company_id = $1 and state <> 'deleted'`,
);

export interface Page {
  limit: number;
  offset: number;
}

export async function operatorFigures(
  tx: Tx,
  { from, to }: Period,
  { limit, offset }: Page,
): Promise<{ rows: OperatorFigures[]; total: number }> {
  const rows = await tx.query<OperatorFigures>(operators, [tx.companyId, from, to, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(operatorCount, [tx.companyId]);
  return { rows, total: counted?.total ?? 0 };
}

export interface RatingRow {
  id: number;
  at: Date;
  score: number;
  comment: string | null;
  channelId: number;
  clientId: number;
  dialogId: number;
  requestId: number | null;
  operatorId: number | null;
}

const ratings = statement(
  'statistics.ratings',
  `with ${days}
   select r.id, r.created_at as at, r.score, r.comment, r.channel_id as "channelId", g.client_id as "clientId", r.dialog_id as "dialogId",
          r.request_id as "requestId", r.operator_id as "operatorId"
     from days d join rating r on r.company_id = $1 and r.created_at >= d.first and r.created_at < d.last join dialog g on g.id = r.dialog_id
    order by r.created_at, r.id limit $4 offset $5`,
);
const ratingCount = statement(
  'statistics.rating_count',
  `with ${days} select count(*) as total from days d join rating r on r.company_id = $1 and r.created_at >= d.first and r.created_at < d.last`,
);

export async function ratingRows(tx: Tx, { from, to }: Period, { limit, offset }: Page): Promise<{ rows: RatingRow[]; total: number }> {
  const rows = await tx.query<RatingRow>(ratings, [tx.companyId, from, to, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(ratingCount, [tx.companyId, from, to]);
  return { rows, total: counted?.total ?? 0 };
}
