import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { FileStore } from '#persistence/files/file-store.js';
import { openFileStore } from '#persistence/files/open-file-store.js';
import { assertRowLevelSecurity } from '#persistence/health/row-level-security.check.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { urlForRole } from '#persistence/roles.js';
import { Wake } from '#persistence/wake.js';
import { Env } from '../env.js';
import { Log } from './log.js';
import { CLOCK } from './ports.js';

/** Connections of the cross-company role; it only runs short look-ups. */
const JOBS_POOL = 4;

/** Everything that talks to PostgreSQL or to the disk, once for the whole process. */
@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [Env],
      useFactory: async (env: Env): Promise<Database> => {
        const url = urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_app');
        const database = await Database.connect({ url, poolSize: env.DATABASE_POOL });
        await assertRowLevelSecurity(database);
        return database;
      },
    },
    {
      provide: JobsDatabase,
      inject: [Env, Log],
      useFactory: (env: Env, log: Log): JobsDatabase =>
        new JobsDatabase({
          url: urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_jobs'),
          poolSize: JOBS_POOL,
          onError: (error) => log.failure('a database connection was lost', error),
        }),
    },
    {
      provide: Wake,
      inject: [Env, Log],
      useFactory: async (env: Env, log: Log): Promise<Wake> => {
        const url = urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_jobs');
        const wake = new Wake({ url, onError: (error) => log.failure('the wake connection was lost', error) });
        await wake.connect();
        return wake;
      },
    },
    { provide: SecretBox, inject: [Env], useFactory: (env: Env) => new SecretBox(env.SECRET_KEY) },
    { provide: FileStore, inject: [Env], useFactory: (env: Env) => openFileStore(env) },
    { provide: OutboundHttp, inject: [Env], useFactory: (env: Env) => new OutboundHttp({ allow: env.outboundAllow }) },
    { provide: CLOCK, useValue: { now: () => new Date() } },
  ],
  exports: [Database, JobsDatabase, Wake, SecretBox, FileStore, OutboundHttp, CLOCK],
})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobsDatabase) private readonly jobs: JobsDatabase,
    @Inject(Wake) private readonly wake: Wake,
    @Inject(OutboundHttp) private readonly http: OutboundHttp,
  ) {}

  /** After the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.http.close();
    await this.wake.close();
    await this.jobs.close();
    await this.database.close();
  }
}
