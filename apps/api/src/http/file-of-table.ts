import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { ApiResponseNoStatusOptions } from '@nestjs/swagger';
import { csvTable } from '#tables/csv.js';
import type { Table } from '#tables/table.js';
import { xlsxTable } from '#tables/xlsx.js';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const TYPES: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** What the description of a route says that answers `fileOfTable`. */
export const TABLE_FILE: ApiResponseNoStatusOptions = { content: { 'text/csv': binary, [TYPES.xlsx]: binary } };

/** A table as a file to keep: it leaves while its rows are read. `name` is in Latin letters and goes without its ending. */
export function fileOfTable(table: Table, format: TableFormat, name: string): StreamableFile {
  const pieces: AsyncIterable<string | Buffer> = format === 'csv' ? csvTable(table) : xlsxTable(table);
  return new StreamableFile(Readable.from(pieces, { objectMode: false }), {
    ...{ type: TYPES[format], disposition: `attachment; filename="${name}.${format}"` },
  });
}
