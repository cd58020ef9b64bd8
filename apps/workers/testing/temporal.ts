import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { RunningProcesses } from '../../launcher/src/process/running-processes.js';
import { temporalBinary } from '../../launcher/src/temporal/temporal-binary.js';
import { TemporalServer } from '../../launcher/src/temporal/temporal-server.js';

/** A real Temporal server that can go away and come back with what it knew, at the same address. */
export class TestTemporal {
  private server: TemporalServer | undefined;
  private hasStarted = false;

  private constructor(
    private readonly folder: string,
    private readonly binary: string,
    private ports: [number, number, number],
  ) {}

  static async create(): Promise<TestTemporal> {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
    const folder = await mkdtemp(join(tmpdir(), 'deskwire-temporal-'));
    return new TestTemporal(
      folder,
      await temporalBinary({ say: () => undefined, note: () => undefined }, new AbortController().signal),
      await freePorts(),
    );
  }

  get address(): string {
    return `127.0.0.1:${this.ports[0]}`;
  }

  /** The first time it may need other ports: somebody took one since they were found free. */
  async start(): Promise<void> {
    for (let triesLeft = this.hasStarted ? 0 : 2; ; triesLeft -= 1) {
      try {
        await this.launch();
        this.hasStarted = true;
        return;
      } catch (error) {
        if (triesLeft === 0) throw error;
        this.ports = await freePorts();
      }
    }
  }

  private async launch(): Promise<void> {
    const [port, httpPort, uiPort] = this.ports;
    const files = { databaseFile: join(this.folder, 'temporal.db'), logFile: join(this.folder, 'temporal.log') };
    const running = new RunningProcesses(join(this.folder, 'processes.json'));
    this.server = new TemporalServer(
      { binary: this.binary, port, httpPort, uiPort, namespace: 'default', ...files },
      running,
      () => undefined,
    );
    await this.server.start();
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    this.server = undefined;
  }

  async dispose(): Promise<void> {
    await this.stop();
    // The SDK ends with its last worker; where none was started, or one did not end, it would keep the process of the tests.
    await Runtime.instance().shutdown();
    await rm(this.folder, { recursive: true, force: true });
  }

  async during<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const connection = await Connection.connect({ address: this.address });
    try {
      return await work(new Client({ connection }));
    } finally {
      await connection.close();
    }
  }
}

/** Held all at once, so that no two are the same, and then let go. */
async function freePorts(): Promise<[number, number, number]> {
  const probes = [createServer(), createServer(), createServer()] as const;
  const ports = probes.map(
    (probe) =>
      new Promise<number>((resolve, reject) => {
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', () => resolve((probe.address() as AddressInfo).port));
      }),
  );
  const [port = 0, httpPort = 0, uiPort = 0] = await Promise.all(ports);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return [port, httpPort, uiPort];
}
