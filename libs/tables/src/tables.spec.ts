import { buffer, text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { csvTable } from './csv.js';
import type { Cell, Column, Table } from './table.js';
import { xlsxTable } from './xlsx.js';

const COLUMNS: Column[] = [
  { heading: 'Operator', kind: 'text' },
  { heading: 'Day', kind: 'date' },
  { heading: 'Time', kind: 'datetime' },
  { heading: 'Seconds', kind: 'seconds' },
  { heading: 'Share', kind: 'share' },
  { heading: 'Paid', kind: 'money' },
];
const ROWS: Cell[][] = [
  ['Anna «Ключ» & <b>', '2026-03-29', new Date('2026-03-29T00:30:00Z'), 61, 0.5, -250.5],
  ['=HYPERLINK("http://x","y")', '2026-10-25', new Date('2026-10-25T12:00:01Z'), null, 1, 2.5],
  ['two\nlines, and "signs" \u0007\uD800', '2026-11-01', null, 0, 0, 0],
];

const table = (rows: Cell[][] = ROWS, more: Partial<Table> = {}): Table => ({
  ...{ title: 'Load: week/1', columns: COLUMNS, timeZone: 'Europe/Berlin' },
  pages: Readable.from([rows.slice(0, 1), [], rows.slice(1)]),
  ...more,
});
const csv = (of: Table): Promise<string> => text(Readable.from(csvTable(of)));
const workbook = async (of: Table, rowsOfSheet?: number): Promise<WorkBook> =>
  read(await buffer(Readable.from(xlsxTable(of, rowsOfSheet))), { cellDates: true, cellNF: true, UTC: true });
const sheetOf = (book: WorkBook, n = 0): unknown[][] =>
  utils.sheet_to_json(book.Sheets[book.SheetNames[n]!]!, { header: 1, blankrows: true, UTC: true });

/** Parts of a day are fractions there. */
const wholeSeconds = (value: unknown): unknown => (value instanceof Date ? new Date(Math.round(value.getTime() / 1_000) * 1_000) : value);

describe('a table as CSV', () => {
  it('says whose clocks it goes by, guards against formulas and quotes what needs it', async () => {
    const found = await csv(table());
    expect(found.startsWith('\uFEFFOperator,Day,Time (Europe/Berlin),Seconds,Share,Paid\r\n')).toBe(true);
    // Half an hour after midnight UTC on the day on which summer time begins an hour later.
    expect(found).toContain('Anna «Ключ» & <b>,2026-03-29,2026-03-29 01:30:00,61,0.5,-250.50\r\n');
    expect(found).toContain(`"'=HYPERLINK(""http://x"",""y"")",2026-10-25,2026-10-25 13:00:01,,1,2.50\r\n`);
    expect(found).toContain('"two\nlines, and ""signs""');
  });

  it('of no row is the headings', async () => {
    expect(await csv(table([]))).toBe('\uFEFFOperator,Day,Time (Europe/Berlin),Seconds,Share,Paid\r\n');
  });
});

describe('a table as a workbook', () => {
  it('is read by another program: days and moments are days and moments, texts are texts', async () => {
    const book = await workbook(table());
    expect(book.SheetNames).toEqual(['Load  week 1']);
    const [heading, first, second, third] = sheetOf(book);
    expect(heading).toEqual(['Operator', 'Day', 'Time (Europe/Berlin)', 'Seconds', 'Share', 'Paid']);
    // What the reader makes of numbers that have the format of a day, in UTC.
    const day = (iso: string): Date => new Date(iso);
    expect(first).toEqual(['Anna «Ключ» & <b>', day('2026-03-29'), day('2026-03-29T01:30:00Z'), 61, 0.5, -250.5]);
    expect(second!.map(wholeSeconds)).toEqual([
      '=HYPERLINK("http://x","y")',
      day('2026-10-25'),
      day('2026-10-25T13:00:01Z'),
      undefined,
      1,
      2.5,
    ]);
    expect(third![0]).toBe('two\nlines, and "signs" ');
    const cells = book.Sheets[book.SheetNames[0]!]!;
    expect(cells['A3']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x","y")' });
    expect(cells['A3']).not.toHaveProperty('f');
    expect([cells['B2'].z, cells['C2'].z, cells['E2'].z]).toEqual(['yyyy\\-mm\\-dd', 'yyyy\\-mm\\-dd\\ hh:mm:ss', '0.00%']);
  });

  it('of no row is the headings', async () => {
    expect(sheetOf(await workbook(table([])))).toHaveLength(1);
  });

  it('goes on in the next sheet where one is full, and loses no row', async () => {
    const rows = Array.from({ length: 25 }, (_, n): Cell[] => [`Row ${n}`, null, null, n, null, null]);
    const pages = Readable.from([rows.slice(0, 7), rows.slice(7, 21), rows.slice(21)]);
    const book = await workbook(table([], { pages }), 10);
    expect(book.SheetNames).toEqual(['Load  week 1', 'Load  week 1 2', 'Load  week 1 3']);
    const found = book.SheetNames.flatMap((_, n) =>
      sheetOf(book, n)
        .slice(1)
        .map(([name]) => name),
    );
    expect(found).toEqual(rows.map(([name]) => name));
  });

  it('a full last sheet is followed by none', async () => {
    const rows = Array.from({ length: 20 }, (_, n): Cell[] => [`Row ${n}`, null, null, n, null, null]);
    expect((await workbook(table(rows), 10)).SheetNames).toHaveLength(2);
  });

  it('a source that fails ends the file with its error', async () => {
    async function* failing(): AsyncGenerator<Cell[][]> {
      yield ROWS;
      await Promise.resolve();
      throw new Error('Your role does not allow this');
    }
    await expect(workbook(table([], { pages: failing() }))).rejects.toThrow('Your role does not allow this');
    await expect(csv(table([], { pages: failing() }))).rejects.toThrow('Your role does not allow this');
  });

  it('holds a page of its rows, however many there are', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Cell[][]> {
      for (;;) {
        asked += 1;
        yield Array.from({ length: 100 }, (_, n) => [`Somebody ${asked * n * 7_919}`, '2026-11-01', null, n * 104_729, 0, asked]);
        await Promise.resolve();
      }
    }
    let pieces = 0;
    for await (const piece of xlsxTable(table([], { pages: endless() }))) {
      pieces += piece.length > 0 ? 1 : 0;
      if (pieces > 3) break;
    }
    const then = asked;
    expect(then).toBeLessThan(400);
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBe(then);
  });
});
