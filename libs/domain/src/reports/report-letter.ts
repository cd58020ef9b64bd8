import type { ReportTable } from './answers.js';
import type { ReportAnswers } from './report-answers.js';
import { reportColumns, reportRows, type TableChoice } from './report-tables.js';
import type { Report } from './report.js';
import type { TableWords } from './table-words.js';

/** The figures that stand over a letter's table, by the keys of their words. */
export interface Figure {
  key: string;
  kind: 'number' | 'seconds';
  value: number | null;
}

type FiguresOf = { [R in Report]: (answer: ReportAnswers[R]) => Figure[] };
const count = (key: string, value: number): Figure => ({ key, kind: 'number', value });

const FIGURES: FiguresOf = {
  active_dialogs: ({ dialogs }) => [count('dialogs', dialogs)],
  load: ({ fromClients, toClients, opened, closed, firstAnswer, fullAnswer }) => [
    ...[count('fromClients', fromClients), count('toClients', toClients), count('opened', opened), count('closed', closed)],
    { key: 'firstAnswer.averageSeconds', kind: 'seconds', value: firstAnswer.averageSeconds },
    { key: 'fullAnswer.averageSeconds', kind: 'seconds', value: fullAnswer.averageSeconds },
  ],
  requests: ({ opened, answered }) => [count('opened', opened), count('answered', answered)],
  rating: ({ ratings, average }) => [count('ratings', ratings), { key: 'average', kind: 'number', value: average }],
  operator_events: () => [],
  funnel: ({ scenarios }) => [
    count(
      'runs',
      scenarios.reduce((sum, { runs }) => sum + runs, 0),
    ),
  ],
  templates: ({ sent }) => [count('sent', sent)],
};

export const reportFigures = <R extends Report>(report: R, answer: ReportAnswers[R]): Figure[] => FIGURES[report](answer);

/** A letter is as wide as a phone: these columns; the file has all of them. */
const COLUMNS: Record<Report, readonly string[]> = {
  active_dialogs: ['bucket', 'dialogs'],
  load: ['bucket', 'fromClients', 'toClients', 'opened', 'closed', 'firstAnswer.averageSeconds'],
  requests: ['operator', 'channel', 'number', 'start', 'firstAnswerSeconds'],
  rating: ['at', 'score', 'operator', 'channel', 'comment'],
  operator_events: ['operator', 'event', 'dialogId', 'at', 'seconds'],
  funnel: ['scenario', 'step', 'runs', 'ended', 'share'],
  templates: ['template', 'channel', 'sent', 'delivered', 'read', 'failed', 'answered'],
};

export const ROWS_OF_LETTER = 31;

/** The first rows of a report, by the columns of a letter. */
export function letterTable<R extends Report>(report: R, answer: ReportAnswers[R], words: TableWords, choice: TableChoice): ReportTable {
  const all = reportColumns(report, choice);
  const shown = all.flatMap(({ key }, n) => (COLUMNS[report].includes(key) ? [n] : []));
  const rows = reportRows(report, answer, words, choice).slice(0, ROWS_OF_LETTER);
  return { columns: shown.map((n) => all[n]!), rows: rows.map((row) => shown.map((n) => row[n] ?? null)) };
}

/** How many rows the letter leaves out; of a report that has pages it is only known that there are more. */
export function rowsLeftOut<R extends Report>(
  report: R,
  answer: ReportAnswers[R],
  words: TableWords,
  choice: TableChoice,
): number | 'more' {
  if ('next' in answer && answer.next !== null) return 'more';
  return Math.max(reportRows(report, answer, words, choice).length - ROWS_OF_LETTER, 0);
}
