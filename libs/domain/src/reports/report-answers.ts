import type {
  ActiveDialogsReport,
  FunnelReport,
  LoadReport,
  OperatorEventsReport,
  RatingReport,
  RequestsReport,
  TemplatesReport,
} from './answers.js';

/** What each report answers, by its name. */
export interface ReportAnswers {
  active_dialogs: ActiveDialogsReport;
  load: LoadReport;
  requests: RequestsReport;
  rating: RatingReport;
  operator_events: OperatorEventsReport;
  funnel: FunnelReport;
  templates: TemplatesReport;
}

/** What some reports are asked beside the question: whose rows and which page of them, or which scenario. */
export interface ReportDetails {
  onlyOperatorId: number | null;
  cursor: string | null;
  limit: number;
  scenarioId: number | null;
  /** Of a report with rows nothing but these is wanted: figures of the whole period are not counted for each page, and left empty. */
  rowsOnly?: boolean;
}
