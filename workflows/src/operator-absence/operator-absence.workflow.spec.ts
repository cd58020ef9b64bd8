import { ProcessRig } from '../../testing/process-rig.js';
import type { AbsentOperator, OperatorAbsenceActivities, ReleaseRound } from './operator-absence.activities.js';
import {
  operatorAbsenceProcess,
  operatorAbsenceStateQuery,
  operatorAbsenceWorkflowId,
  operatorBackSignal,
  type OperatorAbsenceInput,
} from './operator-absence.contract.js';

const MINUTE = 60_000;

let rig: ProcessRig;
let nextOperator = 1;
beforeAll(async () => (rig = await ProcessRig.create(operatorAbsenceProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const now = (): Promise<number> => rig.environment.currentTimeMs();
const iso = (ms: number): string => new Date(ms).toISOString();
const anAbsence = async (more: Partial<OperatorAbsenceInput> = {}): Promise<OperatorAbsenceInput> => ({
  ...{ companyId: 1, operatorId: nextOperator++, absentSince: iso(await now()), releaseSeconds: 600, ...more },
});
const released = (dialogs: number, more = false): ReleaseRound => ({ outcome: 'released', dialogs, more });

/** The activity as a script, with a note of when it was asked. */
class Desk {
  readonly asked: number[] = [];
  readonly whom: AbsentOperator[] = [];

  constructor(private readonly answer: (count: number) => ReleaseRound | Promise<ReleaseRound>) {}

  get stubs(): { releaseRound: OperatorAbsenceActivities['releaseRound'] } {
    return {
      releaseRound: async (operator) => {
        this.whom.push(operator);
        this.asked.push(await now());
        return this.answer(this.asked.length);
      },
    };
  }
}

it('waits as long as the company wants, then gives his dialogs back round by round', async () => {
  const desk = new Desk((count) => released(count < 3 ? 50 : 7, count < 3));
  const input = await anAbsence();
  const started = await now();
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    expect(await handle.query(operatorAbsenceStateQuery)).toEqual({
      ...{ away: true, absentSince: input.absentSince, dueAt: iso(Date.parse(input.absentSince) + 10 * MINUTE), dialogs: 0 },
    });
    expect(await handle.result()).toEqual({ ended: 'released', dialogs: 107 });
    rig.record(handle, 'released-in-rounds');
  });
  expect(desk.asked).toHaveLength(3);
  expect((desk.asked[0] ?? 0) - started).toBeGreaterThanOrEqual(10 * MINUTE - 1_000);
  expect(desk.whom[0]).toEqual({ companyId: 1, operatorId: input.operatorId });
});

it('ends at once when he is back, and takes nothing from him', async () => {
  const desk = new Desk(() => released(1));
  const input = await anAbsence();
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    await rig.environment.sleep('9 minutes');
    await handle.signal(operatorBackSignal);
    expect(await handle.result()).toEqual({ ended: 'back', dialogs: 0 });
    rig.record(handle, 'back-in-time');
  });
  expect(desk.asked).toHaveLength(0);
});

it.each(['back', 'kept'] as const)('takes nothing when the database says that he is "%s"', async (outcome) => {
  const desk = new Desk(() => ({ outcome }));
  const input = await anAbsence();
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: outcome, dialogs: 0 });
  });
  expect(desk.asked).toHaveLength(1);
});

it('the time counts from when he left, not from when Temporal heard of it', async () => {
  const desk = new Desk(() => released(1));
  const left = (await now()) - 9 * MINUTE;
  const input = await anAbsence({ absentSince: iso(left) });
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, (handle) => handle.result());
  expect((desk.asked[0] ?? 0) - left).toBeLessThan(11 * MINUTE);
});

it('without a grace his dialogs go at once', async () => {
  const desk = new Desk(() => released(2));
  const input = await anAbsence({ releaseSeconds: 0 });
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'released', dialogs: 2 });
  });
});

it('waits on where the database knows of a later absence, or of a longer time', async () => {
  let later = '';
  const desk = new Desk(async (count) => {
    if (count > 1) return released(1);
    later = iso((await now()) + 5 * MINUTE);
    return { outcome: 'not_yet', dueAt: later };
  });
  const input = await anAbsence();
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'released', dialogs: 1 });
    expect((await handle.query(operatorAbsenceStateQuery)).dueAt).toBe(later);
    rig.record(handle, 'due-later-than-thought');
  });
  expect((desk.asked[1] ?? 0) - (desk.asked[0] ?? 0)).toBeGreaterThanOrEqual(5 * MINUTE - 1_000);
});

it('a shorter time that the company sets meanwhile holds at once', async () => {
  const desk = new Desk(() => released(1));
  const input = await anAbsence({ releaseSeconds: 24 * 3600 });
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    await rig.environment.sleep('2 minutes');
    await rig.start(handle.workflowId, { ...input, releaseSeconds: 60 });
    expect(await handle.result()).toEqual({ ended: 'released', dialogs: 1 });
  });
  expect((desk.asked[0] ?? 0) - Date.parse(input.absentSince)).toBeLessThan(10 * MINUTE);
});

it('a start that is told twice changes nothing', async () => {
  const desk = new Desk(() => released(1));
  const input = await anAbsence();
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    const before = await handle.query(operatorAbsenceStateQuery);
    await rig.start(handle.workflowId, input);
    expect(await handle.query(operatorAbsenceStateQuery)).toEqual(before);
    await handle.result();
  });
  expect(desk.asked).toHaveLength(1);
});

it('gone, back and gone again is a new absence, even if the workflow hears of everything at once', async () => {
  const desk = new Desk(() => released(3));
  const input = await anAbsence();
  const id = operatorAbsenceWorkflowId(input.operatorId);
  const again = iso(Date.parse(input.absentSince) + 20 * MINUTE);
  const early = async (): ReturnType<ProcessRig['start']> => {
    const handle = await rig.start(id, input);
    await handle.signal(operatorBackSignal);
    return rig.start(id, { ...input, absentSince: again });
  };
  await rig.runLate(early, desk.stubs, async (handle) => {
    expect(await handle.query(operatorAbsenceStateQuery)).toMatchObject({ away: true, absentSince: again });
    expect(await handle.result()).toEqual({ ended: 'released', dialogs: 3 });
    rig.record(handle, 'gone-again');
  });
  expect((desk.asked[0] ?? 0) - Date.parse(again)).toBeGreaterThanOrEqual(10 * MINUTE - 1_000);
});

it('he comes back while a round runs: what went is gone, the rest stays with him', async () => {
  let answer: (round: ReleaseRound) => void = () => undefined;
  const first = new Promise<ReleaseRound>((resolve) => (answer = resolve));
  const desk = new Desk((count) => (count === 1 ? first : released(50, true)));
  const input = await anAbsence({ releaseSeconds: 0 });
  await rig.run(operatorAbsenceWorkflowId(input.operatorId), input, desk.stubs, async (handle) => {
    while (desk.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await handle.signal(operatorBackSignal);
    answer(released(50, true));
    expect(await handle.result()).toEqual({ ended: 'back', dialogs: 50 });
    rig.record(handle, 'back-during-a-round');
  });
  expect(desk.asked).toHaveLength(1);
});
