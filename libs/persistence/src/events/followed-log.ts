import type { JobsDatabase } from '../jobs-database.js';
import { statement, type Statement } from '../statement.js';

/** A follower that is not heard of for so long has lost its place to the next. */
const HELD_SECONDS = 15;

/** How a table keeps the one place of those who follow the log for all, and who they are now. */
export interface PlaceStatements {
  hold: Statement;
  advance: Statement;
  release: Statement;
}

/** Of a table with one row: `position`, `holder`, `held_until`. */
export const placeIn = (table: 'webhook_feed' | 'message_search_feed' | 'push_feed' | 'report_feed'): PlaceStatements => ({
  hold: statement(
    `${table}.hold`,
    `update ${table} set holder = $1, held_until = now() + interval '${HELD_SECONDS} seconds'
      where holder = $1 or held_until < now() returning position::text::float8 as position`,
  ),
  advance: statement(
    `${table}.advance`,
    `update ${table} set position = $2::text::xid8, held_until = now() + interval '${HELD_SECONDS} seconds' where holder = $1 returning 1`,
  ),
  release: statement(`${table}.release`, `update ${table} set held_until = now() where holder = $1`),
});

/** Which events of `e` a stretch has. */
export const IN_STRETCH = `e.xid >= (select since from f) and e.xid < (select xid from upto)`;

/**
 * A statement that reads the log from the place `$1` on: up to the horizon before which every event is final, as `events.tail`, but in
 * pieces of about `$2` events, cut between two transactions. A place beyond the horizon is one of another server, from which the data
 * was moved here: it counts as the horizon. Beside `position` and `more` it answers `columns`, made with the queries of `and`.
 */
export const stretchStatement = (name: string, { and, columns }: { and: string; columns: string }): Statement =>
  statement(
    name,
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
     ${and}
     select coalesce((select xid from cut)::text::float8,
                     greatest((select since from f)::text::float8, (select xid::text::float8 + 1 from last))) as position,
            (select xid from cut) is not null or exists (select 1 from event where xid >= (select x from h)) as more,
            ${columns}`,
  );

/** What every stretch says of itself. */
export interface Stretch {
  /** Where the next stretch begins. */
  position: number;
  /** There is more behind this stretch, or will be in a moment. */
  more: boolean;
}

/** The event log as one of those see it who follow it for all companies: one process at a time, by a place that it must keep renewing. */
export abstract class FollowedLog {
  constructor(
    protected readonly jobs: JobsDatabase,
    /** This process, as no other is called. */
    private readonly holder: string,
    private readonly place: PlaceStatements,
  ) {}

  /** Takes or keeps the place of the one who follows; null: another has it. */
  async hold(): Promise<number | null> {
    const [row] = await this.jobs.query<{ position: number }>(this.place.hold, [this.holder]);
    return row?.position ?? null;
  }

  /** Everything before `position` is done. False: another has taken the place meanwhile. */
  async advance(position: number): Promise<boolean> {
    return (await this.jobs.query(this.place.advance, [this.holder, String(position)])).length > 0;
  }

  /** Somebody else may go on at once. */
  async release(): Promise<void> {
    await this.jobs.query(this.place.release, [this.holder]);
  }

  protected async read<Read extends Stretch>(stretch: Statement, position: number, ...values: unknown[]): Promise<Read> {
    const [row] = await this.jobs.query<Read>(stretch, [String(position), ...values]);
    if (!row) throw new Error('The event log did not answer');
    return row;
  }
}
