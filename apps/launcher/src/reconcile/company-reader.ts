import pg from 'pg';
import { urlForRole } from '#persistence/roles.js';
import { resultTypes } from '#persistence/statement.js';

export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A statement that takes longer is wrong for this job: everything is read in small stretches. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * The database, read company by company as the application's own role, in read-only transactions.
 * Not as the owner: the tables force row-level security, so an owner who is no superuser sees no rows at all, and a check of
 * nothing would report that all is well. As the application's role the command also works wherever the application does.
 */
export class CompanyReader {
  private constructor(
    private readonly app: pg.Client,
    private readonly jobs: pg.Client,
  ) {}

  static async open(databaseUrl: string, secretKey: string): Promise<CompanyReader> {
    const app = clientFor(urlForRole(databaseUrl, secretKey, 'deskwire_app'));
    const jobs = clientFor(urlForRole(databaseUrl, secretKey, 'deskwire_jobs'));
    await app.connect();
    await jobs.connect();
    return new CompanyReader(app, jobs);
  }

  async companies(): Promise<number[]> {
    const { rows } = await this.jobs.query<{ id: number }>({ text: 'select id from company order by id', types: resultTypes });
    return rows.map(({ id }) => id);
  }

  /**
   * One snapshot for all that `work` asks: what it compares belongs together, also while the product goes on. It sees what is withheld, and
   * tells of ids only.
   */
  async inCompany<T>(companyId: number, work: (query: Query) => Promise<T>): Promise<T> {
    await this.app.query(
      `begin isolation level repeatable read read only; select set_config('app.company_id', '${Math.trunc(companyId)}', true), set_config('app.withheld', 'shown', true)`,
    );
    try {
      return await work(
        async (text, values = []) => (await this.app.query({ text, values: values as unknown[], types: resultTypes })).rows,
      );
    } finally {
      await this.app.query('rollback');
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.app.end(), this.jobs.end()]);
  }
}

function clientFor(connectionString: string): pg.Client {
  const client = new pg.Client({
    ...{
      connectionString,
      connectionTimeoutMillis: 5_000,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      application_name: 'deskwire reconcile',
    },
  });
  // The query under way is rejected as well; without a listener the process would end without a word.
  client.on('error', () => undefined);
  return client;
}
