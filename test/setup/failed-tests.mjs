import { writeFileSync } from 'node:fs';

/**
 * Leaves the names of what failed in the file that `FAILED_TESTS` names, for whoever tries it once more (.ci/run): the files, a line
 * each, and behind each the names of its failed tests, a line each with a `›`.
 */
export function leaveNames(failed) {
  const file = process.env.FAILED_TESTS;
  if (!file || failed.length === 0) return;
  const lines = failed.flatMap(({ path, tests }) => [path, ...tests.map((name) => `› ${name.replace(/\s+/g, ' ')}`)]);
  writeFileSync(file, `${lines.join('\n')}\n`);
}
