import type { Cell, CellKind, Table } from './table.js';
import { wallClock } from './wall-clock.js';

/** Spreadsheets run what begins like this; a quote in front makes it a text (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** One line of a CSV file (RFC 4180), safe to open in a spreadsheet. */
export const csvLine = (cells: readonly (string | number | null)[]): string => line(cells.map(cell));

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without it Excel reads Cyrillic as something else. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A table as CSV, a page of it at a time. Moments are what the clocks show; the heading says whose. */
export async function* csvTable({ columns, pages, timeZone }: Table): AsyncGenerator<string> {
  const clock = wallClock(timeZone);
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ heading, kind }) => (kind === 'datetime' ? `${heading} (${timeZone})` : heading)));
  for await (const rows of pages) {
    if (rows.length > 0) yield rows.map((row) => line(row.map((value, n) => written(value, columns[n]!.kind, clock)))).join('');
  }
}

function written(value: Cell, kind: CellKind, clock: (at: Date) => number): string {
  if (value instanceof Date) return new Date(clock(value)).toISOString().slice(0, 19).replace('T', ' ');
  // The minus of an amount is no formula.
  if (kind === 'money' && typeof value === 'number') return value.toFixed(2);
  return cell(value);
}
