import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { valuesOf } from './question.sql.js';

/**
 * The six parameters of a report about people (question.sql.ts), for a reader who sees only his own rows where `onlyOperatorId` says so:
 * what he asks about others answers nothing.
 */
export async function valuesOfOwn(tx: Tx, question: ReportQuestion, onlyOperatorId: number | null): Promise<unknown[]> {
  const values = await valuesOf(tx, question);
  if (onlyOperatorId === null) return values;
  const meant = values[5] as number[] | null;
  return [...values.slice(0, 5), meant === null || meant.includes(onlyOperatorId) ? [onlyOperatorId] : []];
}
