import type { Locale } from '#domain/companies/company.js';
import type { ReportTable } from '#domain/reports/answers.js';
import { letterTable, reportFigures, rowsLeftOut } from '#domain/reports/report-letter.js';
import { TABLE_WORDS } from '#domain/reports/table-words.js';
import type { FactsForReader } from '#persistence/reports/report-mail.desk.js';
import type { Mail } from '../mail/mail.port.js';
import { escaped, oneLine, paragraph, wholePage } from '../mail/html.js';
import type { ReadReport } from './mailed-report.js';
import { REPORT_LETTER_WORDS } from './report-letter.words.js';

type Cell = ReportTable['rows'][number][number];
type Kind = ReportTable['columns'][number]['kind'];

/** A letter's parts, in the language of its reader. */
interface Parts {
  subject: string;
  above: string[];
  figures: string[][];
  headings: string[];
  rows: string[][];
  columns: ReportTable['columns'];
  below: string[];
}

export interface ReportLinks {
  report: string;
  /** Where its reader ends the letters. */
  end: string;
}

/** A report in the language of its reader: its figures, the first rows of its table, and the whole of it as a file. */
export function writeReport(facts: FactsForReader, read: ReadReport, links: ReportLinks): WrittenReport {
  const { locale } = facts.reader;
  const { action, why, end } = REPORT_LETTER_WORDS[locale];
  const parts = partsOf(facts, read);
  return {
    subject: parts.subject,
    text: asText(parts, [`${action}:\n${links.report}`, why, `${end}:\n${links.end}`]),
    html: wholePage(locale, { action, link: links.report }, asHtml(parts), [why], { action: end, link: links.end }),
    attachments: read.file ? [read.file] : [],
  };
}

type WrittenReport = Required<Pick<Mail, 'subject' | 'text' | 'html' | 'attachments'>>;

function partsOf(facts: FactsForReader, { question, answer, file }: ReadReport): Parts {
  const { report, reader, timeZone } = facts;
  const [words, tableWords] = [REPORT_LETTER_WORDS[reader.locale], TABLE_WORDS[reader.locale]];
  const choice = { scenarioId: facts.question.scenarioId };
  const show = shower(reader.locale, timeZone);
  const { columns, rows } = letterTable(report, answer, tableWords, choice);
  const left = rowsLeftOut(report, answer, tableWords, choice);
  const names = {
    ...{ company: oneLine(facts.company), firstName: oneLine(reader.firstName), view: oneLine(facts.name), timeZone },
    ...{ report: tableWords.report(report), from: show(question.from, 'date'), to: show(question.to, 'date') },
  };
  return {
    subject: words.subject(names),
    above: [words.hello(names), words.period(names)],
    figures: reportFigures(report, answer).map(({ key, kind, value }) => [tableWords.heading(key), show(value, kind)]),
    headings: columns.map(({ key }) => tableWords.heading(key)),
    rows: rows.map((row) => row.map((value, n) => show(value, columns[n]!.kind))),
    columns,
    below: [...(rows.length === 0 ? [words.nothing] : []), ...(file ? (left === 0 ? [] : [words.more(left)]) : [words.tooLarge])],
  };
}

function asText({ above, figures, headings, rows, below }: Parts, end: string[]): string {
  const table = rows.length > 0 ? [headings, ...rows].map((row) => row.join('; ')).join('\n') : '';
  const parts = [...above, figures.map((figure) => figure.join(': ')).join('\n'), table, ...below, ...end];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const asHtml = ({ above, figures, headings, rows, columns, below }: Parts): string[] => [
  ...above.map((text) => paragraph(text)),
  ...(figures.length > 0 ? [htmlFigures(figures)] : []),
  ...(rows.length > 0 ? [htmlTable(headings, rows, columns)] : []),
  ...below.map((text) => paragraph(text)),
];

/** Values as people of a language read them. */
function shower(locale: Locale, timeZone: string): (value: Cell, kind: Kind) => string {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB';
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (value, kind) => {
    if (value === null) return '–';
    if (value instanceof Date) return moment.format(value);
    if (typeof value === 'string') return kind === 'date' ? day.format(new Date(value)) : oneLine(value);
    return kind === 'seconds' ? duration(value) : kind === 'share' ? share.format(value) : number.format(value);
  };
}

const MINUTE = 60;
const HOUR = 3_600;
/** 1:02:03 */
function duration(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const whole = Math.round(seconds);
  return `${Math.floor(whole / HOUR)}:${two(Math.floor((whole % HOUR) / MINUTE))}:${two(whole % MINUTE)}`;
}

const LINE = 'border-bottom:1px solid #dfe3e8;padding:6px 12px 6px 0;vertical-align:top';

const htmlFigures = (figures: string[][]): string =>
  `<table role="presentation" style="border-collapse:collapse;margin:0 0 16px">${figures
    .map(
      ([label, value]) =>
        `<tr><td style="padding:2px 16px 2px 0;color:#595f69">${escaped(label!)}</td><td><b>${escaped(value!)}</b></td></tr>`,
    )
    .join('')}</table>`;

function htmlTable(headings: string[], rows: string[][], columns: ReportTable['columns']): string {
  const side = (n: number): string => (columns[n]!.kind === 'number' || columns[n]!.kind === 'seconds' ? 'right' : 'left');
  const head = headings.map((words, n) => `<th scope="col" style="${LINE};text-align:${side(n)}">${escaped(words)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((text, n) => `<td style="${LINE};text-align:${side(n)}">${escaped(text)}</td>`).join('')}</tr>`,
  );
  return `<table style="border-collapse:collapse;margin:0 0 16px;font-size:14px"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
