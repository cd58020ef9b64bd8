import type { LoadReport, ReportTable, Times } from './answers.js';
import type { ReportAnswers } from './report-answers.js';
import type { Report } from './report.js';
import type { TableWords } from './table-words.js';

type Column = ReportTable['columns'][number];
type Cell = ReportTable['rows'][number][number];

const column = (key: string, kind: Column['kind']): Column => ({ key, kind });
const TIMES = ['count', 'averageSeconds', 'p50Seconds', 'p90Seconds', 'p95Seconds'] as const;
const timesColumns = (name: 'firstAnswer' | 'fullAnswer'): Column[] =>
  TIMES.map((part) => column(`${name}.${part}`, part === 'count' ? 'number' : 'seconds'));
const timesCells = (times: Times): Cell[] => TIMES.map((part) => times[part]);

const LOAD_COUNTS = ['fromClients', 'toClients', 'opened', 'closed', 'openAtEnd'] as const;
const OPERATOR: Column[] = [column('operatorId', 'number'), column('operator', 'text'), column('role', 'text')];
const CHANNEL: Column[] = [column('channelId', 'number'), column('channel', 'text')];

/** The columns of each report's table. Those that product.md 13 names come first, in its order. */
const COLUMNS: Record<Report, Column[]> = {
  active_dialogs: [column('bucket', 'date'), column('dialogs', 'number')],
  load: [
    column('bucket', 'date'),
    ...LOAD_COUNTS.map((name) => column(name, 'number')),
    ...timesColumns('firstAnswer'),
    ...timesColumns('fullAnswer'),
  ],
  requests: [
    ...[...OPERATOR, ...CHANNEL, column('number', 'text'), column('start', 'datetime'), column('date', 'date')],
    ...[column('firstAnswerSeconds', 'seconds'), column('closedAt', 'datetime'), column('dialogId', 'number')],
  ],
  rating: [
    ...[column('at', 'datetime'), column('score', 'number'), column('comment', 'text'), column('operatorId', 'number')],
    ...[column('operator', 'text'), ...CHANNEL, column('dialogId', 'number'), column('requestId', 'number')],
  ],
  operator_events: [
    ...[...OPERATOR, column('groups', 'text'), column('event', 'text'), column('dialogId', 'number'), column('at', 'datetime')],
    column('seconds', 'seconds'),
  ],
  funnel: [column('scenario', 'text'), column('runs', 'number'), column('ended', 'number')],
  templates: [
    ...[column('template', 'text'), column('language', 'text'), ...CHANNEL],
    ...['sent', 'delivered', 'read', 'failed', 'answered'].map((name) => column(name, 'number')),
  ],
};

const STEPS: Column[] = [column('step', 'text'), column('runs', 'number'), column('share', 'share')];

const loadCells = (row: LoadReport['buckets'][number]): Cell[] => [
  ...[row.bucket, ...LOAD_COUNTS.map((name) => row[name])],
  ...[...timesCells(row.firstAnswer), ...timesCells(row.fullAnswer)],
];

type Rows = { [R in Report]: (answer: ReportAnswers[R], words: TableWords) => Cell[][] };

const ROWS: Rows = {
  active_dialogs: ({ buckets }) => buckets.map(({ bucket, dialogs }) => [bucket, dialogs]),
  load: ({ buckets }) => buckets.map(loadCells),
  requests: ({ rows }, words) =>
    rows.map((row) => [
      ...[row.operatorId, row.operator, words.role(row), row.channelId, row.channel, row.number, row.start, row.date],
      ...[row.firstAnswerSeconds, row.closedAt, row.dialogId],
    ]),
  rating: ({ rows }) =>
    rows.map((row) => [
      ...[row.at, row.score, row.comment, row.operatorId, row.operator, row.channelId, row.channel, row.dialogId, row.requestId],
    ]),
  operator_events: ({ rows }, words) =>
    rows.map((row) => [
      ...[row.operatorId, row.operator, words.role(row), row.groups.join(', '), words.event(row), row.dialogId, row.at, row.seconds],
    ]),
  funnel: ({ scenarios }) => scenarios.map(({ scenario, runs, ended }) => [scenario, runs, ended]),
  templates: ({ templates }) =>
    templates.map((row) => [
      ...[row.name, row.language, row.channelId, row.channel, row.sent, row.delivered, row.read, row.failed, row.answered],
    ]),
};

/** Which scenario's funnel: then the table is of its steps. */
export interface TableChoice {
  scenarioId: number | null;
}

export const reportColumns = (report: Report, { scenarioId }: TableChoice): Column[] =>
  report === 'funnel' && scenarioId !== null ? STEPS : COLUMNS[report];

/** A report's rows, one cell for each of its columns. */
export function reportRows<R extends Report>(
  report: R,
  answer: ReportAnswers[R],
  words: TableWords,
  { scenarioId }: TableChoice,
): Cell[][] {
  if (report !== 'funnel' || scenarioId === null) return ROWS[report](answer, words);
  return (answer as ReportAnswers['funnel']).steps.map(({ step, runs, share }) => [step, runs, share]);
}
