import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BY = ['--who', 'Browser test', '--reason', 'A company of a test'];

/** `npm run billing`, as whoever runs the installation says it beside the running product: DATA_DIR must be that product's. */
async function billing(...args: string[]): Promise<void> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  await run(process.execPath, ['apps/launcher/start.mjs', 'billing', ...args], { cwd: ROOT, env });
}

/** From now on the company's dialogs cost money: a package of 100 for 200.00, a single one 2.50. */
export const becomesMetered = (companyId: number): Promise<void> =>
  billing('tariff', '--company', String(companyId), '--package-price', '200.00', '--single-price', '2.50', ...BY);

/** A package for nothing. */
export const isGivenPlaces = (companyId: number, size: number): Promise<void> =>
  billing('package', '--company', String(companyId), '--size', String(size), '--key', `places-${companyId}`, ...BY);
