import { spawnSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The client program as it is published; `.ci/run` puts it here beforehand. */
const PACKAGES = ['c2d-api==0.0.3', 'requests'];
const FOLDER = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'deskwire', 'python', 'c2d-api-0.0.3');
const DRIVER = path.join(import.meta.dirname, 'c2d_api_driver.py');

/** Without Python nobody can run it; in CI it is always there, or the test fails. */
export const hasPython = (): boolean =>
  process.env.CI === 'true' || spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0;

export function installClient(): void {
  if (existsSync(path.join(FOLDER, 'c2d_api')) && existsSync(path.join(FOLDER, 'requests'))) return;
  mkdirSync(FOLDER, { recursive: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade', '--target', FOLDER, ...PACKAGES];
  const { status, stderr } = spawnSync('python3', pip, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`pip could not install ${PACKAGES.join(' ')}: ${stderr}`);
}

export type Call = [method: string, args: Record<string, unknown>];

/** Runs the calls in their order, and tells all methods that the client has. */
export function runClient(url: string, token: string, calls: Call[]): Promise<{ methods: string[]; answers: unknown[] }> {
  const python = spawn('python3', [DRIVER], { env: { ...process.env, PYTHONPATH: FOLDER, NO_PROXY: '*' }, stdio: 'pipe' });
  let [out, errors] = ['', ''];
  python.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  python.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  python.stdin.end(JSON.stringify({ url, token, calls }));
  return new Promise((resolve, reject) => {
    python.once('error', reject);
    python.once('close', (code) =>
      code === 0
        ? resolve(JSON.parse(out) as { methods: string[]; answers: unknown[] })
        : reject(new Error(`The client ended with ${code}: ${errors}`)),
    );
  });
}
