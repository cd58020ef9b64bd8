import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { keptOrFreePort } from '../../../apps/launcher/src/network/ports.js';
import { ROOT, type Product } from './product.js';
import { until } from './until.js';

/** Another API process of the same installation: within one process its own queue would keep most races from happening. */
export class SecondApi {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(product: Product): Promise<SecondApi> {
    const { databaseUrl, secretKey, filesDir } = product.innards;
    const port = await keptOrFreePort(undefined);
    const env = {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      SECRET_KEY: secretKey,
      FILES_DIR: filesDir,
    };
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/api/src/main.js')], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    const api = new SecondApi(child, `http://127.0.0.1:${port}`);
    await until('the second API is alive', 30_000, async () => (await fetch(`${api.url}/healthz`)).ok);
    return api;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}
