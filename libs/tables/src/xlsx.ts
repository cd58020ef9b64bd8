import type { Cell, CellKind, Column, Table } from './table.js';
import { wallClock } from './wall-clock.js';
import { contentTypes, RELATIONS, STYLES, workbook, workbookRelations } from './xlsx-parts.js';
import { escaped } from './xml.js';
import { zip, type ZipEntry } from './zip.js';

/** A sheet has 1,048,576 lines; the rows behind them go on in the next one. */
const ROWS_OF_SHEET = 1_000_000;
const LONGEST_TEXT = 32_767;
const DAY_MS = 86_400_000;
/** Days from 30 December 1899, where spreadsheets begin to count, to 1970. */
const EPOCH_DAYS = 25_569;
/** By their place in `STYLES`. */
const STYLE: Record<CellKind, number> = { text: 0, number: 0, seconds: 0, date: 1, datetime: 2, share: 3, money: 4 };
const HEADING = 5;
const WIDTH: Record<CellKind, number> = { text: 24, number: 12, seconds: 14, date: 12, datetime: 20, share: 10, money: 14 };

/** A table as a workbook of Excel (ECMA-376), written while its rows are read: a page of them is in memory, however many there are. */
export function xlsxTable(table: Table, rowsOfSheet = ROWS_OF_SHEET): AsyncGenerator<Buffer> {
  return zip(parts(table, rowsOfSheet));
}

/** The workbook comes last: only then is it known how many sheets it has. */
function* parts(table: Table, rowsOfSheet: number): Generator<ZipEntry> {
  const rows = new Rows(table.pages);
  let sheets = 0;
  do {
    sheets += 1;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheet(table, rows, rowsOfSheet) };
  } while (rows.more);
  yield { name: 'xl/styles.xml', content: [STYLES] };
  yield { name: 'xl/workbook.xml', content: [workbook(table.title, sheets)] };
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(sheets)] };
  yield { name: '_rels/.rels', content: [RELATIONS] };
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets)] };
}

/** Pages of rows, of which one may be taken in parts. */
class Rows {
  private readonly pages: AsyncIterator<readonly (readonly Cell[])[]>;
  private page: readonly (readonly Cell[])[] = [];
  /** False once the last row was taken. */
  more = true;

  constructor(pages: AsyncIterable<readonly (readonly Cell[])[]>) {
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** The next rows, so many at most; none = that was all, or that many were taken. */
  async take(most: number): Promise<readonly (readonly Cell[])[]> {
    await this.fill();
    const taken = this.page.slice(0, most);
    this.page = this.page.slice(taken.length);
    await this.fill();
    return taken;
  }

  private async fill(): Promise<void> {
    while (this.more && this.page.length === 0) {
      const next = await this.pages.next();
      if (next.done) this.more = false;
      else this.page = next.value;
    }
  }
}

async function* sheet({ columns, timeZone }: Table, rows: Rows, rowsOfSheet: number): AsyncGenerator<string> {
  const clock = wallClock(timeZone);
  const heading = columns.map(({ heading: words, kind }) => (kind === 'datetime' ? `${words} (${timeZone})` : words));
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `<cols>${columns.map(({ kind }, n) => `<col min="${n + 1}" max="${n + 1}" width="${WIDTH[kind]}" customWidth="1"/>`).join('')}</cols>`;
  yield `<sheetData><row>${heading.map((words) => text(words, HEADING)).join('')}</row>`;
  for (let left = rowsOfSheet; left > 0 && rows.more;) {
    const taken = await rows.take(left);
    left -= taken.length;
    yield taken.map((row) => `<row>${row.map((value, n) => cell(value, columns[n]!, clock)).join('')}</row>`).join('');
  }
  yield '</sheetData></worksheet>';
}

/** Texts are texts, whatever they begin with: a formula would have an element of its own. */
function cell(value: Cell, { kind }: Column, clock: (at: Date) => number): string {
  if (value === null) return '<c/>';
  if (value instanceof Date) return number(clock(value) / DAY_MS + EPOCH_DAYS, STYLE.datetime);
  if (typeof value === 'number') return number(value, STYLE[kind]);
  return kind === 'date' ? number(Date.parse(value) / DAY_MS + EPOCH_DAYS, STYLE.date) : text(value, STYLE.text);
}

const number = (value: number, style: number): string => `<c s="${style}"><v>${value}</v></c>`;

const text = (value: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_TEXT))}</t></is></c>`;
