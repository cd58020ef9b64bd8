import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { gather, runStatement, type Statement } from './statement.js';
import { ormConfig } from './orm.config.js';

/** What a store gets to work with: one connection, inside one company's transaction. */
export interface Tx {
  readonly companyId: number;
  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends a statement whose rows nobody needs, without waiting for it: several of them and the commit share one round trip.
   * If it fails, the transaction fails.
   */
  write(statement: Statement, values?: readonly unknown[]): void;
}

/**
 * The database as one company sees it. Every transaction names its company; PostgreSQL's row-level security does the rest,
 * so that a forgotten filter answers nothing instead of another company's rows.
 * Two ways in, one pool: `transaction` for hand-tuned statements, `entities` for forms (MikroORM's unit of work).
 */
export class Database {
  private constructor(
    private readonly orm: { em: EntityManager; close(): Promise<void> },
    private readonly pool: pg.Pool,
  ) {}

  static async connect(options: { url: string; poolSize: number }): Promise<Database> {
    const orm = await MikroORM.init(ormConfig(options));
    return new Database(orm, (await orm.em.getConnection().getNativeClient()) as pg.Pool);
  }

  /**
   * Runs `work` in one transaction of the company: all of it is stored, or none. `keepPlans` is for statements whose plan never
   * depends on their values: PostgreSQL then plans each once a connection, where it would otherwise plan small arrays anew every time.
   * `seesWithheld` is for whoever stores, fetches or counts, and shows nothing: it finds the messages of blocked dialogs too.
   */
  async transaction<T>(companyId: number, work: (tx: Tx) => Promise<T>, { keepPlans = false, seesWithheld = false } = {}): Promise<T> {
    if (!Number.isSafeInteger(companyId) || companyId <= 0) throw new Error('A transaction needs the id of its company');
    const client = await this.pool.connect();
    const writes: Promise<unknown>[] = [];
    const run = <Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> => {
      gather(client);
      return runStatement<Row>(client, statement, values);
    };
    const send = (sent: Promise<unknown>): void => {
      // Awaited below, with the commit; until then a failure must not count as unhandled.
      sent.catch(() => undefined);
      writes.push(sent);
    };
    let broken: Error | undefined;
    try {
      // The id is a checked integer, and the simple protocol takes no parameters. Nobody waits for the answer: the first
      // statement is on its way behind it.
      const plans = keepPlans ? `, set_config('plan_cache_mode', 'force_generic_plan', true)` : '';
      const withheld = seesWithheld ? `, set_config('app.withheld', 'shown', true)` : '';
      gather(client);
      send(client.query(`begin; select set_config('app.company_id', '${companyId}', true)${plans}${withheld}`));
      const result = await work({
        companyId,
        query: run,
        write: (statement, values) => send(run(statement, values)),
      });
      // After a failed statement this commit is a rollback, and the failure is thrown.
      gather(client);
      send(client.query('commit'));
      await firstFailureOf(writes);
      return result;
    } catch (error) {
      broken = await rollback(client);
      // What follows a write that failed says only that the transaction is over; the write says why.
      await firstFailureOf(writes);
      throw error;
    } finally {
      // A connection whose rollback failed is in an unknown state: it must not be given to anybody else.
      client.release(broken);
    }
  }

  /** MikroORM's unit of work in one transaction of the company, for forms with few rows and many fields. */
  async entities<T>(companyId: number, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const em = this.orm.em.fork({ session: { variables: { 'app.company_id': String(companyId) } } });
    return em.transactional((inner) => work(inner as EntityManager));
  }

  /** Connections in use, waiting callers: for /metrics. */
  get poolState(): { total: number; idle: number; waiting: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  async close(): Promise<void> {
    await this.orm.close();
  }
}

async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Waits for all, so that the connection is idle again, and throws what went wrong first. */
async function firstFailureOf(sent: Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(sent)) if (outcome.status === 'rejected') throw outcome.reason;
}
