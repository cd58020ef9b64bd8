import { writeFileSync } from 'node:fs';

/**
 * Leaves the names of what failed in the file that `FAILED_TESTS` names, for whoever tries it once more: the files, a line each,
 * and the names of their failed tests, a line each behind `›`. A file that could not even be loaded leaves nothing: that is no chance.
 */
export default class FailedTestsReporter {
  onRunComplete(_contexts, { testResults }) {
    const file = process.env.FAILED_TESTS;
    const failed = testResults.filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError);
    if (!file || failed.length === 0 || failed.some(({ testExecError }) => testExecError)) return;
    const lines = failed.flatMap(({ testFilePath, testResults: tests }) => [
      testFilePath,
      ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => `› ${fullName}`),
    ]);
    writeFileSync(file, `${lines.join('\n')}\n`);
  }
}
