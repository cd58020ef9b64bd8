import { ProcessRig } from '../../testing/process-rig.js';
import type { HistoryImportActivities, ImportedPiece } from './history-import.activities.js';
import {
  channelIdOfImport,
  historyImportProcess,
  historyImportStatusQuery,
  historyImportWorkflowId,
  importPausedSignal,
  type HistoryImportInput,
} from './history-import.contract.js';

const HOUR = 3_600_000;

let rig: ProcessRig;
let nextChannel = 1;
let moments = 0;
beforeAll(async () => (rig = await ProcessRig.create(historyImportProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const anInput = (more: Partial<HistoryImportInput> = {}): HistoryImportInput => ({
  ...{ companyId: 1, channelId: nextChannel++, request: false, at: moment(), ...more },
});
/** No two outbox rows were written at the same moment. */
const moment = (): string => new Date(Date.parse('2026-11-25T10:00:00Z') + (moments += 1)).toISOString();

/** A provider's history as the database would hold it. */
class History implements HistoryImportActivities {
  open = 0;
  progress = 0;
  paused = false;
  imported = 0;
  requests = 0;
  refuses = false;
  ended: string[] = [];
  onPiece: () => Promise<void> | void = () => undefined;

  get stubs() {
    return {
      requestHistory: () => this.requestHistory(),
      importPiece: () => this.importPiece(),
      endImport: (input: { quiet: boolean }) => this.endImport(input),
    };
  }

  async requestHistory(): Promise<boolean> {
    this.requests += 1;
    return !this.refuses;
  }

  async importPiece(): Promise<ImportedPiece> {
    if (this.paused) return { state: 'paused', messages: 0 };
    if (this.open === 0) return { state: 'nothing', messages: 0 };
    this.open -= 1;
    this.imported += 1;
    await this.onPiece();
    return { state: 'more', messages: 1000 };
  }

  async endImport({ quiet }: { quiet: boolean }): Promise<boolean> {
    if (this.open > 0 || !(quiet || this.progress >= 100)) return false;
    this.ended.push(quiet ? 'quiet' : 'complete');
    return true;
  }
}

const until = async (check: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await check())) await rig.environment.sleep(1_000);
};

it('pieces that come one after the other are stored until the provider says that this was all', async () => {
  const history = new History();
  history.open = 2;
  history.progress = 40;
  const input = anInput();
  const id = historyImportWorkflowId(input.channelId);
  await rig.run(id, input, history.stubs, async (handle) => {
    await until(async () => (await handle.query(historyImportStatusQuery)).doing === 'waiting');
    expect(await handle.query(historyImportStatusQuery)).toEqual({ doing: 'waiting', messages: 2000 });
    history.open = 1;
    history.progress = 100;
    await rig.start(id, { ...input, at: moment() });
    expect(await handle.result()).toEqual({ ended: 'complete' });
    rig.record(handle, 'complete-with-the-last-piece');
  });
  expect(history).toMatchObject({ imported: 3, ended: ['complete'], requests: 0 });
});

it('ends when nothing came for a day, and not before', async () => {
  const history = new History();
  history.open = 1;
  history.progress = 55;
  const input = anInput();
  const started = await rig.environment.currentTimeMs();
  await rig.run(historyImportWorkflowId(input.channelId), input, history.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'quiet' });
    rig.record(handle, 'quiet-for-a-day');
  });
  expect((await rig.environment.currentTimeMs()) - started).toBeGreaterThanOrEqual(24 * HOUR);
  expect(history).toMatchObject({ imported: 1, ended: ['quiet'] });
});

it('a paused import waits for days, and goes on when it is told to', async () => {
  const history = new History();
  Object.assign(history, { open: 3, progress: 100, paused: true });
  const input = anInput();
  const id = historyImportWorkflowId(input.channelId);
  await rig.run(id, input, history.stubs, async (handle) => {
    await until(async () => (await handle.query(historyImportStatusQuery)).doing === 'paused');
    await handle.signal(importPausedSignal);
    await rig.environment.sleep(72 * HOUR);
    expect((await handle.query(historyImportStatusQuery)).doing).toBe('paused');
    expect(history.imported).toBe(0);
    history.paused = false;
    await rig.start(id, { ...input, at: moment() });
    expect(await handle.result()).toEqual({ ended: 'complete' });
    rig.record(handle, 'paused-and-resumed');
  });
  expect(history.imported).toBe(3);
});

it('asks the provider once, and waits for what comes', async () => {
  const history = new History();
  const input = anInput({ request: true });
  const id = historyImportWorkflowId(input.channelId);
  await rig.run(id, input, history.stubs, async (handle) => {
    await until(async () => (await handle.query(historyImportStatusQuery)).doing === 'waiting');
    history.open = 1;
    history.progress = 100;
    await rig.start(id, { ...input, request: false, at: moment() });
    expect(await handle.result()).toEqual({ ended: 'complete' });
    rig.record(handle, 'asked-for-by-an-admin');
  });
  expect(history).toMatchObject({ requests: 1, imported: 1 });
});

it('a provider that refuses to hand it over ends it', async () => {
  const history = new History();
  history.refuses = true;
  const input = anInput({ request: true });
  await rig.run(historyImportWorkflowId(input.channelId), input, history.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'failed' });
    rig.record(handle, 'refused');
  });
  expect(history).toMatchObject({ requests: 1, imported: 0 });
});

it('a piece that comes between the last one and the end is not lost', async () => {
  const history = new History();
  Object.assign(history, { open: 1, progress: 100 });
  const input = anInput();
  const id = historyImportWorkflowId(input.channelId);
  const end = history.endImport.bind(history);
  history.endImport = async (asked) => {
    if (history.imported === 1) {
      history.open = 1;
      await rig.start(id, { ...input, at: moment() });
    }
    return end(asked);
  };
  await rig.run(id, input, history.stubs, (handle) => handle.result());
  expect(history).toMatchObject({ imported: 2, ended: ['complete'] });
});

it('a worker that dies in the middle of a piece is replaced by another one', async () => {
  const history = new History();
  Object.assign(history, { open: 2, progress: 100 });
  let died = false;
  history.onPiece = () => {
    if (died) return;
    died = true;
    history.open += 1;
    throw new Error('the worker died');
  };
  const input = anInput();
  await rig.run(historyImportWorkflowId(input.channelId), input, history.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'complete' });
    rig.record(handle, 'goes-on-after-a-dead-worker');
  });
  expect(history.open).toBe(0);
});

it('a long history goes on in a new run', async () => {
  const history = new History();
  Object.assign(history, { open: 7, progress: 100 });
  const input = anInput({ piecesPerRun: 3 });
  await rig.run(historyImportWorkflowId(input.channelId), input, history.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'complete' });
    rig.record(handle, 'continued-as-new');
  });
  expect(history.imported).toBe(7);
});

it('an import names its channel, and nothing else does', () => {
  expect(channelIdOfImport(historyImportWorkflowId(7))).toBe(7);
  expect(channelIdOfImport('history-import:7x')).toBeNull();
  expect(channelIdOfImport('template-sync:7')).toBeNull();
});
