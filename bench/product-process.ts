import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The whole product, as `npm start` runs it. */
export interface RunningProduct {
  pid: number;
  seconds: number;
  stop(): Promise<void>;
}

export async function startProduct(root: string, data: string, port: number, env: NodeJS.ProcessEnv = {}): Promise<RunningProduct> {
  const began = Date.now();
  const child = spawn(process.execPath, [join(root, 'apps/launcher/start.mjs')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: data, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Deskwire is ready') && resolve());
    void ended.then(() => reject(new Error('The product did not start')));
  });
  return {
    pid: child.pid ?? 0,
    seconds: (Date.now() - began) / 1000,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
