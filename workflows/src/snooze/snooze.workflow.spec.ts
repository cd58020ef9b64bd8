import { ProcessRig } from '../../testing/process-rig.js';
import type { SnoozedDialog, WakeAnswer } from './snooze.activities.js';
import {
  snoozeEndedSignal,
  snoozeProcess,
  snoozeStateQuery,
  snoozeWorkflowId,
  type SnoozeEnded,
  type SnoozeInput,
} from './snooze.contract.js';

const HOUR = 3_600_000;

let rig: ProcessRig;
let nextDialog = 1;
beforeAll(async () => (rig = await ProcessRig.create(snoozeProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

/** The row of a dialog, as the activity finds it; notes when it was asked. */
class Row {
  readonly asked: number[] = [];
  readonly dialogs: SnoozedDialog[] = [];

  constructor(private readonly answer: (count: number) => WakeAnswer | Promise<WakeAnswer>) {}

  get stubs(): { wakeDialog: (dialog: SnoozedDialog) => Promise<WakeAnswer> } {
    return {
      wakeDialog: async (dialog) => {
        this.dialogs.push(dialog);
        this.asked.push(await rig.environment.currentTimeMs());
        return this.answer(this.asked.length);
      },
    };
  }
}

const woken = new Row(() => ({ outcome: 'woken' }));
const at = async (ms: number): Promise<string> => new Date((await rig.environment.currentTimeMs()) + ms).toISOString();
const aNap = async (ms: number): Promise<SnoozeInput> => ({ companyId: 1, dialogId: nextDialog++, until: await at(ms) });

it('brings the dialog back at its time, after days too, and once', async () => {
  const row = new Row(() => ({ outcome: 'woken' }));
  const input = await aNap(72 * HOUR);
  await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
    expect(await handle.query(snoozeStateQuery)).toEqual({ until: input.until, over: false });
    expect(await handle.result()).toEqual({ ended: 'woken' });
    rig.record(handle, 'woken-after-three-days');
  });
  expect(row.dialogs).toEqual([{ companyId: 1, dialogId: input.dialogId }]);
  expect((row.asked[0] ?? 0) - Date.parse(input.until)).toBeGreaterThanOrEqual(0);
  expect((row.asked[0] ?? 0) - Date.parse(input.until)).toBeLessThan(30_000);
});

it.each<SnoozeEnded['reason']>(['client_wrote', 'closed', 'transferred', 'cancelled'])(
  'told that it is over ("%s"), it asks nobody',
  async (reason) => {
    const row = new Row(() => ({ outcome: 'woken' }));
    const input = await aNap(HOUR);
    await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
      await handle.signal(snoozeEndedSignal, { reason });
      expect(await handle.result()).toEqual({ ended: reason });
      rig.record(handle, `${reason.replaceAll('_', '-')}-before-its-time`);
    });
    expect(row.asked).toHaveLength(0);
  },
);

it('put off once more it waits for the new time, and the old one passes in silence', async () => {
  const row = new Row(() => ({ outcome: 'woken' }));
  const input = await aNap(HOUR);
  await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
    const until = await at(5 * HOUR);
    await rig.start(handle.workflowId, { ...input, until });
    expect(await handle.result()).toEqual({ ended: 'woken' });
    expect(row.asked).toHaveLength(1);
    expect((row.asked[0] ?? 0) - Date.parse(until)).toBeGreaterThanOrEqual(0);
    rig.record(handle, 'put-off-again');
  });
});

it('a new time that meets the end of the old one is not lost, even if the workflow hears of everything at once', async () => {
  const input = await aNap(HOUR);
  const id = snoozeWorkflowId(input.dialogId);
  const early = async (): ReturnType<ProcessRig['start']> => {
    const handle = await rig.start(id, input);
    await handle.signal(snoozeEndedSignal, { reason: 'cancelled' });
    return rig.start(id, { ...input, until: await at(2 * HOUR) });
  };
  await rig.runLate(early, woken.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'woken' });
    rig.record(handle, 'cancelled-and-put-off-at-once');
  });
});

it('a start that is told twice changes nothing', async () => {
  const row = new Row(() => ({ outcome: 'woken' }));
  const input = await aNap(HOUR);
  await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
    await rig.start(handle.workflowId, input);
    expect(await handle.result()).toEqual({ ended: 'woken' });
  });
  expect(row.asked).toHaveLength(1);
});

it('the row knows better: it is asked again at the time that it names, and a row that is not put off any more ends it', async () => {
  const later = await at(3 * HOUR);
  const row = new Row((count) => (count === 1 ? { outcome: 'later', until: later } : { outcome: 'gone' }));
  const input = await aNap(HOUR);
  await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'gone' });
    rig.record(handle, 'the-row-knows-better');
  });
  expect((row.asked[1] ?? 0) - Date.parse(later)).toBeGreaterThanOrEqual(0);
});

it('an answer to a question from before it was put off again does not end it', async () => {
  let answer: (woken: WakeAnswer) => void = () => undefined;
  const first = new Promise<WakeAnswer>((resolve) => (answer = resolve));
  const row = new Row((count) => (count === 1 ? first : { outcome: 'woken' }));
  const input = await aNap(1_000);
  await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
    await rig.environment.sleep('2 seconds');
    while (row.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await rig.start(handle.workflowId, { ...input, until: await at(HOUR) });
    answer({ outcome: 'gone' });
    expect(await handle.result()).toEqual({ ended: 'woken' });
  });
  expect(row.asked).toHaveLength(2);
});

it('a database that is away for a while only delays it', async () => {
  const row = new Row((count) => {
    if (count < 3) throw new Error('the database is away');
    return { outcome: 'woken' };
  });
  const input = await aNap(HOUR);
  await rig.run(snoozeWorkflowId(input.dialogId), input, row.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'woken' });
  });
});
