import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BENCH } from './seed.js';

const run = promisify(execFile);

/** PostgreSQL's own measure of the same statements: the bare database that everything here is compared with. */
export async function pgbench(databaseUrl: string, script: string, connections: number, seconds: number, clients: number): Promise<number> {
  const variables = { clients, channel: BENCH.channel, company: BENCH.company, dialogs: BENCH.dialogs };
  const url = new URL(databaseUrl);
  const { stdout } = await run(
    'pgbench',
    [
      ...['-n', '-M', 'prepared', '-c', String(connections), '-j', String(Math.min(2, connections)), '-T', String(seconds)],
      ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
      ...['-f', join(import.meta.dirname, 'sql', `${script}.sql`)],
      ...['-h', url.hostname, '-p', url.port, '-U', url.username, url.pathname.slice(1)],
    ],
    { env: { ...process.env, PGPASSWORD: url.password } },
  );
  const tps = /tps = ([\d.]+)/.exec(stdout);
  if (!tps) throw new Error(`pgbench did not say how many: ${stdout}`);
  return Number(tps[1]);
}

export async function pgbenchVersion(): Promise<string | null> {
  return run('pgbench', ['--version']).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}
