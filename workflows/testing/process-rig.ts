import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { WorkflowHandleWithSignaledRunId } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { createTimeSkipping } from '../../test/setup/temporal-environment.js';
import type { ProcessDefinition } from '../src/process.js';

/** Skipping days takes seconds, on a busy machine many. */
jest.setTimeout(90_000);

type Started = WorkflowHandleWithSignaledRunId;
type Stubs = Record<string, (...args: never[]) => Promise<unknown>>;

/** The workflows as one bundle, made from the sources. */
export function workflowsFromSources(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => {
      config.resolve = { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } };
      config.resolve.conditionNames = ['source', 'import', 'require', 'node', 'default'];
      return config;
    },
  });
}

/** Runs one process with its activities stubbed, in a time that passes as fast as nothing happens. */
export class ProcessRig {
  private readonly recorded: { handle: Started; name: string }[] = [];

  private constructor(
    readonly environment: TestWorkflowEnvironment,
    private readonly bundle: WorkflowBundleWithSourceMap,
    private readonly process: ProcessDefinition,
  ) {}

  static async create(process: ProcessDefinition): Promise<ProcessRig> {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
    const [environment, bundle] = await Promise.all([createTimeSkipping(), workflowsFromSources()]);
    return new ProcessRig(environment, bundle, process);
  }

  async dispose(): Promise<void> {
    await this.environment.teardown();
  }

  /** Starts the process as the relay does, with its workers on the queues, and lets `story` go on from there. */
  async run<T>(workflowId: string, input: object, stubs: Stubs, story: (handle: Started) => Promise<T>): Promise<T> {
    return this.withWorkers(stubs, async () => story(await this.start(workflowId, input)));
  }

  /** The same, but everything that `early` does has happened before the first worker is there. */
  async runLate<T>(early: () => Promise<Started>, stubs: Stubs, story: (handle: Started) => Promise<T>): Promise<T> {
    const handle = await early();
    return this.withWorkers(stubs, () => story(handle));
  }

  /** A start, or, where the process runs already, what a second start is for it. */
  start(workflowId: string, input: object): Promise<Started> {
    const { workflowType, taskQueue, startSignal } = this.process;
    const start = { workflowId, taskQueue, args: [input], signal: startSignal, signalArgs: [input] };
    return this.environment.client.workflow.signalWithStart(workflowType, start);
  }

  private async withWorkers<T>(stubs: Stubs, work: () => Promise<T>): Promise<T> {
    const connection = this.environment.nativeConnection;
    const { taskQueue } = this.process;
    const worker = await Worker.create({ connection, taskQueue, workflowBundle: this.bundle, activities: stubs });
    const connectors = await Worker.create({ connection, taskQueue: 'connectors', activities: stubs });
    const imports = await Worker.create({ connection, taskQueue: 'imports', activities: stubs });
    const media = await Worker.create({ connection, taskQueue: 'media', activities: stubs });
    const webhooks = await Worker.create({ connection, taskQueue: 'webhooks', activities: stubs });
    const letters = await Worker.create({ connection, taskQueue: 'letters', activities: stubs });
    const all = [letters, webhooks, media, imports, connectors, worker];
    return all.reduceRight<() => Promise<T>>((inner, one) => () => one.runUntil(inner), work)();
  }

  /** Notes the run for the replays, under a name that says what happens in it. */
  record(handle: Started, name: string): void {
    this.recorded.push({ handle, name });
  }

  /** Writes what was noted; histories that are there already are never overwritten. */
  async saveHistories(folder: URL): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const { handle, name } of this.recorded) {
      const { events } = await handle.fetchHistory();
      const history: unknown = JSON.parse(historyToJSON({ events: events ?? [] }), withoutTraces);
      await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(history, null, 2)}\n`, { flag: 'wx' }).catch(ignoreExisting);
    }
  }
}

/** Which machine it ran on, and where its files lay, is nobody's business. */
function withoutTraces(key: string, value: unknown): unknown {
  if (key === 'stackTrace') return '';
  return key === 'identity' ? 'recorded' : value;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
