import type { Logger } from 'pino';

/** Runs `work` now and then again and again, never twice at once. Returns how to stop, which waits for the run under way. */
export function repeat(everyMs: number, name: string, log: Logger, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const run = (): void => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error, task: name }, 'a regular task failed'))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(run, everyMs);
  run();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
