import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** What the workers say of themselves and of what they depend on; /readyz of the API reads it. */
export interface WorkersReport {
  temporal: 'ok' | 'unreachable';
  relayLagSeconds: number;
  outboxRows: number;
  sendingQueued: number;
  checkedAt: string;
}

const reportStatement = statement(
  'upkeep.report_health',
  `insert into process_health (process, checked_at, detail) values ($1, now(), $2::jsonb)
   on conflict (process) do update set checked_at = excluded.checked_at, detail = excluded.detail`,
);

/** Leaves the report where the other processes find it. */
export async function reportWorkers(jobs: JobsDatabase, report: WorkersReport): Promise<void> {
  await jobs.query(reportStatement, ['workers', JSON.stringify(report)]);
}
