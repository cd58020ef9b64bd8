import pg from 'pg';
import { runStatement, type Statement } from './statement.js';

/**
 * The few things that cross companies: whose a token, a session or a webhook is, and taking rows from the queues.
 * Its role (`deskwire_jobs`) may touch only the tables and columns granted for that in the migrations.
 */
export class JobsDatabase {
  private readonly pool: pg.Pool;

  constructor(options: { url: string; poolSize: number; onError: (error: Error) => void }) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize,
      connectionTimeoutMillis: 4_000,
      statement_timeout: 10_000,
      application_name: 'deskwire jobs',
    });
    this.pool.on('error', options.onError);
    this.pool.on('connect', (client) => client.on('error', options.onError));
  }

  async query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      return await runStatement<Row>(client, statement, values);
    } catch (error) {
      // An error without SQLSTATE is the connection's, not the statement's.
      if (!(error instanceof pg.DatabaseError)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
