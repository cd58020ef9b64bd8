import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { FollowedLog, IN_STRETCH, placeIn, stretchStatement, type Stretch } from '../events/followed-log.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** What of a company must be counted again. */
export interface ToCount {
  companyId: number;
  messageIds: number[];
  requestIds: number[];
}

interface ReportStretch extends Stretch {
  companies: ToCount[];
}

const place = placeIn('report_feed');

/** Of what became of messages only failures count: a message is counted from its first moment on. */
const HARMLESS = Object.keys(MESSAGE_STATUS)
  .filter((name) => name !== 'failed')
  .map((name) => `'${name}'`)
  .join(', ');

/** `counted`: a message that is stored and withheld; the log tells of it to nobody but us. */
const MESSAGE_ID = `case when e.kind = 'message_added' or (e.kind = 'message_changed' and coalesce(e.data ->> 'status', '') not in (${HARMLESS}))
  then e.message_id when e.kind = 'dialog_changed' then (e.data ->> 'counted')::bigint end`;
const REQUEST_ID = `case when e.kind in ('request_opened', 'request_closed') then (e.data ->> 'requestId')::bigint end`;

// A company whose clock was changed has nothing to count, and everything.
const stretch = stretchStatement('report_feed.stretch', {
  and: `changed as (
       select * from (
         select e.company_id, e.kind, ${MESSAGE_ID} as message_id, ${REQUEST_ID} as request_id from event e where ${IN_STRETCH}) e
        where message_id is not null or request_id is not null or kind = 'company_changed'),
     companies as (
       select company_id, coalesce(array_agg(distinct message_id) filter (where message_id is not null), '{}') as messages,
              coalesce(array_agg(distinct request_id) filter (where request_id is not null), '{}') as requests from changed group by company_id)`,
  columns: `coalesce((select jsonb_agg(jsonb_build_object('companyId', company_id, 'messageIds', to_jsonb(messages),
              'requestIds', to_jsonb(requests)) order by company_id) from companies), '[]') as companies`,
});

// Events are kept for a week. Who was away for longer counts everything once more.
const missedStatement = statement(
  'report_feed.missed',
  `insert into report_backlog (company_id, below_id)
   select c.id, ${Number.MAX_SAFE_INTEGER} from company c
    where $1::text::xid8 < (select xid from event order by xid, id limit 1)
      and exists (select 1 from event where created_at < now() - interval '6 days')
   on conflict (company_id) do update set below_id = excluded.below_id`,
);

const backlogStatement = statement(
  'report_feed.backlog',
  `update report_backlog set tried_at = now()
    where company_id = (select company_id from report_backlog order by tried_at limit 1) returning company_id as "companyId"`,
);

const anewStatement = statement(
  'report_feed.anew',
  `insert into report_backlog (company_id, below_id) values ($1, ${Number.MAX_SAFE_INTEGER})
   on conflict (company_id) do update set below_id = excluded.below_id`,
);

const lagStatement = statement(
  'report_feed.lag',
  `select coalesce((select extract(epoch from now() - e.created_at) from event e
            where e.xid >= (select position from report_feed) order by e.xid, e.id limit 1), 0)::float8 as "lagSeconds",
          (select count(*)::int from report_backlog) as backlog`,
);

/** How far behind the log the reports are, and how many companies are counted anew. */
export interface ReportLag {
  lagSeconds: number;
  backlog: number;
}

/** How far the event log is counted, and who does it: one process for all. */
export class ReportFeed extends FollowedLog {
  constructor(jobs: JobsDatabase, holder: string) {
    super(jobs, holder, place);
  }

  stretch(position: number, limit: number): Promise<ReportStretch> {
    return this.read(stretch, position, limit);
  }

  /** Notes what the log no longer tells, if there is any. */
  async noteMissed(position: number): Promise<void> {
    await this.jobs.query(missedStatement, [String(position)]);
  }

  /** A company that must be counted anew, another one each time. */
  async nextOfBacklog(): Promise<number | null> {
    const [row] = await this.jobs.query<{ companyId: number }>(backlogStatement);
    return row?.companyId ?? null;
  }

  /** Puts a company down for being counted from its beginning. */
  async countAnew(companyId: number): Promise<void> {
    await this.jobs.query(anewStatement, [companyId]);
  }

  async lag(): Promise<ReportLag> {
    const [row] = await this.jobs.query<ReportLag>(lagStatement);
    return row ?? { lagSeconds: 0, backlog: 0 };
  }
}
