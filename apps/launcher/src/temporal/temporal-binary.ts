import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StepVoice } from '../progress.js';
import { StartError } from '../start-error.js';
import { downloadTemporal } from './temporal-download.js';

/** The newest that `go install` can build; later versions replace modules, which it refuses. */
const VERSION = 'v1.5.1';
const PROGRAM = platform() === 'win32' ? 'temporal.exe' : 'temporal';

/** Shared by all checkouts of a user: building it takes minutes. */
export const temporalCache = (): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'deskwire', 'bin');

/** `temporal` on the PATH or in the cache, else downloaded, else built with Go. */
export async function temporalBinary({ say, note }: StepVoice, signal: AbortSignal): Promise<string> {
  const cached = join(temporalCache(), PROGRAM);
  const found = [PROGRAM, cached].find(runs);
  if (found) return found;
  mkdirSync(temporalCache(), { recursive: true });
  say('fetching the Temporal server, once');
  if (await downloadTemporal(temporalCache(), cached, signal)) return cached;
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0) {
    say('building the Temporal server with Go, once; this takes some four minutes');
    const onPackage = (count: number): void => note(`building the Temporal server with Go: ${count} packages done`);
    if (await buildWithGo(cached, onPackage, signal)) return cached;
  }
  throw new StartError(
    'The Temporal server is not on this machine and could neither be downloaded nor built; install the "temporal" command ' +
      '(or Go, with access to its modules), or name a running server with TEMPORAL_ADDRESS.',
  );
}

function runs(program: string): boolean {
  if (program.includes(PROGRAM) && program !== PROGRAM && !existsSync(program)) return false;
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function buildWithGo(target: string, onPackage: (count: number) => void, signal: AbortSignal): Promise<boolean> {
  const folder = join(temporalCache(), `build-${process.pid}`);
  const built = await new Promise<boolean>((resolve) => {
    const go = spawn('go', ['install', '-v', `github.com/temporalio/cli/cmd/temporal@${VERSION}`], {
      cwd: tmpdir(),
      env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
    });
    let packages = 0;
    createInterface({ input: go.stderr }).on('line', (line) => !line.startsWith('go: ') && onPackage((packages += 1)));
    go.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0));
  });
  if (built) renameSync(join(folder, PROGRAM), target);
  rmSync(folder, { recursive: true, force: true });
  return built;
}
