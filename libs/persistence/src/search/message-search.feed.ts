import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** Messages that were added or changed, by company. */
export interface SearchStretch {
  /** Where the next stretch begins. */
  position: number;
  /** There is more behind this stretch, or will be in a moment. */
  more: boolean;
  messages: { companyId: number; ids: number[] }[];
}

/** A follower that is not heard of for so long has lost its place to the next. */
const HELD_SECONDS = 15;

const holdStatement = statement(
  'search_feed.hold',
  `update message_search_feed set holder = $1, held_until = now() + interval '${HELD_SECONDS} seconds'
    where holder = $1 or held_until < now() returning position::text::float8 as position`,
);

const advanceStatement = statement(
  'search_feed.advance',
  `update message_search_feed set position = $2::text::xid8, held_until = now() + interval '${HELD_SECONDS} seconds'
    where holder = $1 returning 1`,
);

const releaseStatement = statement('search_feed.release', `update message_search_feed set held_until = now() where holder = $1`);

/**
 * As `webhook_feed.stretch`: up to the horizon before which every event is final, in pieces cut between two transactions. How far a
 * message was delivered, and the ticks of its reading, are no words.
 */
const stretchStatement = statement(
  'search_feed.stretch',
  `with h as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as x),
   f as materialized (select least($1::text::xid8, h.x) as since from h),
   first as (select e.xid from event e where e.xid >= (select since from f) and e.xid < (select x from h) order by e.xid, e.id limit 1),
   edge as (
     select e.xid from event e where e.xid >= (select since from f) and e.xid < (select x from h) order by e.xid, e.id offset $2 limit 1),
   cut as materialized (
     select case when (select xid from edge) = (select xid from first) then ((select xid from first)::text::bigint + 1)::text::xid8
                 else (select xid from edge) end as xid),
   upto as materialized (select coalesce((select xid from cut), (select x from h)) as xid),
   last as (select e.xid from event e where e.xid < (select xid from upto) order by e.xid desc limit 1),
   changed as (
     select e.company_id, array_agg(distinct e.message_id) as ids from event e
      where e.xid >= (select since from f) and e.xid < (select xid from upto) and e.message_id is not null
        and (e.kind = 'message_added' or (e.kind = 'message_changed' and not coalesce(e.data ? 'status', false)))
      group by e.company_id)
   select coalesce((select xid from cut)::text::float8,
                   greatest((select since from f)::text::float8, (select xid::text::float8 + 1 from last))) as position,
          (select xid from cut) is not null or exists (select 1 from event where xid >= (select x from h)) as more,
          coalesce((select jsonb_agg(jsonb_build_object('companyId', company_id, 'ids', to_jsonb(ids))) from changed), '[]') as messages`,
);

// Events are kept for a week. Who was away for longer fills in everything once more.
const missedStatement = statement(
  'search_feed.missed',
  `insert into message_search_backlog (company_id, below_id)
   select c.id, ${Number.MAX_SAFE_INTEGER} from company c
    where $1::text::xid8 < (select xid from event order by xid, id limit 1)
      and exists (select 1 from event where created_at < now() - interval '6 days')
   on conflict (company_id) do update set below_id = excluded.below_id`,
);

const backlogStatement = statement(
  'search_feed.backlog',
  `select company_id as "companyId" from message_search_backlog order by below_id desc limit $1`,
);

/** How far the event log has become words to be found, and who does it: one process for all. */
export class MessageSearchFeed {
  constructor(
    private readonly jobs: JobsDatabase,
    /** This process, as no other is called. */
    private readonly holder: string,
  ) {}

  /** Takes or keeps the place of the one who follows; null: another has it. */
  async hold(): Promise<number | null> {
    const [row] = await this.jobs.query<{ position: number }>(holdStatement, [this.holder]);
    return row?.position ?? null;
  }

  async stretch(position: number, limit: number): Promise<SearchStretch> {
    const [row] = await this.jobs.query<SearchStretch>(stretchStatement, [String(position), limit]);
    if (!row) throw new Error('The event log did not answer');
    return row;
  }

  /** Everything before `position` is done. False: another has taken the place meanwhile. */
  async advance(position: number): Promise<boolean> {
    return (await this.jobs.query(advanceStatement, [this.holder, String(position)])).length > 0;
  }

  /** Notes what the log no longer tells, if there is any. */
  async noteMissed(position: number): Promise<void> {
    await this.jobs.query(missedStatement, [String(position)]);
  }

  /** Companies with messages from before the log was followed. */
  async backlog(limit: number): Promise<number[]> {
    return (await this.jobs.query<{ companyId: number }>(backlogStatement, [limit])).map(({ companyId }) => companyId);
  }

  /** Somebody else may go on at once. */
  async release(): Promise<void> {
    await this.jobs.query(releaseStatement, [this.holder]);
  }
}
