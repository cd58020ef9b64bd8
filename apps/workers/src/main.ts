import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { InvalidEnv } from '#environment/read-environment.js';
import { readEnv, type Env } from './env.js';
import { createLog } from './log.js';
import { installRuntime } from './temporal/runtime.js';
import { Workers } from './workers.js';

/** A container is killed some time after SIGTERM: whoever is under way gets this long. */
const STOP_WITHIN_MS = 13_000;
const START_PAUSE_MS = 2_000;
const EXIT_CONFIGURATION = 78;

async function main(): Promise<void> {
  const env = envOrExit();
  const log = createLog(env.LOG_LEVEL);
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  installRuntime(log);
  const workers = await startWhenPossible(env, log, stopping.signal);
  if (!workers) return;
  log.info({ metricsPort: workers.metricsPort }, 'the workers run');
  await new Promise<void>((resolve) => {
    if (stopping.signal.aborted) resolve();
    stopping.signal.addEventListener('abort', () => resolve());
  });
  await workers.stop(STOP_WITHIN_MS);
  log.info('the workers have ended');
}

/** The database may come up after us. */
async function startWhenPossible(env: Env, log: Logger, stopping: AbortSignal): Promise<Workers | undefined> {
  while (!stopping.aborted) {
    try {
      return await Workers.start(env, log);
    } catch (error) {
      log.error({ err: error }, 'the workers cannot start yet; they try again');
      await sleep(START_PAUSE_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return undefined;
}

function envOrExit(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (!(error instanceof InvalidEnv)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_CONFIGURATION);
  }
}

await main();
// Connections that are still open after the time for stopping must not keep the process.
process.exit(0);
