import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from './build/run-tool.js';
import type { DataFolder } from './data-folder/data-folder.js';
import { DEMO_EMAIL } from './demo/demo-company.js';
import type { Env } from './env.js';
import { ownUrl } from './network/own-url.js';
import { httpStatus } from './network/http-status.js';
import { lastLines } from './process/process-output.js';
import type { RunningProcesses } from './process/running-processes.js';
import { SupervisedProcess } from './process/supervised-process.js';
import { StartError } from './start-error.js';

export interface ApplicationOptions {
  env: Env;
  data: DataFolder;
  databaseUrl: string;
  secretKey: string;
  temporalAddress: string;
  /** null without the demo. */
  simulatorUrl: string | null;
  metricsPort: number;
  running: RunningProcesses;
  report: (line: string) => void;
}

const READY_TIMEOUT_MS = 90_000;

/** API and workers: our own two processes. */
export class Application {
  private readonly api: SupervisedProcess;
  private readonly workers: SupervisedProcess;

  constructor(private readonly options: ApplicationOptions) {
    this.api = this.part('API', 'api', {});
    this.workers = this.part('Workers', 'workers', { METRICS_PORT: String(options.metricsPort), METRICS_HOST: '127.0.0.1' });
  }

  /** Resolves when `/readyz` says that everything it depends on answers. */
  async start(): Promise<void> {
    this.workers.start();
    this.api.start();
    const url = `${ownUrl(this.options.env)}/readyz`;
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while ((await httpStatus(url)) !== 200) {
      const ended = [this.api, this.workers].find((part) => part.ended);
      if (ended || Date.now() > deadline) throw this.failure(ended);
      await delay(100);
    }
    this.api.keepRunning();
    this.workers.keepRunning();
  }

  async stopApi(): Promise<void> {
    await this.api.stop(4_000);
  }

  async stopWorkers(): Promise<void> {
    await this.workers.stop(4_000);
  }

  /** Brings both back with changed code. */
  async restart(): Promise<void> {
    await Promise.all([this.api.restart(2_000), this.workers.restart(2_000)]);
  }

  private failure(ended: SupervisedProcess | undefined): StartError {
    const logFile = (ended ?? this.api).logFile;
    const what = ended ? `${ended === this.api ? 'The API' : 'The workers'} ended while starting` : 'The product did not become ready';
    return new StartError(`${what}; the end of ${logFile}:\n${lastLines(logFile)}`);
  }

  private part(name: string, folder: 'api' | 'workers', more: NodeJS.ProcessEnv): SupervisedProcess {
    const { data, running, report } = this.options;
    const preload = new URL('./process/stop-with-parent.js', import.meta.url).href;
    return new SupervisedProcess(
      {
        name,
        command: process.execPath,
        args: ['--enable-source-maps', '--import', preload, join(ROOT, `dist/apps/${folder}/src/main.js`)],
        cwd: ROOT,
        env: { ...this.environment(), ...more },
        logFile: data.log(folder),
        show: (line) => report(`${folder.padEnd(7)} | ${line}`),
        followsParent: true,
      },
      running,
      report,
    );
  }

  private environment(): NodeJS.ProcessEnv {
    const { env, data, databaseUrl, secretKey, temporalAddress, simulatorUrl } = this.options;
    const inherited = Object.entries(process.env).filter(([name]) => !/^(DEMO_|npm_)/.test(name));
    const simulator = simulatorUrl ? { SIMULATOR_URL: simulatorUrl, OUTBOUND_ALLOW: allowed(simulatorUrl) } : {};
    return {
      ...Object.fromEntries(inherited),
      NODE_ENV: 'production',
      PORT: String(env.PORT),
      HOST: env.HOST,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: secretKey,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE,
      FILES_DIR: data.files,
      DEMO: env.DEMO,
      ...(env.DEMO === 'on' ? { DEMO_EMAIL } : {}),
      API_URL: ownUrl(env),
      LOG_LEVEL: env.LOG_LEVEL,
      ...simulator,
    };
  }
}

/** Private addresses are closed for everything that tenants name; the demo channels need the one door to the simulator. */
function allowed(simulatorUrl: string): string {
  const { hostname, port } = new URL(simulatorUrl);
  const door = `${hostname}/32:${port}`;
  return process.env['OUTBOUND_ALLOW'] ? `${process.env['OUTBOUND_ALLOW']},${door}` : door;
}
