import type { Finding, Findings } from './check.js';

/** The table that the command prints: one line a check, differences first to the eye by their mark. */
export function reportLines(findings: Findings, companies: number, seconds: number): string[] {
  const { all, differences } = findings;
  const width = Math.max(...all.map(({ check }) => check.length), 'check'.length);
  const line = (mark: string, check: string, found: string, examples: string): string =>
    `${mark} ${check.padEnd(width)}  ${found.padStart(7)}  ${examples}`.trimEnd();
  return [
    line(' ', 'check', 'found', 'examples'),
    ...all.map((finding) =>
      line(markOf(finding), finding.check, finding.skipped ? '-' : String(finding.found), finding.skipped ?? finding.examples.join(', ')),
    ),
    '',
    `${companies} ${companies === 1 ? 'company' : 'companies'} compared in ${seconds.toFixed(1)} s: ${summary(differences)}`,
  ];
}

function summary(differences: Finding[]): string {
  if (differences.length === 0) return 'no differences';
  const rows = differences.reduce((sum, { found }) => sum + found, 0);
  return `${rows} ${rows === 1 ? 'difference' : 'differences'} in ${differences.length} ${differences.length === 1 ? 'check' : 'checks'}`;
}

function markOf({ found, listedOnly, skipped }: Finding): string {
  if (skipped) return '-';
  if (found === 0) return '✓';
  return listedOnly ? '·' : '✗';
}
