import type { Logger } from 'pino';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { Database } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { urlForRole } from '#persistence/roles.js';
import { Wake } from '#persistence/wake.js';
import type { Env } from './env.js';

const JOBS_POOL = 4;

/** What the process holds open to the outside, save Temporal. */
export class Connections {
  private constructor(
    readonly database: Database,
    readonly jobs: JobsDatabase,
    readonly wake: Wake,
    readonly http: OutboundHttp,
  ) {}

  /** Opens all of it, or leaves nothing open. */
  static async open(env: Env, log: Logger): Promise<Connections> {
    const onError = (error: Error): void => log.warn({ err: error }, 'a connection to the database was lost');
    const jobsUrl = urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_jobs');
    const wake = new Wake({ url: jobsUrl, onError });
    await wake.connect();
    try {
      const appUrl = urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_app');
      const database = await Database.connect({ url: appUrl, poolSize: env.DATABASE_POOL });
      const jobs = new JobsDatabase({ url: jobsUrl, poolSize: JOBS_POOL, onError });
      return new Connections(database, jobs, wake, new OutboundHttp({ allow: env.outboundAllow }));
    } catch (error) {
      await wake.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.wake.close(), this.http.close(), this.jobs.close(), this.database.close()]);
  }
}
