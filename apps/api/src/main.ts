import 'reflect-metadata';
import { createApp } from './create-app.js';
import { InvalidEnv } from '#environment/read-environment.js';
import { Env, readEnv } from './env.js';
import { Lifecycle } from './platform/lifecycle.js';
import { Log } from './platform/log.js';

/** How long a stop may take before it is forced. */
const STOP_WITHIN_MS = 15_000;
/** sysexits' EX_CONFIG: supervisors need not try again. */
const EXIT_CONFIG = 78;

async function start(env: Env): Promise<void> {
  const log = new Log(env.LOG_LEVEL);
  process.on('unhandledRejection', (reason) => log.failure('a promise was rejected and nobody looked', reason));
  const app = await createApp(env, log);
  const lifecycle = app.get(Lifecycle);
  const stop = (): void => {
    if (lifecycle.stopping) return;
    lifecycle.stop(new Date());
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.failure('stopping failed', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await app.listen(env.PORT, env.HOST);
  log.info('listening', { port: env.PORT, host: env.HOST });
}

/** One sentence for the person who starts us. */
function sentenceOf(error: unknown, env: Env): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return `Port ${env.PORT} is taken by another program; set PORT to a free one.`;
  if (code === 'EACCES') return `Port ${env.PORT} may not be opened by this user; set PORT to one above 1023.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'PostgreSQL does not answer at the address in DATABASE_URL; start it or correct the address.';
  if (code === '28P01') return 'PostgreSQL refused our password; run the migrations with the SECRET_KEY of this installation.';
  if (code === '42P01') return 'The database has no tables yet; run the migrations first.';
  return `The API could not start: ${error instanceof Error ? error.message : String(error)}`;
}

let env: Env;
try {
  env = readEnv(process.env);
} catch (error) {
  if (!(error instanceof InvalidEnv)) throw error;
  process.stderr.write(`The API cannot start with these settings:\n${error.mistakes.map((mistake) => `  ${mistake}\n`).join('')}`);
  process.exit(EXIT_CONFIG);
}
try {
  await start(env);
} catch (error) {
  process.stderr.write(`${sentenceOf(error, env)}\n`);
  process.exit(1);
}
