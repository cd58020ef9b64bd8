import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { StartError } from '../start-error.js';

/** The checkout's root, seen from the compiled file. */
export const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

/** Runs one of our build tools to its end; its output is shown only when it fails. */
export async function runTool(name: string, args: string[], signal: AbortSignal): Promise<void> {
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.once('error', (error) => {
      output.push(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
  if (code === 0) return;
  const lines = stripVTControlCharacters(output.join('')).trim().split('\n');
  throw new StartError(
    `${name} could not be built:\n${lines
      .filter((line) => !/^\s+at /.test(line))
      .slice(-20)
      .join('\n')}`,
  );
}
