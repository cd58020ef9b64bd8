import type { ReportAnswers } from '#domain/reports/report-answers.js';
import { checkedPeriod } from '#domain/reports/report-period.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Report } from '#domain/reports/report.js';
import { DomainError } from '#domain/shared/domain-error.js';
import type { Tx } from '#persistence/database.js';
import { readReport } from '#persistence/reports/read-report.js';
import { todayOf } from '#persistence/statistics/statistics.view.js';
import type { ReportStatisticsRow } from './report-statistics.dto.js';
import { presentAnswered, presentEvent, presentLoad, presentTemplate } from './report-statistics.presenter.js';
import type { ReportName, StatisticsMeta, StatisticsQuery } from './statistics.dto.js';
import { publicDay } from './statistics.presenter.js';

interface ReportPage {
  data: ReportStatisticsRow[];
  meta: StatisticsMeta;
}

interface Presented {
  rows: ReportStatisticsRow[];
  figures?: Record<string, number | null>;
  /** Of a log, whose rows are a page already. */
  log?: { total?: number; next: string | null };
}

const REPORT_OF: Record<ReportName, Report> = {
  ...{ active_dialogs: 'active_dialogs', load: 'load', requests_answered: 'requests' },
  ...{ operator_events: 'operator_events', funnel: 'funnel', templates: 'templates' },
};

type Presenters = { [R in Exclude<Report, 'rating'>]: (answer: ReportAnswers[R], query: StatisticsQuery) => Presented };

const PRESENT: Presenters = {
  active_dialogs: ({ dialogs, buckets }) => ({
    rows: buckets.map((row) => ({ date: publicDay(row.bucket), dialogs: row.dialogs })),
    figures: { dialogs },
  }),
  load: ({ buckets, fromClients, toClients, opened, closed, openNow }) => ({
    rows: buckets.map(presentLoad),
    figures: { from_client: fromClients, to_client: toClients, opened, closed, open_now: openNow },
  }),
  requests: ({ rows, opened, answered, next }) => ({
    ...{ rows: rows.map(presentAnswered), figures: { opened, answered }, log: { total: answered, next } },
  }),
  operator_events: ({ rows, next }) => ({ rows: rows.map(presentEvent), log: { next } }),
  funnel: ({ scenarios, steps }, { scenario_id: scenarioId }) => ({
    rows:
      scenarioId === undefined
        ? scenarios.map((row) => ({ scenario_id: row.scenarioId, scenario: row.scenario, runs: row.runs, ended: row.ended }))
        : steps.map((row) => ({ step_id: row.stepId, step: row.step, kind: row.kind, runs: row.runs, share: row.share })),
  }),
  templates: ({ templates, sent }) => ({ rows: templates.map(presentTemplate), figures: { sent } }),
};

/** A report of the console as programs read it: the same figures, under the names of this API. */
export async function reportStatistics(tx: Tx, name: ReportName, query: StatisticsQuery): Promise<ReportPage> {
  const { limit, offset } = query.page;
  const report = REPORT_OF[name];
  const details = { onlyOperatorId: null, cursor: query.cursor ?? null, limit, scenarioId: query.scenario_id ?? null };
  const answer = await readReport(report, tx, questionOf(query, await todayOf(tx)), details);
  const { rows, figures, log } = (PRESENT as Record<Report, (answer: unknown, query: StatisticsQuery) => Presented>)[report](answer, query);
  if (!log) return { data: rows.slice(offset, offset + limit), meta: { total: rows.length, limit, offset, ...(figures && { figures }) } };
  if (offset > 0)
    throw new DomainError('invalid_input', 'offset does not page through this report; send meta.next as cursor', 'invalid', 'offset');
  return { data: rows, meta: { ...(log.total !== undefined && { total: log.total }), limit, next: log.next, ...(figures && { figures }) } };
}

/** As of old: one day, a stretch of days, or today where nothing is asked for. */
function questionOf(query: StatisticsQuery, today: string): ReportQuestion {
  const { date, date_from: from = date, date_to: to = date, group_by: by = 'day' } = query;
  const period = { from: from ?? to ?? today, to: to ?? (from !== undefined && from > today ? from : today) };
  const filters = { channelIds: query.channel_ids ?? [], groupIds: query.group_ids ?? [], operatorIds: query.operator_ids ?? [] };
  const names = { from: 'date_from', to: 'date_to', by: 'group_by' };
  return { ...checkedPeriod(period, by, names), by, ...filters, roles: query.roles ?? [] };
}
