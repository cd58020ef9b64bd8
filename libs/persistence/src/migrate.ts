import { MikroORM, defineConfig } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import pg from 'pg';
import { MIGRATIONS } from './migrations/index.js';
import { DATABASE_ROLES, rolePassword } from './roles.js';

/** Any number that no other program uses for its advisory lock. */
const MIGRATION_LOCK = 7_204_117;

/**
 * Brings the database to the current schema, once, whoever calls first. `databaseUrl` is the owner's: it must be allowed to
 * create tables and roles. Forward only; running it again changes nothing.
 */
export async function migrate(options: { databaseUrl: string; secretKey: string }): Promise<void> {
  const lock = new pg.Client({ connectionString: options.databaseUrl, connectionTimeoutMillis: 5_000 });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepareRoles(lock, options.secretKey);
    await runMigrations(options.databaseUrl);
  } finally {
    await lock.end();
  }
}

async function prepareRoles(owner: pg.Client, secretKey: string): Promise<void> {
  for (const role of DATABASE_ROLES) {
    const password = owner.escapeLiteral(rolePassword(secretKey, role));
    const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole';
    await owner.query(`${rowCount ? 'alter' : 'create'} role ${role} with ${rights} password ${password}`);
    // Our statements are short and many-jointed: compiling one costs a hundred times what running it does.
    await owner.query(`alter role ${role} set jit = off`);
  }
}

async function runMigrations(databaseUrl: string): Promise<void> {
  const orm = await MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: { migrationsList: MIGRATIONS, snapshot: false, tableName: 'migration' },
      logger: () => undefined,
    }),
  );
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}
