import { defineConfig } from '@mikro-orm/postgresql';
import { ENTITIES } from './entities.js';

/** MikroORM as the processes use it: as the app role, inside row-level security. */
export function ormConfig(options: { url: string; poolSize: number }): ReturnType<typeof defineConfig> {
  return defineConfig({
    clientUrl: options.url,
    entities: ENTITIES,
    discovery: { warnWhenNoEntities: false },
    pool: { max: options.poolSize },
    sessionContext: 'transaction',
    // Without a limit a request waits for ever while the database is away.
    // `pipeline`: statements of a transaction are sent without waiting for the answer to the one before.
    driverOptions: { pipeline: true, connectionTimeoutMillis: 4_000, statement_timeout: 10_000, application_name: 'deskwire' },
    debug: false,
    logger: () => undefined,
  });
}
