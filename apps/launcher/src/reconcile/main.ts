import { readEnv } from '../env.js';
import { StartError, errorText } from '../start-error.js';
import { USAGE, readArguments } from './arguments.js';
import { findInstallation } from './installation.js';
import { reconcile } from './reconcile.js';
import { reportLines } from './report.js';

const DIFFERENCES = 1;
/** Apart from 1, so that a script never takes "could not look" for "looked, and found something". */
const NOT_CHECKED = 2;

/** `npm run reconcile`: the admin's proof that nothing was lost, doubled or forgotten. */
export async function main(args: string[]): Promise<void> {
  const startedAt = performance.now();
  try {
    const options = readArguments(args);
    if (options === null) return void process.stdout.write(`${USAGE}\n`);
    const { findings, companies } = await reconcile(findInstallation(readEnv(process.env)), options);
    const lines = reportLines(findings, companies, (performance.now() - startedAt) / 1000);
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exitCode = findings.differences.length > 0 ? DIFFERENCES : 0;
  } catch (error) {
    process.exitCode = error instanceof StartError && error.exitCode === 78 ? 78 : NOT_CHECKED;
    process.stderr.write(
      `${error instanceof StartError ? error.message : `The installation could not be compared: ${errorText(error)}`}\n`,
    );
  }
}
