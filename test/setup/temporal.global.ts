import { spawnSync } from 'node:child_process';

/** Jest's global set-up: makes the time-skipping server ready, once for the run. */
export default async function prepareTimeSkippingServer(): Promise<void> {
  if (process.env['TEMPORAL_TEST_SERVER']) return;
  const { stdout, status } = spawnSync(process.execPath, ['test/setup/temporal-test-server.mjs'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) process.env['TEMPORAL_TEST_SERVER'] = stdout.trim();
}
