import type { Whereabouts } from '#domain/operators/absence.js';
import { operatorName } from '#domain/operators/operator-name.js';

export interface WhereaboutsRow {
  first_name: string;
  last_name: string;
  state: Whereabouts['state'];
  status: Whereabouts['status'];
  connected: boolean;
  absent_since: Date | null;
  offline_release_seconds: number | null;
}

export const whereaboutsFromRow = (row: WhereaboutsRow): Whereabouts => ({
  ...{ name: operatorName(row.first_name, row.last_name), state: row.state, status: row.status, connected: row.connected },
  ...{ absentSince: row.absent_since, releaseSeconds: row.offline_release_seconds },
});
