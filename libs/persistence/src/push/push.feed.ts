import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** Messages that somebody may have to be told of, by company. */
export interface PushStretch {
  /** Where the next stretch begins. */
  position: number;
  /** There is more behind this stretch, or will be in a moment. */
  more: boolean;
  messages: { companyId: number; clientIds: number[]; internalIds: number[] }[];
}

/** A follower that is not heard of for so long has lost its place to the next. */
const HELD_SECONDS = 15;
/** What is older is no news: whoever comes back sees it in his lists. */
const NEWS_SECONDS = 300;

const holdStatement = statement(
  'push_feed.hold',
  `update push_feed set holder = $1, held_until = now() + interval '${HELD_SECONDS} seconds'
    where holder = $1 or held_until < now() returning position::text::float8 as position`,
);
const advanceStatement = statement(
  'push_feed.advance',
  `update push_feed set position = $2::text::xid8, held_until = now() + interval '${HELD_SECONDS} seconds' where holder = $1 returning 1`,
);
const releaseStatement = statement('push_feed.release', `update push_feed set held_until = now() where holder = $1`);

/** As `webhook_feed.stretch`; only of companies where a browser is subscribed. */
const stretchStatement = statement(
  'push_feed.stretch',
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
   subscribed as materialized (select distinct company_id from push_subscription),
   told as (
     select e.company_id, array_agg(e.message_id) filter (where e.kind = 'message_added') as client_ids,
            array_agg((e.data ->> 'messageId')::bigint) filter (where e.kind = 'internal_message_added') as internal_ids
       from event e
      where e.xid >= (select since from f) and e.xid < (select xid from upto) and e.kind in ('message_added', 'internal_message_added')
        and e.created_at > now() - interval '${NEWS_SECONDS} seconds' and e.company_id in (select company_id from subscribed)
      group by e.company_id)
   select coalesce((select xid from cut)::text::float8,
                   greatest((select since from f)::text::float8, (select xid::text::float8 + 1 from last))) as position,
          (select xid from cut) is not null or exists (select 1 from event where xid >= (select x from h)) as more,
          coalesce((select jsonb_agg(jsonb_build_object('companyId', company_id, 'clientIds', coalesce(to_jsonb(client_ids), '[]'),
                                                        'internalIds', coalesce(to_jsonb(internal_ids), '[]'))) from told), '[]') as messages`,
);

/** How far the event log has become notes for browsers, and who makes them: one process for all. */
export class PushFeed {
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

  async stretch(position: number, limit: number): Promise<PushStretch> {
    const [row] = await this.jobs.query<PushStretch>(stretchStatement, [String(position), limit]);
    if (!row) throw new Error('The event log did not answer');
    return row;
  }

  /** Everything before `position` is on its way. False: another has taken the place meanwhile. */
  async advance(position: number): Promise<boolean> {
    return (await this.jobs.query(advanceStatement, [this.holder, String(position)])).length > 0;
  }

  /** Somebody else may go on at once. */
  async release(): Promise<void> {
    await this.jobs.query(releaseStatement, [this.holder]);
  }
}
