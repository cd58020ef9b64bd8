import { ProcessRig } from '../../testing/process-rig.js';
import {
  onboardingChangedSignal,
  onboardingProcess,
  onboardingStateQuery,
  onboardingWorkflowId,
  type OnboardingInput,
  type OnboardingTold,
} from './onboarding.contract.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let rig: ProcessRig;
let nextCompany = 1;
beforeAll(async () => (rig = await ProcessRig.create(onboardingProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const now = (): Promise<number> => rig.environment.currentTimeMs();
const iso = (ms: number): string => new Date(ms).toISOString();
const told = async (more: Partial<OnboardingInput> = {}): Promise<OnboardingInput> => ({
  ...{ companyId: nextCompany++, state: 'open', openedAt: iso(await now()), reminders: 0, current: 'company' },
  steps: [
    { id: 'company', state: 'open' },
    { id: 'channels', state: 'open' },
  ],
  progress: { done: 0, skipped: 0, total: 2 },
  ...more,
});

/** The table as far as the process asks it, with a note of when it was asked. */
class Table {
  readonly asked: { number: number; at: number }[] = [];

  constructor(public row: OnboardingTold | null) {}

  get stubs(): { remind: (reminder: { companyId: number; number: number }) => Promise<OnboardingTold | null> } {
    return {
      remind: async ({ number }) => {
        this.asked.push({ number, at: await now() });
        if (this.row?.state === 'open') this.row = { ...this.row, reminders: number };
        return this.row;
      },
    };
  }
}

const run = <T>(input: OnboardingInput, table: Table, story: Parameters<ProcessRig['run']>[3]): Promise<T> =>
  rig.run(onboardingWorkflowId(input.companyId), input, table.stubs, story) as Promise<T>;

it('reminds after one day and after three, then stays for weeks until it is finished', async () => {
  const input = await told();
  const table = new Table(input);
  const opened = Date.parse(input.openedAt);
  await run(input, table, async (handle) => {
    expect(await handle.query(onboardingStateQuery)).toMatchObject({ current: 'company', nextReminderAt: iso(opened + DAY) });
    await rig.environment.sleep('40 days');
    expect(await handle.query(onboardingStateQuery)).toMatchObject({ reminders: 2, nextReminderAt: null });
    await handle.signal(onboardingChangedSignal, { ...input, state: 'finished', current: null, reminders: 2 });
    expect(await handle.result()).toEqual({ ended: 'finished', reminders: 2 });
    rig.record(handle, 'reminded-twice-finished-late');
  });
  expect(table.asked.map(({ number }) => number)).toEqual([1, 2]);
  expect(table.asked.map(({ at }) => Math.round((at - opened) / HOUR))).toEqual([24, 72]);
});

it.each(['finished', 'skipped'] as const)('one that is %s reminds of nothing any more', async (state) => {
  const input = await told();
  const table = new Table(input);
  await run(input, table, async (handle) => {
    await rig.environment.sleep('20 hours');
    await handle.signal(onboardingChangedSignal, { ...input, current: 'channels' });
    expect((await handle.query(onboardingStateQuery)).current).toBe('channels');
    await handle.signal(onboardingChangedSignal, { ...input, state });
    expect(await handle.result()).toEqual({ ended: state, reminders: 0 });
    rig.record(handle, `${state}-on-the-first-day`);
  });
  expect(table.asked).toEqual([]);
});

it('the days count from when it was opened, not from when Temporal heard of it; of letters that are late only the last is sent', async () => {
  const opened = (await now()) - 5 * DAY;
  const input = await told({ openedAt: iso(opened) });
  const table = new Table(input);
  await run(input, table, async (handle) => {
    await rig.environment.sleep('1 minute');
    await handle.signal(onboardingChangedSignal, { ...input, state: 'finished', reminders: 2 });
    await handle.result();
    rig.record(handle, 'heard-of-late');
  });
  expect(table.asked.map(({ number }) => number)).toEqual([2]);
});

it('opened again, it reminds of what was not reminded of yet, counted anew', async () => {
  const input = await told({ reminders: 1 });
  const table = new Table(input);
  const opened = Date.parse(input.openedAt);
  await run(input, table, async (handle) => {
    await rig.environment.sleep('4 days');
    await handle.signal(onboardingChangedSignal, { ...input, state: 'skipped', reminders: 2 });
    expect(await handle.result()).toEqual({ ended: 'skipped', reminders: 2 });
    rig.record(handle, 'opened-again');
  });
  expect(table.asked.map(({ number, at }) => [number, Math.round((at - opened) / DAY)])).toEqual([[2, 3]]);
});

it('what the table says counts: one that was closed without a word ends at its next letter', async () => {
  const input = await told();
  const table = new Table({ ...input, state: 'finished' });
  await run(input, table, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'finished', reminders: 0 });
    rig.record(handle, 'closed-without-a-word');
  });
});

it('a company that is gone is reminded of nothing', async () => {
  const input = await told();
  await run(input, new Table(null), async (handle) => expect(await handle.result()).toEqual({ ended: 'skipped', reminders: 0 }));
});

it('a step that a release adds is told like any other', async () => {
  const input = await told({ current: null, progress: { done: 2, skipped: 0, total: 2 } });
  const table = new Table(input);
  await run(input, table, async (handle) => {
    const steps = [...input.steps, { id: 'of_a_later_release' as never, state: 'open' as const }];
    await rig.start(handle.workflowId, { ...input, steps, current: 'of_a_later_release' as never });
    expect(await handle.query(onboardingStateQuery)).toMatchObject({ current: 'of_a_later_release', steps });
    await handle.signal(onboardingChangedSignal, { ...input, state: 'finished' });
    await handle.result();
    rig.record(handle, 'a-step-was-added');
  });
});

it('goes on in a new run with what it knows, and the same days', async () => {
  const input = await told({ turnsPerRun: 3 });
  const table = new Table(input);
  const opened = Date.parse(input.openedAt);
  await run(input, table, async (handle) => {
    for (let n = 0; n < 5; n += 1) await handle.signal(onboardingChangedSignal, { ...input, current: n % 2 ? 'company' : 'channels' });
    await rig.environment.sleep('4 days');
    const latest = rig.environment.client.workflow.getHandle(handle.workflowId);
    expect(await latest.query(onboardingStateQuery)).toMatchObject({ reminders: 2 });
    await latest.signal(onboardingChangedSignal, { ...input, state: 'finished', reminders: 2 });
    expect(await latest.result()).toEqual({ ended: 'finished', reminders: 2 });
  });
  expect(table.asked.map(({ number, at }) => [number, Math.round((at - opened) / DAY)])).toEqual([
    [1, 1],
    [2, 3],
  ]);
});
