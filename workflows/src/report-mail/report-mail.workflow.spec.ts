import { ProcessRig } from '../../testing/process-rig.js';
import type { MailPlan, Occurrence, ReportLetter, ReportLetterResult } from './report-mail.activities.js';
import {
  reportMailChangedSignal,
  reportMailProcess,
  reportMailStateQuery,
  reportMailWorkflowId,
  viewIdOfMail,
  type ReportMailInput,
} from './report-mail.contract.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let rig: ProcessRig;
let nextView = 1;
beforeAll(async () => (rig = await ProcessRig.create(reportMailProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

/** The row of a view that is sent every day, as the activities find it; notes every letter and when it was handed over. */
class Row {
  readonly letters: (ReportLetter & { at: number })[] = [];
  readonly closed: (Occurrence & { late: number[] })[] = [];
  operatorIds = [7, 8];
  /** When the next letters are due; null = there is no mail any more. */
  nextAt: number | null;
  stopped = false;
  answer: (letter: ReportLetter, attempt: number) => ReportLetterResult | Promise<ReportLetterResult> = () => 'sent';

  constructor(nextAt: number) {
    this.nextAt = nextAt;
  }

  readonly stubs = {
    planReportMail: async (): Promise<MailPlan> => {
      if (this.nextAt === null) return { state: 'over' };
      if (this.stopped) return { state: 'stopped' };
      const due = new Date(this.nextAt).toISOString();
      const now = await rig.environment.currentTimeMs();
      if (this.nextAt > now) return { state: 'wait', until: due };
      return { state: 'due', occurrence: due.slice(0, 10), operatorIds: this.operatorIds };
    },
    readersOfReportMail: async (): Promise<number[]> => Promise.resolve(this.nextAt === null ? [] : this.operatorIds),
    sendReport: async (letter: ReportLetter): Promise<ReportLetterResult> => {
      this.letters.push({ ...letter, at: await rig.environment.currentTimeMs() });
      return this.answer(letter, this.letters.filter(({ operatorId }) => operatorId === letter.operatorId).length);
    },
    closeReportMail: async (closing: Occurrence & { late: number[] }): Promise<void> => {
      this.closed.push(closing);
      await Promise.resolve();
      if (this.nextAt !== null && closing.occurrence === new Date(this.nextAt).toISOString().slice(0, 10)) this.nextAt += DAY;
    },
  };

  get names(): string[] {
    return this.letters.map(({ occurrence, operatorId }) => `${occurrence} ${operatorId}`);
  }
}

const now = (): Promise<number> => rig.environment.currentTimeMs();
const aMail = (more: Partial<ReportMailInput> = {}): ReportMailInput => ({ companyId: 1, viewId: nextView++, ...more });
const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await rig.environment.sleep('1 hour');
};

it('sends to everybody on each of its days, once, until the mail is over', async () => {
  const row = new Row((await now()) + 5 * HOUR);
  const first = row.nextAt!;
  const input = aMail();
  await rig.run(reportMailWorkflowId(input.viewId), input, row.stubs, async (handle) => {
    await until(() => row.closed.length >= 3);
    row.nextAt = null;
    await handle.signal(reportMailChangedSignal, input);
    expect(await handle.result()).toEqual({ ended: 'over' });
    rig.record(handle, 'three-days-then-over');
  });
  const days = [0, 1, 2].map((n) => new Date(first + n * DAY).toISOString().slice(0, 10));
  expect(row.names.sort()).toEqual(days.flatMap((day) => [`${day} 7`, `${day} 8`]));
  row.letters.forEach(({ occurrence, at }) => expect(at).toBeGreaterThanOrEqual(first + days.indexOf(occurrence) * DAY));
});

it('a changed row counts from the moment at which it is told: sooner, later, to others', async () => {
  const row = new Row((await now()) + 30 * DAY);
  const input = aMail();
  await rig.run(reportMailWorkflowId(input.viewId), input, row.stubs, async (handle) => {
    await rig.environment.sleep('2 hours');
    expect(await handle.query(reportMailStateQuery)).toEqual({ until: new Date(row.nextAt!).toISOString(), sending: null });
    Object.assign(row, { nextAt: (await now()) + HOUR, operatorIds: [9] });
    await rig.start(handle.workflowId, input);
    await until(() => row.closed.length > 0);
    row.stopped = true;
    await handle.signal(reportMailChangedSignal, input);
    expect(await handle.result()).toEqual({ ended: 'stopped' });
    rig.record(handle, 'changed-then-stopped');
  });
  expect(row.letters.map(({ operatorId }) => operatorId)).toEqual([9]);
});

it('letters that are wanted at once leave at once, beside those of the calendar, however often they are told of', async () => {
  const row = new Row((await now()) + 3 * HOUR);
  const input = aMail();
  await rig.run(reportMailWorkflowId(input.viewId), input, row.stubs, async (handle) => {
    const wanted = { ...input, now: '2026-11-28T09:00:00.000Z' };
    const second = { ...input, now: '2026-11-28T09:05:00.000Z' };
    for (const each of [wanted, wanted, second]) await rig.start(handle.workflowId, each);
    await until(() => row.closed.length >= 3);
    row.nextAt = null;
    await handle.signal(reportMailChangedSignal, input);
    await handle.result();
    rig.record(handle, 'at-once-twice');
  });
  expect(new Set(row.names).size).toBe(row.names.length);
  expect(row.closed.map(({ occurrence }) => occurrence).slice(0, 2)).toEqual(['2026-11-28T09:00:00.000Z', '2026-11-28T09:05:00.000Z']);
});

it('started by a wish, it fulfils that wish once', async () => {
  const row = new Row((await now()) + 90 * DAY);
  const input = aMail({ now: '2026-11-28T09:00:00.000Z' });
  const early = async (): ReturnType<ProcessRig['start']> => {
    await rig.start(reportMailWorkflowId(input.viewId), input);
    return rig.start(reportMailWorkflowId(input.viewId), input);
  };
  await rig.runLate(early, row.stubs, async (handle) => {
    await until(() => row.closed.length > 0);
    row.nextAt = null;
    await handle.signal(reportMailChangedSignal, aMail());
    expect(await handle.result()).toEqual({ ended: 'over' });
    rig.record(handle, 'started-by-a-wish');
  });
  expect(row.names.sort()).toEqual(['2026-11-28T09:00:00.000Z 7', '2026-11-28T09:00:00.000Z 8']);
});

it('a mail server that is away holds up one letter and not the others; what it does not take for most of a day is late', async () => {
  const row = new Row((await now()) + HOUR);
  const first = row.nextAt!;
  row.answer = ({ operatorId }) => (operatorId === 7 ? 'later' : 'sent');
  const input = aMail();
  await rig.run(reportMailWorkflowId(input.viewId), input, row.stubs, async (handle) => {
    await until(() => row.closed.length > 0);
    row.nextAt = null;
    await handle.signal(reportMailChangedSignal, input);
    await handle.result();
    rig.record(handle, 'a-mail-server-that-is-away');
  });
  expect(row.closed[0]).toMatchObject({ occurrence: new Date(first).toISOString().slice(0, 10), late: [7] });
  expect(row.letters.filter(({ operatorId }) => operatorId === 8)).toHaveLength(1);
  const last = row.letters.filter(({ operatorId }) => operatorId === 7).at(-1)!;
  expect(last.at - first).toBeLessThan(21 * HOUR);
});

it('a worker that dies is no answer of the mail server: the letter is asked for again', async () => {
  const row = new Row((await now()) + HOUR);
  row.operatorIds = [7];
  row.answer = (_, attempt) => {
    if (attempt === 1) throw new Error('the worker died');
    return 'sent';
  };
  const input = aMail();
  await rig.run(reportMailWorkflowId(input.viewId), input, row.stubs, async (handle) => {
    await until(() => row.closed.length > 0);
    row.nextAt = null;
    await handle.signal(reportMailChangedSignal, input);
    await handle.result();
    rig.record(handle, 'asked-again-after-a-dead-worker');
  });
  expect(row.letters).toHaveLength(2);
  expect(row.closed[0]!.late).toEqual([]);
});

it('the id says which view', () => {
  expect(reportMailWorkflowId(42)).toBe('report-mail:42');
  expect(viewIdOfMail('report-mail:42')).toBe(42);
  expect([viewIdOfMail('letter:42'), viewIdOfMail('report-mail:'), viewIdOfMail('report-mail:x')]).toEqual([null, null, null]);
});
