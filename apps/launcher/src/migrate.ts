import { readFileSync } from 'node:fs';
import { migrate } from '#persistence/migrate.js';
import { errorText } from './start-error.js';

/** The role `migrate` of the image: brings the database of DATABASE_URL to the current schema, once, and ends. */
async function main(): Promise<string> {
  const databaseUrl = setting('DATABASE_URL');
  const secretKey = setting('SECRET_KEY');
  if (!databaseUrl || !/^[A-Za-z0-9+/]{43}=$/.test(secretKey ?? '')) {
    process.exitCode = 78;
    return 'DATABASE_URL and SECRET_KEY (32 bytes in base64: openssl rand -base64 32) must be set to migrate the database.';
  }
  try {
    await migrate({ databaseUrl, secretKey: secretKey ?? '' });
    return 'The database is up to date.';
  } catch (error) {
    process.exitCode = 1;
    return `The database could not be migrated: ${errorText(error)}`;
  }
}

/** Secrets may also come from a file, named by the same variable with `_FILE` behind it. */
function setting(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  return process.env[name]?.trim() || (file ? readFileSync(file, 'utf8').trim() : undefined);
}

process.stdout.write(`${await main()}\n`);
