import { setTimeout as delay } from 'node:timers/promises';
import { httpStatus } from '../network/http-status.js';
import { lastLines } from '../process/process-output.js';
import type { RunningProcesses } from '../process/running-processes.js';
import { SupervisedProcess } from '../process/supervised-process.js';
import { StartError } from '../start-error.js';

export interface TemporalServerOptions {
  binary: string;
  databaseFile: string;
  port: number;
  httpPort: number;
  uiPort: number;
  namespace: string;
  logFile: string;
}

/** The development server that comes with the `temporal` command: one process, its state in one file, loopback only. */
export class TemporalServer {
  readonly address: string;
  private readonly process: SupervisedProcess;

  constructor(
    private readonly options: TemporalServerOptions,
    running: RunningProcesses,
    report: (line: string) => void,
  ) {
    const { binary, databaseFile, port, httpPort, uiPort, namespace, logFile } = options;
    this.address = `127.0.0.1:${port}`;
    const addresses = ['--ip', '127.0.0.1', '--port', String(port), '--http-port', String(httpPort), '--ui-port', String(uiPort)];
    const state = ['--db-filename', databaseFile, '--namespace', namespace, '--log-level', 'error'];
    // The user's own Temporal profile names some other server.
    const profile = ['--disable-config-file', '--disable-config-env'];
    this.process = new SupervisedProcess(
      { name: 'Temporal', command: binary, args: ['server', 'start-dev', ...addresses, ...state, ...profile], env: process.env, logFile },
      running,
      report,
    );
  }

  async start(): Promise<void> {
    const { httpPort, namespace, logFile } = this.options;
    this.process.start();
    const deadline = Date.now() + 60_000;
    while ((await httpStatus(`http://127.0.0.1:${httpPort}/api/v1/namespaces/${namespace}`)) !== 200) {
      if (this.process.ended || Date.now() > deadline) {
        throw new StartError(`The Temporal server did not start; the end of ${logFile}:\n${lastLines(logFile)}`);
      }
      await delay(100);
    }
    this.process.keepRunning();
  }

  async stop(graceMs = 5_000): Promise<void> {
    await this.process.stop(graceMs);
  }
}
