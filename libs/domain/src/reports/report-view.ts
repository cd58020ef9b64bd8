import type { AskedReportPeriod } from './report-period.js';
import type { Bucket, ReportQuestion } from './report-question.js';
import type { Report } from './report.js';

/** What a saved view asks, whenever it is opened. */
export interface SavedQuestion extends Omit<ReportQuestion, 'from' | 'to'> {
  period: AskedReportPeriod;
  by: Bucket;
  /** Of the funnel. */
  scenarioId: number | null;
}

/** What its owner says of a view. */
export interface ReportViewFields {
  name: string;
  question: SavedQuestion;
  /** Whoever may read the report finds it, too. */
  shared: boolean;
}

export interface NewReportView extends ReportViewFields {
  report: Report;
}

export const REPORT_VIEW_LIMITS = { name: 80, views: 100, readers: 50 } as const;

export interface ReportViewOwner {
  ownerId: number | null;
  shared: boolean;
}

/** What others share an admin may put right, too; what is nobody's any more would otherwise be there for good. */
export const mayChangeView = ({ operatorId, role }: { operatorId: number; role: string }, { ownerId, shared }: ReportViewOwner): boolean =>
  ownerId === operatorId || (shared && role === 'admin');
