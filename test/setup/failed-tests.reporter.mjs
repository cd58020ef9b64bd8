import { leaveNames } from './failed-tests.mjs';

/** For jest: names what failed. A file that could not even be loaded leaves nothing, for all of them: that is no chance. */
export default class FailedTestsReporter {
  onRunComplete(_contexts, { testResults }) {
    const failed = testResults.filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError);
    if (failed.some(({ testExecError }) => testExecError)) return;
    leaveNames(
      failed.map(({ testFilePath: path, testResults: tests }) => ({
        path,
        tests: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      })),
    );
  }
}
