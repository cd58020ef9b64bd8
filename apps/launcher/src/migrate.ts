import { migrate } from '#persistence/migrate.js';
import { errorText } from './start-error.js';

/** The role `migrate` of the image: brings the database of DATABASE_URL to the current schema, once, and ends. */
const { DATABASE_URL, SECRET_KEY } = process.env;
if (!DATABASE_URL || !/^[A-Za-z0-9+/]{43}=$/.test(SECRET_KEY ?? '')) {
  process.stderr.write('DATABASE_URL and SECRET_KEY (32 bytes in base64) must be set to migrate the database.\n');
  process.exitCode = 78;
} else {
  try {
    await migrate({ databaseUrl: DATABASE_URL, secretKey: SECRET_KEY ?? '' });
    process.stdout.write('The database is up to date.\n');
  } catch (error) {
    process.stderr.write(`The database could not be migrated: ${errorText(error)}\n`);
    process.exitCode = 1;
  }
}
