import pg from 'pg';
import { StartError, errorText } from '../start-error.js';

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start the server, or correct host and port',
  ENOTFOUND: 'its host name is unknown; correct it',
  '28P01': 'the password or the user is wrong; correct them',
  '28000': 'the server does not let this user in; correct the user, or pg_hba.conf on the server',
  '3D000': 'there is no such database; create it, or correct the name',
};

/** Checks the database that the user named: it answers, is recent enough, and lets us make tables and roles. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; rights: boolean }>(
      `select current_setting('server_version_num') as version,
              (rolsuper or rolcreaterole) and has_schema_privilege('public', 'create') as rights
         from pg_roles where rolname = current_user`,
    );
    if (Number(rows[0]?.version) < 150_000)
      throw new StartError('DATABASE_URL names a PostgreSQL older than 15; Deskwire needs 15 or newer.', 78);
    if (!rows[0]?.rights) {
      throw new StartError(
        'The user of DATABASE_URL may not create tables and roles; give him CREATEROLE and the right to create in the schema public.',
        78,
      );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    const code = (error as { code?: string }).code ?? '';
    throw new StartError(`The database of DATABASE_URL cannot be used: ${REASONS[code] ?? `${errorText(error)}; check the address`}.`, 78);
  } finally {
    await client.end().catch(() => undefined);
  }
}
