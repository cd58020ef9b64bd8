import { TestWorkflowEnvironment } from '@temporalio/testing';

/** The SDK gives a server five seconds to start; on a busy machine the first try may take longer. */
const TRIES = 5;

/**
 * A Temporal server that skips waiting time. One for each spec file (it starts in under a second);
 * call `teardown()` on it in `afterAll`.
 */
export async function createTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = process.env['TEMPORAL_TEST_SERVER'];
  const options = path ? { server: { executable: { type: 'existing-path' as const, path } } } : {};
  for (let tries = 1; ; tries += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping(options);
    } catch (error) {
      if (tries === TRIES || !String(error).includes('did not start')) throw error;
    }
  }
}
