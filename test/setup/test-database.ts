import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** The owner's address; roles are reached by `urlForRole` of #persistence/roles.js. */
  databaseUrl: string;
  secretKey: string;
  drop(): Promise<void>;
}

/** A database of one's own with the current schema and no rows, cloned from the migrated template in some 100 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, template, secretKey } = server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(url, `create database ${name} template ${template}`);
  const databaseUrl = new URL(url);
  databaseUrl.pathname = `/${name}`;
  return { databaseUrl: databaseUrl.href, secretKey, drop: () => asOwner(url, `drop database if exists ${name} with (force)`) };
}

function server(): { url: string; template: string; secretKey: string } {
  const announced = process.env['DESKWIRE_TEST_POSTGRES'];
  if (!announced) throw new Error('No PostgreSQL for tests: run this file in the jest project "integration"');
  return JSON.parse(announced) as { url: string; template: string; secretKey: string };
}

async function asOwner(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
