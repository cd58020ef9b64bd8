import { readEnv } from '../../apps/workers/src/env.js';
import { createLog } from '../../apps/workers/src/log.js';
import { Workers } from '../../apps/workers/src/workers.js';
import type { ApiUnderTest } from './api-under-test.js';

export interface RunningWorkers {
  stop(): Promise<void>;
}

/** Nobody listens there: what works with it works without Temporal. */
const NO_TEMPORAL = '127.0.0.1:9';

/** The real workers beside the API under test, for what is seen only when messages leave. */
export async function workersFor(api: ApiUnderTest, more: Record<string, string> = {}): Promise<RunningWorkers> {
  const { DATABASE_URL = '', SECRET_KEY = '', FILES_DIR = '' } = api.variables;
  const own = { DATABASE_URL, SECRET_KEY, FILES_DIR, TEMPORAL_ADDRESS: NO_TEMPORAL, METRICS_PORT: '0' };
  const env = readEnv({ ...own, ...more });
  const workers = await Workers.start(env, createLog('silent', { write: () => undefined }));
  return { stop: () => workers.stop(20_000) };
}
