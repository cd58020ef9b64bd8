import { DomainError } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { urlForRole } from '#persistence/roles.js';
import { statement } from '#persistence/statement.js';
import { Wake } from '#persistence/wake.js';
import { readEnv } from '../env.js';
import { findInstallation, type Installation } from '../reconcile/installation.js';
import { StartError, errorText } from '../start-error.js';
import { USAGE, readArguments, type Wish } from './arguments.js';
import { BillingDesk } from './billing-desk.js';

const exists = statement('billing_command.exists', 'select 1 from company where id = $1');
const NOT_DONE = 2;

/** `npm run billing`: tariffs, adjustments and packages of companies, by whoever runs the installation. */
export async function main(args: string[]): Promise<void> {
  try {
    const wish = readArguments(args);
    const lines = wish ? await carryOut(findInstallation(readEnv(process.env)), wish) : [USAGE];
    process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    process.exitCode = error instanceof StartError ? error.exitCode : NOT_DONE;
    const expected = error instanceof StartError || error instanceof DomainError;
    process.stderr.write(`${expected ? error.message : `Nothing was changed: ${errorText(error)}`}\n`);
  }
}

/** Beside a running installation; its processes hear of the change at once. */
export async function carryOut({ databaseUrl, secretKey }: Installation, wish: Wish): Promise<string[]> {
  const jobsUrl = urlForRole(databaseUrl, secretKey, 'deskwire_jobs');
  const jobs = new JobsDatabase({ url: jobsUrl, poolSize: 1, onError: () => undefined });
  const database = await Database.connect({ url: urlForRole(databaseUrl, secretKey, 'deskwire_app'), poolSize: 1 });
  const wake = new Wake({ url: jobsUrl, onError: () => undefined });
  try {
    if ((await jobs.query(exists, [wish.companyId])).length === 0) throw new StartError(`There is no company ${wish.companyId} here.`, 78);
    await wake.connect();
    return await new BillingDesk(database, wake).run(wish);
  } finally {
    await wake.close();
    await database.close();
    await jobs.close();
  }
}
