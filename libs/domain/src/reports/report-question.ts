import type { Period } from '../statistics/period.js';

export const BUCKETS = ['day', 'month', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

/**
 * What every report is asked, whoever asks: the console, a program, a file, a mail. Empty lists = all. An operator is meant when he is named, or
 * is in one of the groups, or has one of the roles now; several filters must all hold.
 */
export interface ReportQuestion extends Period {
  /** Days are cut at midnight in the company's time zone. */
  by: Bucket;
  channelIds: readonly number[];
  groupIds: readonly number[];
  operatorIds: readonly number[];
  /** `admin`, `supervisor`, `operator`, or `custom:<id>`. */
  roles: readonly string[];
}
