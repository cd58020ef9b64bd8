import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** One thing that a durable process must hear. */
export interface OutboxRow {
  id: number;
  companyId: number;
  process: string;
  action: 'start' | 'signal';
  workflowId: string;
  payload: Record<string, unknown>;
  attempts: number;
  createdAt: Date;
}

/** Longer than any call to Temporal may take (ten seconds); a relay that died gives its rows back after it. */
const LEASE_SECONDS = 15;
/** Counting stops here: whoever reads it only asks whether it is much. */
const COUNT_LIMIT = 10_000;

// Only the oldest row of a workflow may be taken: a signal must not overtake the start it belongs to.
const claimStatement = statement(
  'outbox.claim',
  `with due as (
     select o.id from outbox o
      where o.not_before <= now() and (o.process = any($2::text[])) = $3
        and not exists (select 1 from outbox earlier where earlier.workflow_id = o.workflow_id and earlier.id < o.id)
      order by o.id limit $1 for update skip locked)
   update outbox o set not_before = now() + interval '${LEASE_SECONDS} seconds', attempts = o.attempts + 1
     from due where o.id = due.id
   returning o.id, o.company_id as "companyId", o.process, o.action, o.workflow_id as "workflowId", o.payload, o.attempts,
             o.created_at as "createdAt"`,
);
const doneStatement = statement('outbox.done', `delete from outbox where id = any($1::bigint[])`);
const releaseStatement = statement(
  'outbox.release',
  `update outbox set not_before = now(), attempts = attempts - 1 where id = any($1::bigint[])`,
);
const postponeStatement = statement(
  'outbox.postpone',
  `update outbox set not_before = now() + make_interval(secs => $2), last_error = left($3, 500) where id = $1`,
);
const stateStatement = statement(
  'outbox.state',
  `select count(*)::int as rows, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "lagSeconds"
     from (select created_at from outbox order by id limit ${COUNT_LIMIT}) oldest`,
);

/** Which rows are taken: those of these processes, or those of all others. A process's rows are always of one kind. */
export interface OutboxPart {
  processes: readonly string[];
  taken: boolean;
}

/** The relay's side of the outbox: rows of all companies, each held by one relay at a time. */
export class OutboxQueue {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly part: OutboxPart = { processes: [], taken: false },
  ) {}

  claim(limit: number): Promise<OutboxRow[]> {
    return this.jobs.query<OutboxRow>(claimStatement, [limit, this.part.processes, this.part.taken]);
  }

  async done(ids: number[]): Promise<void> {
    if (ids.length > 0) await this.jobs.query(doneStatement, [ids]);
  }

  /** Gives rows back that could not even be tried. */
  async release(ids: number[]): Promise<void> {
    if (ids.length > 0) await this.jobs.query(releaseStatement, [ids]);
  }

  async postpone(id: number, error: string, seconds: number): Promise<void> {
    await this.jobs.query(postponeStatement, [id, seconds, error]);
  }

  /** How many rows wait (counted up to a limit) and for how long the oldest has. */
  async state(): Promise<{ rows: number; lagSeconds: number }> {
    const [state] = await this.jobs.query<{ rows: number; lagSeconds: number }>(stateStatement);
    return state ?? { rows: 0, lagSeconds: 0 };
  }
}
