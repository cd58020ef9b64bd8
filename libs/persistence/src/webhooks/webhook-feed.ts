import type { WebhookSource } from '#domain/webhooks/webhook-event.js';
import type { StoredEvent } from '../events/event.tail.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** An event that may have to be told to integrators. */
export interface FeedEvent extends Omit<StoredEvent, 'position' | 'kind'> {
  kind: WebhookSource | 'webhook_changed';
  at: Date;
}

export interface FeedStretch {
  /** Where the next stretch begins. */
  position: number;
  /** There are more events behind this stretch, or will be in a moment. */
  more: boolean;
  /** Somebody listens at all. */
  anybody: boolean;
  events: FeedEvent[];
}

/** A follower that is not heard of for so long has lost its place to the next. */
const HELD_SECONDS = 15;

const holdStatement = statement(
  'webhook_feed.hold',
  `update webhook_feed set holder = $1, held_until = now() + interval '${HELD_SECONDS} seconds'
    where holder = $1 or held_until < now() returning position::text::float8 as position`,
);

const advanceStatement = statement(
  'webhook_feed.advance',
  `update webhook_feed set position = $2::text::xid8, held_until = now() + interval '${HELD_SECONDS} seconds'
    where holder = $1 returning 1`,
);

const releaseStatement = statement('webhook_feed.release', `update webhook_feed set held_until = now() where holder = $1`);

/**
 * As `events.tail`, but in pieces of a size that can be held, cut between two transactions; and only of companies that listen. A place
 * beyond the horizon is one of another server, from which the data was moved here: it counts as the horizon.
 */
const stretchStatement = statement(
  'webhook_feed.stretch',
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
   listening as materialized (select distinct company_id from webhook where state = 'enabled')
   select coalesce((select xid from cut)::text::float8,
                   greatest((select since from f)::text::float8, (select xid::text::float8 + 1 from last))) as position,
          (select xid from cut) is not null or exists (select 1 from event where xid >= (select x from h)) as more,
          exists (select 1 from listening) as anybody,
          coalesce((
            select jsonb_agg(jsonb_build_object('id', e.id, 'companyId', e.company_id, 'kind', e.kind, 'dialogId', e.dialog_id,
                                                'messageId', e.message_id, 'operatorId', e.operator_id, 'data', e.data,
                                                'at', e.created_at) order by e.id)
              from event e
             where e.xid >= (select since from f) and e.xid < (select xid from upto) and e.kind = any($3::text[])
               and (e.kind <> 'message_changed' or e.data ? 'status')
               and (e.kind = 'webhook_changed' or e.company_id in (select company_id from listening))), '[]') as events`,
);

/** How far the event log has become deliveries, and who makes them: one process for all. */
export class WebhookFeed {
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

  async stretch(position: number, limit: number, kinds: readonly string[]): Promise<FeedStretch> {
    const [row] = await this.jobs.query<FeedStretch>(stretchStatement, [String(position), limit, kinds]);
    if (!row) throw new Error('The event log did not answer');
    return { ...row, events: row.events.map((event) => ({ ...event, at: new Date(event.at) })) };
  }

  /** Everything before `position` is done. False: another has taken the place meanwhile. */
  async advance(position: number): Promise<boolean> {
    return (await this.jobs.query(advanceStatement, [this.holder, String(position)])).length > 0;
  }

  /** Somebody else may go on at once. */
  async release(): Promise<void> {
    await this.jobs.query(releaseStatement, [this.holder]);
  }
}
