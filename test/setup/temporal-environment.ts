import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * A Temporal server that skips waiting time. One for each spec file (it starts in under a second);
 * call `teardown()` on it in `afterAll`.
 */
export async function createTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = process.env['TEMPORAL_TEST_SERVER'];
  return TestWorkflowEnvironment.createTimeSkipping(path ? { server: { executable: { type: 'existing-path', path } } } : {});
}
