import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './build/run-tool.js';
import { readEnv } from './env.js';
import { findInstallation } from './reconcile/installation.js';
import { StartError } from './start-error.js';

/** `npm run replay [-- --channel <key> | --id <n>]`: puts provider bodies that were kept raw through ingestion again. */
export function main(args: string[]): void {
  try {
    const { databaseUrl, secretKey } = findInstallation(readEnv(process.env));
    const env = { ...process.env, DATABASE_URL: databaseUrl, SECRET_KEY: secretKey };
    const { status } = spawnSync(process.execPath, [join(ROOT, 'dist/apps/api/src/replay.js'), ...args], { env, stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
