import { reportPeriod } from '#domain/reports/report-period.js';
import { mayChangeView, type SavedQuestion as Question } from '#domain/reports/report-view.js';
import type { ReportViewRow } from '#persistence/reports/report-view.view.js';
import type { SignedIn } from '../../access/signed-in.js';
import type { ReportView, SavedQuestion } from './report-views.dto.js';

export const presentReportView = ({ mail, ...view }: ReportViewRow, caller: SignedIn): ReportView => ({
  ...view,
  mayChange: mayChangeView(caller, view),
  mail: mail && { ...mail, nextAt: mail.nextAt?.toISOString() ?? null, lastSentAt: mail.lastSentAt?.toISOString() ?? null },
});

/** As it is kept: only a question that could be asked now. */
export function savedQuestion({ period, by, scenarioId = null, ...filters }: SavedQuestion, { today }: { today: string }): Question {
  const { preset, from, to } = period;
  reportPeriod(period, by, today);
  return { period: preset === undefined ? { from, to } : { preset }, by, scenarioId, ...filters };
}
