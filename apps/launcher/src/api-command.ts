import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './build/run-tool.js';
import { readEnv } from './env.js';
import { findInstallation } from './reconcile/installation.js';
import { StartError, errorText } from './start-error.js';

/** Runs a command of the API (`npm run replay`, `npm run technical-access`) on the installation that runs in the data folder. */
export async function runApiCommand(name: string, args: string[]): Promise<void> {
  try {
    const { databaseUrl, secretKey } = findInstallation(readEnv(process.env));
    const env = { ...process.env, DATABASE_URL: databaseUrl, SECRET_KEY: secretKey };
    const { status } = spawnSync(process.execPath, [join(ROOT, `dist/apps/api/src/${name}.js`), ...args], { stdio: 'inherit', env });
    process.exitCode = status ?? 2;
  } catch (error) {
    process.exitCode = error instanceof StartError ? error.exitCode : 2;
    process.stderr.write(`${errorText(error)}\n`);
  }
}
