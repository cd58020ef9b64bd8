import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { RunningProcesses } from '../../../apps/launcher/src/process/running-processes.js';
import { temporalBinary } from '../../../apps/launcher/src/temporal/temporal-binary.js';
import { TemporalServer } from '../../../apps/launcher/src/temporal/temporal-server.js';
import { keptOrFreePort } from '../../../apps/launcher/src/network/ports.js';

/** A Temporal server that stays away for as long as the test wants, and knows afterwards what it knew before. */
export class OwnTemporal {
  private constructor(
    private readonly server: TemporalServer,
    private readonly folder: string,
  ) {}

  static async start(): Promise<OwnTemporal> {
    const folder = mkdtempSync(join(tmpdir(), 'deskwire-faults-temporal-'));
    const ports = {
      port: await keptOrFreePort(undefined),
      httpPort: await keptOrFreePort(undefined),
      uiPort: await keptOrFreePort(undefined),
    };
    const files = { databaseFile: join(folder, 'temporal.db'), logFile: join(folder, 'log') };
    const server = new TemporalServer(
      {
        binary: await temporalBinary({ say: () => undefined, note: () => undefined }, new AbortController().signal),
        namespace: 'default',
        ...ports,
        ...files,
      },
      new RunningProcesses(join(folder, 'processes.json')),
      () => undefined,
    );
    await server.start();
    return new OwnTemporal(server, folder);
  }

  get address(): string {
    return this.server.address;
  }

  async goAway(): Promise<void> {
    await this.server.stop(5_000);
  }

  async comeBack(): Promise<void> {
    await this.server.start();
  }

  /** Every run of a process that the server knows, ended or not: workflow id → how many. */
  runsOf(workflowType: string): Promise<Map<string, number>> {
    return this.asClient(async (client) => {
      const runs = new Map<string, number>();
      for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = '${workflowType}'` })) {
        runs.set(workflowId, (runs.get(workflowId) ?? 0) + 1);
      }
      return runs;
    });
  }

  /** As if the server had lost its data. */
  async lose(workflowId: string): Promise<void> {
    await this.asClient((client) => client.workflow.getHandle(workflowId).terminate('lost by a fault test'));
  }

  async stop(): Promise<void> {
    await this.server.stop(2_000);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async asClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const connection = await Connection.connect({ address: this.address });
    try {
      return await work(new Client({ connection }));
    } finally {
      await connection.close();
    }
  }
}
