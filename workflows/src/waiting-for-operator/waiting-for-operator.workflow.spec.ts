import { ProcessRig } from '../../testing/process-rig.js';
import type { AssignOutcome, WaitingDialog, WaitingForOperatorActivities } from './waiting-for-operator.activities.js';
import {
  waitEndedSignal,
  waitingForOperatorProcess,
  waitingForOperatorWorkflowId,
  waitingStateQuery,
  type WaitingForOperatorInput,
} from './waiting-for-operator.contract.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let rig: ProcessRig;
let nextDialog = 1;
beforeAll(async () => (rig = await ProcessRig.create(waitingForOperatorProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const aWait = (more: Partial<WaitingForOperatorInput> = {}): WaitingForOperatorInput => ({
  ...{ companyId: 1, dialogId: nextDialog++, waitsFor: 'operator', operatorId: 7, limitSeconds: null, ...more },
});

/** The two activities as a script, with a note of when each was asked. */
class Rules implements WaitingForOperatorActivities {
  readonly looks: number[] = [];
  readonly releases: number[] = [];
  readonly asked: WaitingDialog[] = [];

  constructor(
    private readonly look: (count: number) => AssignOutcome['outcome'] | Promise<AssignOutcome['outcome']>,
    private readonly release: AssignOutcome['outcome'] = 'waiting',
  ) {}

  get stubs(): { tryAssign: WaitingForOperatorActivities['tryAssign']; releaseToRules: WaitingForOperatorActivities['releaseToRules'] } {
    return { tryAssign: (dialog) => this.tryAssign(dialog), releaseToRules: (dialog) => this.releaseToRules(dialog) };
  }

  async tryAssign(dialog: WaitingDialog): Promise<AssignOutcome> {
    this.asked.push(dialog);
    this.looks.push(await rig.environment.currentTimeMs());
    return { outcome: await this.look(this.looks.length) };
  }

  async releaseToRules(dialog: WaitingDialog): Promise<AssignOutcome> {
    this.asked.push(dialog);
    this.releases.push(await rig.environment.currentTimeMs());
    return { outcome: this.release };
  }
}

it('looks again until an operator has the dialog, first after half a minute', async () => {
  const rules = new Rules((count) => (count < 3 ? 'waiting' : 'assigned'));
  const input = aWait();
  const started = await rig.environment.currentTimeMs();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'assigned' });
    rig.record(handle, 'assigned-at-the-third-look');
  });
  expect((rules.looks[0] ?? 0) - started).toBeGreaterThanOrEqual(30_000);
  expect(rules.looks).toHaveLength(3);
  expect(rules.asked[0]).toEqual({ companyId: 1, dialogId: input.dialogId });
});

it('a dialog that waits for days is looked at ever less often, and not forgotten', async () => {
  const rules = new Rules(async () => ((await rig.environment.currentTimeMs()) - started < 48 * HOUR ? 'waiting' : 'assigned'));
  const input = aWait({ waitsFor: 'any', operatorId: null });
  const started = await rig.environment.currentTimeMs();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, (handle) => handle.result());
  const pauses = rules.looks.slice(1).map((at, n) => at - (rules.looks[n] ?? 0));
  expect(Math.max(...pauses)).toBeLessThan(10 * MINUTE + 5_000);
  expect(rules.looks.length).toBeLessThan(48 * 6 + 12);
});

it('ends at once when told that the dialog is over, and asks nobody any more', async () => {
  const rules = new Rules(() => 'waiting');
  const input = aWait();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    await handle.signal(waitEndedSignal, { reason: 'closed' });
    expect(await handle.result()).toEqual({ ended: 'closed' });
    rig.record(handle, 'closed-while-waiting');
  });
  expect(rules.looks).toHaveLength(0);
});

it.each(['transferred', 'left_to_people'] as const)('ends at once when told that the dialog is "%s"', async (reason) => {
  const rules = new Rules(() => 'waiting');
  const input = aWait({ limitSeconds: 3600 });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    await rig.environment.sleep('40 seconds');
    await handle.signal(waitEndedSignal, { reason });
    expect(await handle.result()).toEqual({ ended: reason });
    rig.record(handle, `${reason.replaceAll('_', '-')}-while-waiting`);
  });
  expect(rules.looks).toHaveLength(1);
  expect(rules.releases).toHaveLength(0);
});

it.each<['assigned' | 'gone', string]>([
  ['assigned', 'the operator it waits for is deleted, blocked or moved: the rules give it to whoever is next'],
  ['gone', 'the company or the channel does not assign any more: nobody had to tell'],
])('within the next look it ends as "%s" when %s', async (outcome) => {
  let changedAt = Number.POSITIVE_INFINITY;
  const rules = new Rules(async () => ((await rig.environment.currentTimeMs()) >= changedAt ? outcome : 'waiting'));
  const input = aWait();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    await rig.environment.sleep('3 hours');
    changedAt = await rig.environment.currentTimeMs();
    expect(await handle.result()).toEqual({ ended: outcome });
  });
  expect((rules.looks.at(-1) ?? 0) - changedAt).toBeLessThan(10 * MINUTE + 5_000);
});

it('waits for anybody, without the limit, once the company turned its mode off; and is looked at soon again', async () => {
  const rules = new Rules((count) => (count < 8 ? 'waiting' : 'assigned'));
  const began = await rig.environment.currentTimeMs();
  const input = aWait({ limitSeconds: 3600, at: new Date(began).toISOString() });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    await rig.environment.sleep('5 minutes');
    const told = await rig.environment.currentTimeMs();
    await rig.start(handle.workflowId, {
      ...input,
      waitsFor: 'any',
      operatorId: null,
      limitSeconds: null,
      at: new Date(told).toISOString(),
    });
    expect(await handle.query(waitingStateQuery)).toMatchObject({ waiting: true, waitsFor: 'any', operatorId: null, limitAt: null });
    expect(await handle.result()).toEqual({ ended: 'assigned' });
    expect(rules.looks.find((at) => at > told)! - told).toBeLessThan(45_000);
    rig.record(handle, 'mode-off-while-waiting');
  });
  expect(rules.releases).toHaveLength(0);
});

it('a limit that passes while its operator is there but full hands the dialog to the rules', async () => {
  const rules = new Rules(() => 'waiting', 'assigned');
  const began = await rig.environment.currentTimeMs();
  const input = aWait({ limitSeconds: 1800, at: new Date(began).toISOString() });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'assigned' });
  });
  expect((rules.releases[0] ?? 0) - began).toBeGreaterThanOrEqual(1_800_000);
  expect((rules.releases[0] ?? 0) - began).toBeLessThan(1_830_000);
});

it('when the limit passes, the standard rules take over, at the limit and once; then anybody may have it', async () => {
  const rules = new Rules((count) => (count < 4 ? 'waiting' : 'assigned'));
  const input = aWait({ limitSeconds: 45 });
  const started = await rig.environment.currentTimeMs();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    expect(await handle.query(waitingStateQuery)).toMatchObject({ waiting: true, waitsFor: 'operator', operatorId: 7, limitSeconds: 45 });
    expect(await handle.result()).toEqual({ ended: 'assigned' });
    expect(await handle.query(waitingStateQuery)).toMatchObject({ waitsFor: 'any', operatorId: null, limitAt: null });
    rig.record(handle, 'released-at-the-limit');
  });
  expect(rules.releases).toHaveLength(1);
  expect((rules.releases[0] ?? 0) - started).toBeGreaterThanOrEqual(45_000);
  expect((rules.releases[0] ?? 0) - started).toBeLessThan(70_000);
  expect(rules.looks.filter((at) => at > (rules.releases[0] ?? 0))).toHaveLength(3);
});

it('the limit counts from when the waiting began, not from when Temporal heard of it', async () => {
  const rules = new Rules(() => 'waiting', 'assigned');
  const began = (await rig.environment.currentTimeMs()) - 10 * MINUTE;
  const input = aWait({ limitSeconds: 11 * 60, at: new Date(began).toISOString() });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, (handle) => handle.result());
  expect((rules.releases[0] ?? 0) - began).toBeLessThan(11.5 * MINUTE);
});

it('without a limit the dialog is never taken from the operator it waits for', async () => {
  const rules = new Rules((count) => (count < 200 ? 'waiting' : 'gone'));
  const input = aWait();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'gone' });
  });
  expect(rules.releases).toHaveLength(0);
});

it('a new wait that meets the end of the old one is not lost, even if the workflow hears of everything at once', async () => {
  const rules = new Rules(() => 'waiting');
  const input = aWait({ at: '2026-01-01T10:00:00.000Z' });
  const id = waitingForOperatorWorkflowId(input.dialogId);
  const early = async (): ReturnType<ProcessRig['start']> => {
    const handle = await rig.start(id, input);
    await handle.signal(waitEndedSignal, { reason: 'assigned' });
    return rig.start(id, { ...input, operatorId: 8, at: '2026-01-01T10:05:00.000Z' });
  };
  await rig.runLate(early, rules.stubs, async (handle) => {
    await rig.environment.sleep('2 minutes');
    expect(await handle.query(waitingStateQuery)).toMatchObject({ waiting: true, operatorId: 8, since: '2026-01-01T10:05:00.000Z' });
    await handle.signal(waitEndedSignal, { reason: 'transferred' });
    expect(await handle.result()).toEqual({ ended: 'transferred' });
    rig.record(handle, 'waits-again');
  });
});

it('a start that is told twice changes nothing', async () => {
  const rules = new Rules((count) => (count < 3 ? 'waiting' : 'assigned'));
  const input = aWait({ limitSeconds: 3600, at: new Date(await rig.environment.currentTimeMs()).toISOString() });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    await rig.environment.sleep('40 seconds');
    const before = await handle.query(waitingStateQuery);
    await rig.start(handle.workflowId, input);
    expect(await handle.query(waitingStateQuery)).toEqual(before);
    await handle.result();
  });
  expect(rules.looks).toHaveLength(3);
});

it('an answer to a question from before the new wait does not end it', async () => {
  let answer: (outcome: AssignOutcome['outcome']) => void = () => undefined;
  const first = new Promise<AssignOutcome['outcome']>((resolve) => (answer = resolve));
  const rules = new Rules((count) => (count === 1 ? first : 'assigned'));
  const input = aWait({ at: '2026-01-01T10:00:00.000Z' });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    await rig.environment.sleep('31 seconds');
    while (rules.looks.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await handle.signal(waitEndedSignal, { reason: 'assigned' });
    await rig.start(handle.workflowId, { ...input, at: '2026-01-01T11:00:00.000Z' });
    answer('gone');
    expect(await handle.result()).toEqual({ ended: 'assigned' });
  });
  expect(rules.looks).toHaveLength(2);
});

it('goes on as new with what is left of the wait', async () => {
  const rules = new Rules(() => 'waiting', 'assigned');
  const began = await rig.environment.currentTimeMs();
  const input = aWait({ limitSeconds: 1800, turnsPerRun: 3, at: new Date(began).toISOString() });
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'assigned' });
    const first = await rig.environment.client.workflow.getHandle(handle.workflowId, handle.signaledRunId).describe();
    expect(first.status.name).toBe('CONTINUED_AS_NEW');
    rig.record(handle, 'continued-as-new');
  });
  expect((rules.releases[0] ?? 0) - began).toBeGreaterThanOrEqual(1_800_000);
  expect((rules.releases[0] ?? 0) - began).toBeLessThan(1_830_000);
  const pauses = rules.looks.slice(1).map((at, n) => at - (rules.looks[n] ?? 0));
  expect(pauses.every((pause, n) => n === 0 || pause > (pauses[n - 1] ?? 0))).toBe(true);
});

it('a database that is away for a while only delays the next look', async () => {
  const rules = new Rules((count) => {
    if (count < 3) throw new Error('the database is away');
    return 'assigned';
  });
  const input = aWait();
  await rig.run(waitingForOperatorWorkflowId(input.dialogId), input, rules.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'assigned' });
  });
});
