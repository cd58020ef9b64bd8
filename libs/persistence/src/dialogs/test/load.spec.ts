import fc from 'fast-check';
import type { DialogState } from '#domain/dialogs/dialog.js';
import { aDialog } from '#domain/testing/a-dialog.factory.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { PgDialogDesk } from '../dialog-desk.store.js';

const OPERATORS = [5, 6];
const COLLEAGUE = { operatorId: null, name: null };

/** What may happen to a dialog; whatever is not possible in its state is left out. */
type Step = { dialog: number; what: 'assign' | 'close' | 'open' | 'release'; operator: number };

describe('how many open dialogs an operator holds', () => {
  let store: StoreUnderTest;
  let desk: PgDialogDesk;
  let ids = 0;
  beforeAll(async () => {
    store = await StoreUnderTest.start();
    desk = new PgDialogDesk(store.database, store.wake, { now: () => new Date() });
    await store.hasChannel(1);
    for (const id of OPERATORS) await store.hasOperator(id);
  });
  afterAll(() => store.stop());

  async function dialog(more: Partial<DialogState> = {}): Promise<number> {
    const id = (ids += 1);
    await store.hasDialog(aDialog({ id: 100 + id, clientId: 500 + id, ...more }).state);
    return 100 + id;
  }
  const step = ({ dialog: id, what, operator }: Step): Promise<void> =>
    desk.run(store.companyId, async (work) => {
      const current = await work.dialog(id, { all: true });
      if (!current || current.isOpen === (what === 'open')) return;
      if (what === 'assign') work.changes.assign(current, { operatorId: operator, name: 'x' }, COLLEAGUE);
      if (what === 'close') work.changes.close(current, COLLEAGUE);
      if (what === 'open') work.changes.openRequest(current);
      if (what === 'release') {
        current.release();
        work.changes.touch(current);
      }
    });
  /** What the counters say beside what is so. */
  async function counted(): Promise<{ said: number; so: number }[]> {
    return store.rows(
      `select open_dialogs as said, (select count(*)::int from dialog d where d.operator_id = p.operator_id and d.state = 'open') as so
         from operator_presence p order by operator_id`,
    );
  }
  const expectRight = async (): Promise<number[]> => {
    const rows = await counted();
    expect(rows.map(({ said }) => said)).toEqual(rows.map(({ so }) => so));
    return rows.map(({ so }) => so);
  };

  it('follows an assignment, a transfer, a close, a reopening and a release', async () => {
    const id = await dialog();
    const loads: number[][] = [];
    for (const [what, operator] of [
      ['assign', 5],
      ['assign', 6],
      ['assign', 6],
      ['close', 0],
      ['open', 0],
      ['assign', 5],
      ['release', 0],
    ] as const) {
      await step({ dialog: id, what, operator });
      loads.push(await expectRight());
    }
    expect(loads).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  it('a dialog that is stored with its operator counts from the beginning', async () => {
    const before = await expectRight();
    await dialog({ operatorId: 5 });
    expect(await expectRight()).toEqual([(before[0] as number) + 1, before[1]]);
  });

  it('is right after any story of several dialogs', async () => {
    const dialogs = [await dialog(), await dialog(), await dialog()];
    const steps = fc.array(
      fc.record({
        dialog: fc.constantFrom(...dialogs),
        what: fc.constantFrom<Step['what']>('assign', 'assign', 'close', 'open', 'release'),
        operator: fc.constantFrom(...OPERATORS),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        for (const each of story) await step(each);
        await expectRight();
      }),
      { numRuns: 30 },
    );
  });

  it('is right when everything happens at once', async () => {
    const dialogs = [await dialog(), await dialog(), await dialog(), await dialog()];
    const all: Step[] = dialogs.flatMap((id) =>
      (['assign', 'close', 'open', 'assign', 'close', 'open', 'assign'] as const).map((what, n) => ({
        dialog: id,
        what,
        operator: OPERATORS[n % 2] as number,
      })),
    );
    const outcomes = await Promise.allSettled(all.map(step));
    expect(outcomes.map(({ status }) => status)).toEqual(all.map(() => 'fulfilled'));
    await expectRight();
  });

  it('a piece of work that fails counts nothing', async () => {
    const id = await dialog();
    const before = await expectRight();
    const failing = desk.run(store.companyId, async (work) => {
      const current = await work.dialog(id, { all: true });
      work.changes.assign(current!, { operatorId: 5, name: 'x' }, COLLEAGUE);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await expectRight()).toEqual(before);
  });
});
