/** One table of docs/benchmarks.md. */
export interface Section {
  title: string;
  text: string;
  head: string[];
  rows: string[][];
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const rounded = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));

/** Cells; several numbers become their median with min–max. */
export function row(...cells: (string | number | number[])[]): string[] {
  return cells.map((cell) => {
    if (typeof cell === 'string') return cell;
    if (typeof cell === 'number') return String(cell);
    return `${rounded(median(cell))} (${rounded(Math.min(...cell))}–${rounded(Math.max(...cell))})`;
  });
}

export function markdown({ title, text, head, rows }: Section): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', text, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}
