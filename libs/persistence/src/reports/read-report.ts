import type { ReportAnswers, ReportDetails } from '#domain/reports/report-answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Report } from '#domain/reports/report.js';
import type { Tx } from '../database.js';
import { readActiveDialogs } from './active-dialogs.view.js';
import { readFunnel } from './funnel.view.js';
import { readLoad } from './load.view.js';
import { readOperatorEvents } from './operator-events.view.js';
import { readRating } from './rating.view.js';
import { readRequests } from './requests.view.js';
import { readTemplates } from './templates.view.js';

type Readers = { [R in Report]: (tx: Tx, question: ReportQuestion, details: ReportDetails) => Promise<ReportAnswers[R]> };

const READERS: Readers = {
  active_dialogs: (tx, question) => readActiveDialogs(tx, question),
  load: (tx, question) => readLoad(tx, question),
  requests: (tx, question, details) => readRequests(tx, question, details),
  rating: (tx, question, details) => readRating(tx, question, details),
  operator_events: (tx, question, details) => readOperatorEvents(tx, question, details),
  funnel: (tx, question, { scenarioId }) => readFunnel(tx, question, { scenarioId }),
  templates: (tx, question) => readTemplates(tx, question),
};

/** Any report by its name: for pages, files, letters and programs alike, so that all of them say the same. */
export const readReport = <R extends Report>(
  report: R,
  tx: Tx,
  question: ReportQuestion,
  details: ReportDetails,
): Promise<ReportAnswers[R]> => READERS[report](tx, question, details);
