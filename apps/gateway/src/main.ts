import 'reflect-metadata';
import { drivers } from './drivers/drivers.js';
import { InvalidEnv } from '#environment/read-environment.js';
import { readEnv, type Env } from './env.js';
import { Gateway } from './gateway.js';
import { createLog } from './log.js';

const STOP_WITHIN_MS = 8_000;
const EXIT_CONFIGURATION = 78;

async function main(): Promise<void> {
  const env = envOrExit();
  const log = createLog(env.LOG_LEVEL);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  // A library's stray rejection must not end everybody's sessions.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'));
  const gateway = await Gateway.start(env, log, drivers(env));
  log.info({ port: gateway.port }, 'the gateway runs');
  await stopped;
  await Promise.race([gateway.stop(), new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS))]);
  log.info('the gateway has ended');
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
process.exit(0);
