import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { utils, write } from '@e965/xlsx';
import { DomainError } from '#domain/shared/domain-error.js';
import { BYTE_ORDER_MARK, csvLine } from './csv.js';

export type Cell = string | number | null;

export const FILE_FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A table that leaves as a file. */
export interface TableFile {
  format: FileFormat;
  /** Without what the format puts behind it. */
  name: string;
  /** What a spreadsheet calls the table. */
  sheet: string;
  headings: readonly string[];
  /** Piece by piece, as they are read. */
  rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A workbook is put together in memory, whole. */
const MOST_WORKBOOK_ROWS = 200_000;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A spreadsheet refuses these in the name of a table, and more than 31 characters. */
const NOT_IN_SHEET_NAMES = /[:\\/?*[\]]/g;

/** Sends a table as a file, safe to open in a spreadsheet. CSV leaves while it is read: the process holds one piece of it. */
export async function tableFile(table: TableFile): Promise<StreamableFile> {
  const disposition = `attachment; filename="${table.name}.${table.format}"`;
  if (table.format === 'xlsx') return new StreamableFile(await workbook(table), { type: WORKBOOK, disposition });
  return new StreamableFile(Readable.from(csvPieces(table), { objectMode: false }), { type: 'text/csv; charset=utf-8', disposition });
}

async function* csvPieces({ headings, rows }: TableFile): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(headings);
  for await (const piece of rows) if (piece.length > 0) yield piece.map(csvLine).join('');
}

/** Texts are written as texts: what begins like a formula is none. */
export async function workbook({ sheet, headings, rows }: Omit<TableFile, 'format' | 'name'>): Promise<Buffer> {
  const lines: (readonly Cell[])[] = [headings];
  for await (const piece of rows) {
    lines.push(...piece);
    if (lines.length > MOST_WORKBOOK_ROWS) throw new TooManyRows();
  }
  const table = utils.aoa_to_sheet(lines as Cell[][], { dense: true });
  table['!cols'] = headings.map((heading) => ({ wch: Math.max(12, heading.length + 2) }));
  const book = utils.book_new();
  utils.book_append_sheet(book, table, sheet.replaceAll(NOT_IN_SHEET_NAMES, ' ').slice(0, 31));
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

class TooManyRows extends DomainError {
  constructor() {
    const words = `A workbook of more than ${MOST_WORKBOOK_ROWS} rows is not made; take the file as CSV, or a shorter period`;
    super('too_many_rows', words, 'unprocessable', 'format');
  }
}
