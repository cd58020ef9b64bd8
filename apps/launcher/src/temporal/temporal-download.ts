import { spawn } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const TIME_LIMIT_MS = 5 * 60_000;

/** The SDK knows where the server is published and how to unpack it, but only fetches it by starting it. */
const SCRIPT = `
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const server = { executable: { type: 'cached-download', downloadDir: process.argv[1], ttl: '365 days' } };
  await (await TestWorkflowEnvironment.createLocal({ server })).teardown();
`;

/** Fetches the server by the SDK's own download; false when that cannot be reached. In a process of its own, for its time limit. */
export async function downloadTemporal(cache: string, target: string, signal: AbortSignal): Promise<boolean> {
  const folder = join(cache, `download-${process.pid}`);
  const fetched = await new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT, folder], {
      cwd: new URL('../../../../../', import.meta.url),
      stdio: 'ignore',
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
      signal,
    });
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0));
  });
  const file = fetched ? readdirSync(folder).find((name) => name.startsWith('temporal')) : undefined;
  if (file) renameSync(join(folder, file), target);
  rmSync(folder, { recursive: true, force: true });
  return file !== undefined;
}
