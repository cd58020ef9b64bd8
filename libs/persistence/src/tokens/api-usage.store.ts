import type { Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

const monthOf = (at: string): string => `date_trunc('month', ${at} at time zone c.time_zone)`;
const endOf = (month: string): string => `(${month} + interval '1 month') at time zone c.time_zone`;
const month = monthOf('$1::timestamptz');

const load = statement(
  'usage.load',
  `select c.api_requests_per_month as "monthLimit", ${endOf(month)} as "monthEndsAt",
          coalesce((select u.requests from api_usage u where u.company_id = c.id and u.month = ${month}::date), 0) as "monthRequests",
          coalesce((select r.requests from api_rate r where r.token_id = $3 and r.minute = $4), 0) as "minuteRequests"
     from company c where c.id = $2`,
);

/** Rows in the order of their keys, so that two processes never wait for each other crosswise. */
const add = statement(
  'usage.add',
  `with called as (
     select * from unnest($2::bigint[], $3::timestamptz[], $4::integer[]) as t(token_id, minute, requests) order by token_id
   ), minutes as (
     insert into api_rate as r (company_id, token_id, minute, requests)
     select t.company_id, called.token_id, called.minute, called.requests from called join api_token t on t.id = called.token_id
      order by t.id
     on conflict (token_id) do update set minute = greatest(r.minute, excluded.minute), requests = case
       when r.minute = excluded.minute then r.requests + excluded.requests
       when r.minute < excluded.minute then excluded.requests else r.requests end
     returning token_id, minute, requests
   ), months as (
     select t.n, c.id as company_id, ${monthOf('t.at')}::date as month, t.requests, c.api_requests_per_month, c.time_zone
       from unnest($5::bigint[], $6::timestamptz[], $7::integer[]) with ordinality as t(company_id, at, requests, n)
       join company c on c.id = t.company_id
   ), added as (
     insert into api_usage as u (company_id, month, requests)
     select company_id, month, sum(requests) from months group by company_id, month order by company_id, month
     on conflict (company_id, month) do update set requests = u.requests + excluded.requests
     returning company_id, month, requests
   ), used as (
     update api_token set last_used_at = $1 from called
      where id = called.token_id and (last_used_at is null or last_used_at < $1::timestamptz - $8 * interval '1 millisecond')
   )
   select coalesce((select json_agg(json_build_object('id', token_id, 'minute', minute, 'requests', requests)) from minutes), '[]') as minutes,
          (select json_agg(json_build_object('requests', a.requests, 'limit', c.api_requests_per_month,
             'endsAt', ${endOf('c.month')}) order by c.n) from months c join added a using (company_id, month)) as months`,
);

const thisMonth = statement(
  'usage.this_month',
  `select c.api_requests_per_month as "limit",
          coalesce((select u.requests from api_usage u where u.company_id = c.id and u.month = ${month}::date), 0) as requests
     from company c where c.id = $2`,
);

/** How often a token's minute and its company's month were used, by all processes together. */
export interface Usage {
  minuteRequests: number;
  monthRequests: number;
  /** null = no limit */
  monthLimit: number | null;
  monthEndsAt: Date;
}

/** What a process has counted since it last told. */
export interface Counted {
  tokens: { id: number; minute: Date; requests: number }[];
  companies: { id: number; at: Date; requests: number }[];
}

export interface Totals {
  minutes: { id: number; minute: string; requests: number }[];
  /** In the order of `companies`. */
  months: { requests: number; limit: number | null; endsAt: string }[] | null;
}

/** The counts of `/v1`, kept together for all processes. */
export class ApiUsage {
  constructor(private readonly jobs: JobsDatabase) {}

  async load({ companyId, tokenId, minute, now }: { companyId: number; tokenId: number; minute: Date; now: Date }): Promise<Usage> {
    const [usage] = await this.jobs.query<Usage>(load, [now, companyId, tokenId, minute]);
    if (!usage) throw new Error('A token belongs to a company that is not there');
    return usage;
  }

  /** Adds what was counted, notes when the tokens were used, and tells what all processes have counted together. */
  async add({ tokens, companies }: Counted, now: Date, useStepMs: number): Promise<Totals> {
    const sorted = tokens.toSorted((a, b) => a.id - b.id);
    const [totals] = await this.jobs.query<Totals>(add, [
      now,
      sorted.map(({ id }) => id),
      sorted.map(({ minute }) => minute),
      sorted.map(({ requests }) => requests),
      companies.map(({ id }) => id),
      companies.map(({ at }) => at),
      companies.map(({ requests }) => requests),
      useStepMs,
    ]);
    return totals ?? { minutes: [], months: null };
  }
}

/** Calls of the company in this month of its time zone; at most a second behind. */
export async function requestsThisMonth(tx: Tx, now: Date): Promise<{ requests: number; limit: number | null }> {
  const [row] = await tx.query<{ requests: number; limit: number | null }>(thisMonth, [now, tx.companyId]);
  return row ?? { requests: 0, limit: null };
}
