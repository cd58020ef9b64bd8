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
  /** Where the processes can be looked at in Temporal's own pages; null if nobody said. */
  temporalUiUrl: string | null;
  /** null without the demo. */
  simulatorUrl: string | null;
  /** The settings of the simulated payment provider; null without the demo. Another one that is named takes its place. */
  testPayments: Record<string, string> | null;
  metricsPort: number;
  running: RunningProcesses;
  report: (line: string) => void;
}

const READY_TIMEOUT_MS = 90_000;

/** API and workers, our own two processes, and the gateway where it is wanted. */
export class Application {
  private readonly api: SupervisedProcess;
  private readonly workers: SupervisedProcess;
  private readonly gateway: SupervisedProcess | null;

  constructor(private readonly options: ApplicationOptions) {
    this.api = this.part('API', 'api', {});
    this.workers = this.part('Workers', 'workers', { METRICS_PORT: String(options.metricsPort), METRICS_HOST: '127.0.0.1' });
    const { env, data } = options;
    const gateway = { GATEWAY_DIR: data.gateway, GATEWAY_PORT: String(env.GATEWAY_PORT), GATEWAY_HOST: '127.0.0.1' };
    this.gateway = env.GATEWAY === 'on' ? this.part('Gateway', 'gateway', gateway) : null;
  }

  /** Resolves when `/readyz` says that everything it depends on answers. */
  async start(): Promise<void> {
    this.workers.start();
    this.gateway?.start();
    this.api.start();
    const url = `${ownUrl(this.options.env)}/readyz`;
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await this.answers(url))) {
      const ended = [this.api, this.workers, this.gateway].find((part) => part?.ended) ?? undefined;
      if (ended || Date.now() > deadline) throw this.failure(ended);
      await delay(100);
    }
    this.api.keepRunning();
    this.workers.keepRunning();
    this.gateway?.keepRunning();
  }

  async stopApi(): Promise<void> {
    await this.api.stop(4_000);
  }

  async stopWorkers(): Promise<void> {
    await this.workers.stop(4_000);
  }

  /** The messengers keep what comes meanwhile; the sessions go on at the next start. */
  async stopGateway(): Promise<void> {
    await this.gateway?.stop(9_000);
  }

  /** Brings all of them back with changed code. */
  async restart(): Promise<void> {
    await Promise.all([this.api.restart(2_000), this.workers.restart(2_000), this.gateway?.restart(9_000)]);
  }

  private async answers(url: string): Promise<boolean> {
    const gateway = `http://127.0.0.1:${this.options.env.GATEWAY_PORT}/healthz`;
    return (await httpStatus(url)) === 200 && (!this.gateway || (await httpStatus(gateway)) === 200);
  }

  private failure(ended: SupervisedProcess | undefined): StartError {
    const logFile = (ended ?? this.api).logFile;
    const names = new Map<unknown, string>([
      [this.api, 'The API'],
      [this.gateway, 'The gateway'],
    ]);
    const what = ended ? `${names.get(ended) ?? 'The workers'} ended while starting` : 'The product did not become ready';
    return new StartError(`${what}; the end of ${logFile}:\n${lastLines(logFile)}`);
  }

  private part(name: string, folder: 'api' | 'workers' | 'gateway', more: NodeJS.ProcessEnv): SupervisedProcess {
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
    const { env, data, databaseUrl, secretKey, temporalAddress, temporalUiUrl, simulatorUrl, testPayments } = this.options;
    const inherited = Object.entries(process.env).filter(([name]) => !/^(DEMO_|npm_)/.test(name));
    const doors = [...(simulatorUrl ? [doorTo(simulatorUrl)] : []), ...(env.GATEWAY === 'on' ? [`127.0.0.1/32:${env.GATEWAY_PORT}`] : [])];
    const ownPayments = ['STRIPE_SECRET_KEY', 'STRIPE_SECRET_KEY_FILE'].some((name) => process.env[name]);
    return {
      ...(ownPayments ? {} : testPayments),
      ...Object.fromEntries(inherited),
      NODE_ENV: 'production',
      PORT: String(env.PORT),
      HOST: env.HOST,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: secretKey,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE,
      ...(temporalUiUrl ? { TEMPORAL_UI_URL: temporalUiUrl } : {}),
      FILES_DIR: data.files,
      DEMO: env.DEMO,
      ...(env.DEMO === 'on' ? { DEMO_EMAIL } : {}),
      API_URL: ownUrl(env),
      LOG_LEVEL: env.LOG_LEVEL,
      ...(simulatorUrl ? { SIMULATOR_URL: simulatorUrl } : {}),
      ...(doors.length > 0 ? { OUTBOUND_ALLOW: [process.env['OUTBOUND_ALLOW'], ...doors].filter(Boolean).join(',') } : {}),
    };
  }
}

/** Private addresses are closed for everything that tenants name; the demo channels need the one door to the simulator. */
function doorTo(simulatorUrl: string): string {
  const { hostname, port } = new URL(simulatorUrl);
  return `${hostname}/32:${port}`;
}
