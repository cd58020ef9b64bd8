/** `date`: a day as `2026-11-01`; `datetime`: a moment; `share`: 0 to 1; `money`: an amount in whole units of its currency. */
export type CellKind = 'text' | 'number' | 'date' | 'datetime' | 'seconds' | 'share' | 'money';
export type Cell = string | number | Date | null;

export interface Column {
  heading: string;
  kind: CellKind;
}

/** A table on its way into a file: its rows come a page at a time, so that however many there are, few are in memory. */
export interface Table {
  /** Of the sheet. */
  title: string;
  columns: readonly Column[];
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
  /** By whose clocks moments are written. */
  timeZone: string;
}
