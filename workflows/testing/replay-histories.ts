import { readFileSync, readdirSync } from 'node:fs';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { workflowsFromSources } from './process-rig.js';

/**
 * One test a recorded history: today's code must make of it what it made of it then, or runs that are under way at a deploy
 * would break. A history is added with each change (RECORD_HISTORIES=1 on the process's spec) and never changed.
 */
export function replayHistories(folder: URL): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  let workflowBundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
    workflowBundle = await workflowsFromSources();
  }, 60_000);

  it('there are recorded histories', () => expect(files.length).toBeGreaterThan(0));

  it.each(files)('a run recorded as "%s" goes the same way with the code of today', async (name) => {
    const history: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    await Worker.runReplayHistory({ workflowBundle }, history);
  });
}
