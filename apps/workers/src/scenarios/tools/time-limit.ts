import { createContext, Script, type Context } from 'node:vm';

const MICROSECONDS = 1_000;
const MOST_TRIES = 5;

/**
 * Stops synchronous work that takes too long, wherever it is: in a loop, in a library, in a regular expression. It is no sandbox:
 * what runs here can reach nothing because its language has no words for it.
 */
export class TimeLimit {
  private readonly sandbox: { work?: () => unknown } = Object.create(null) as { work?: () => unknown };
  private readonly context: Context = createContext(this.sandbox);
  private readonly script = new Script('work()');

  constructor(private readonly milliseconds: number) {}

  /** Throws `TookTooLong`, or what the work throws. Work that the machine had no time for is tried again: it has no effects. */
  run<T>(work: () => T): T {
    for (let tries = 1; ; tries += 1) {
      const before = process.threadCpuUsage();
      try {
        return this.once(work);
      } catch (error) {
        const { user, system } = process.threadCpuUsage(before);
        const wasBusy = (user + system) / MICROSECONDS > this.milliseconds / 2;
        if (!(error instanceof TookTooLong) || wasBusy || tries === MOST_TRIES) throw error;
      }
    }
  }

  private once<T>(work: () => T): T {
    this.sandbox.work = work;
    try {
      return this.script.runInContext(this.context, { timeout: this.milliseconds }) as T;
    } catch (error) {
      throw isTimeout(error) ? new TookTooLong() : error;
    } finally {
      delete this.sandbox.work;
    }
  }
}

export class TookTooLong extends Error {
  constructor() {
    super('It takes too long');
    this.name = 'TookTooLong';
  }
}

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
