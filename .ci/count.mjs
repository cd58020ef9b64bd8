/**
 * Adds up what the parts of a run said of themselves: `node .ci/count.mjs <log> <exit code>` prints `<passed> <failed>`.
 * A part that failed without naming a failed test counts as one failure: it did not even get that far.
 */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const [file, exitCode] = process.argv.slice(2);
const text = stripVTControlCharacters(readFileSync(file, 'utf8'));

/** jest and vitest, node:test (which calls tests cancelled whose suite could not begin), our own checks. */
const SUMMARIES = [/^\s*Tests:?\s.*$/gm, /^(?:#|ℹ) (?:pass|fail|cancelled) \d+$/gm, /^\d+ passed, \d+ failed$/gm];
const NUMBERS = { passed: [/(\d+) passed/, /pass (\d+)/], failed: [/(\d+) failed/, /(?:fail|cancelled) (\d+)/] };

const sum = { passed: 0, failed: 0 };
for (const line of SUMMARIES.flatMap((pattern) => text.match(pattern) ?? [])) {
  for (const [what, patterns] of Object.entries(NUMBERS)) {
    const found = patterns.map((pattern) => pattern.exec(line)?.[1]).find(Boolean);
    sum[what] += Number(found ?? 0);
  }
}
if (exitCode !== '0' && sum.failed === 0) sum.failed = 1;
process.stdout.write(`${sum.passed} ${sum.failed}\n`);
