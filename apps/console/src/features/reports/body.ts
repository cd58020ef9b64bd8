import type { ReportAnswers, ReportName } from '../../api/reports.js';
import type { ReportKind } from './catalogue.js';
import type { ReportSearch } from './search.js';
import type { Paging } from './use-report.js';
import type { Words } from './words.js';

/** What every report is drawn from. */
export interface BodyProps<Name extends ReportName> {
  kind: ReportKind;
  answer: ReportAnswers[Name];
  before: ReportAnswers[Name] | null;
  paging: Paging;
  words: Words;
  search: ReportSearch;
  onChange(changes: ReportSearch): void;
}
