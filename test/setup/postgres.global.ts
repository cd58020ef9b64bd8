import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

declare global {
  var deskwireTestPostgres: ChildProcess | undefined;
}

/** Jest's global set-up: one PostgreSQL for the whole run; `createTestDatabase` clones databases from its template. */
export default async function startPostgres(): Promise<void> {
  const root = new URL('../../', import.meta.url);
  const child = spawn(process.execPath, ['--import', './test/setup/typescript.mjs', 'test/setup/postgres-server.ts'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.deskwireTestPostgres = child;
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`PostgreSQL for the tests did not start (exit code ${code})`)));
  });
  process.env['DESKWIRE_TEST_POSTGRES'] = line;
}
