import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database, Tx } from '#persistence/database.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Transactions that are repeated until the database takes them: around a send, giving up would mean not to know what the
 * client got. Ends with the process, or when it is the transaction that is wrong and not the database.
 */
export class KeepTrying {
  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly stopping: AbortSignal,
  ) {}

  async transaction<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.database.transaction(companyId, work);
      } catch (error) {
        if (this.stopping.aborted || willFailAgain(error)) throw error;
        this.log.error({ companyId, err: error }, 'the database did not take a transaction; it is repeated');
        await sleep(pause, undefined, { signal: this.stopping }).catch(() => undefined);
      }
    }
  }
}

/** SQLSTATE of wrong data, a broken constraint, a wrong statement: the same will be said of the next attempt. */
function willFailAgain(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|42)[0-9A-Z]{3}$/.test(code);
}
