import { ProcessRig } from '../../testing/process-rig.js';
import {
  channelIdOfSchedule,
  templateScheduleId,
  templateSyncNowWorkflowId,
  templateSyncProcess,
  type TemplateSyncInput,
  type TemplateSyncResult,
} from './template-sync.contract.js';

const AT = '2026-11-25T10:00:00.000Z';
const LATER = '2026-11-25T10:00:05.000Z';
const stored: TemplateSyncResult = { outcome: 'stored', count: 3, error: null };

let rig: ProcessRig;
let nextChannel = 1;
beforeAll(async () => (rig = await ProcessRig.create(templateSyncProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const anInput = (more: Partial<TemplateSyncInput> = {}): TemplateSyncInput => ({
  ...{ companyId: 1, channelId: nextChannel++, reason: 'asked', at: AT, ...more },
});

/** The activity as a script that counts how often it was asked. */
function looks(answer: (count: number) => TemplateSyncResult | Promise<TemplateSyncResult>) {
  const script = { count: 0, stubs: { syncTemplates: async (): Promise<TemplateSyncResult> => answer((script.count += 1)) } };
  return script;
}

it('one start is one look', async () => {
  const script = looks(() => stored);
  const input = anInput();
  await rig.run(templateSyncNowWorkflowId(input.channelId), input, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual(stored);
    rig.record(handle, 'asked-once');
  });
  expect(script.count).toBe(1);
});

it('who asks while the provider is being asked has it asked once more, however many they are', async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const script = looks(async (count) => {
    if (count === 1) await held;
    return { ...stored, count };
  });
  const input = anInput();
  const id = templateSyncNowWorkflowId(input.channelId);
  await rig.run(id, input, script.stubs, async (handle) => {
    while (script.count === 0) await rig.environment.sleep(100);
    // The same start once more, as a relay that died in the middle sends it, is no new question.
    await rig.start(id, input);
    await rig.start(id, { ...input, reason: 'announced', at: LATER });
    await rig.start(id, { ...input, reason: 'announced', at: LATER });
    answer();
    expect(await handle.result()).toEqual({ ...stored, count: 2 });
    rig.record(handle, 'asked-again-meanwhile');
  });
  expect(script.count).toBe(2);
});

it('the same start told twice is one look', async () => {
  const script = looks(() => stored);
  const input = anInput();
  const id = templateSyncNowWorkflowId(input.channelId);
  const early = async (): ReturnType<ProcessRig['start']> => {
    await rig.start(id, input);
    return rig.start(id, input);
  };
  await rig.runLate(early, script.stubs, (handle) => handle.result());
  expect(script.count).toBe(1);
});

it('a worker that dies is asked again; one that never finishes leaves it to the next time', async () => {
  const once = looks((count) => {
    if (count === 1) throw new Error('the worker died');
    return stored;
  });
  const input = anInput();
  await rig.run(templateSyncNowWorkflowId(input.channelId), input, once.stubs, async (handle) => {
    expect(await handle.result()).toEqual(stored);
    rig.record(handle, 'asked-again-after-a-dead-worker');
  });
  const never = looks(() => {
    throw new Error('the worker died');
  });
  const other = anInput();
  await rig.run(templateSyncNowWorkflowId(other.channelId), other, never.stubs, async (handle) => {
    expect(await handle.result()).toMatchObject({ outcome: 'failed', count: null });
    rig.record(handle, 'left-to-the-next-time');
  });
  expect([once.count, never.count]).toEqual([2, 4]);
});

it('a schedule names its channel, and nothing else does', () => {
  expect(channelIdOfSchedule(templateScheduleId(42))).toBe(42);
  expect(channelIdOfSchedule('template-sync:')).toBeNull();
  expect(channelIdOfSchedule('template-sync:12-2026-11-25T10:00:00Z')).toBeNull();
  expect(channelIdOfSchedule('other:42')).toBeNull();
});
