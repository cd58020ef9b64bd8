import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** What the workers last said of themselves. */
export interface WorkersHealth {
  checkedAt: Date;
  temporal: string;
  relayLagSeconds: number | null;
}

const lastWorkers = statement('health.workers', `select checked_at, detail from process_health where process = 'workers'`);

/** Null when no worker ever ran here. */
export async function workersHealth(jobs: JobsDatabase): Promise<WorkersHealth | null> {
  const [row] = await jobs.query<{ checked_at: Date; detail: { temporal?: string; relayLagSeconds?: number } }>(lastWorkers);
  if (!row) return null;
  return { checkedAt: row.checked_at, temporal: row.detail.temporal ?? 'unknown', relayLagSeconds: row.detail.relayLagSeconds ?? null };
}
