import type { Caller } from '../access/caller.js';
import { PERMISSIONS } from '../access/permissions.js';
import { ReviewNew } from '../assignment/review-new.js';
import { TransferByProgram } from '../assignment/transfer-by-program.js';
import { TransferDialog } from '../assignment/transfer-dialog.js';
import { AssignWaiting } from '../assignment/assign-waiting.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { aDialog } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { someAbilities } from '../testing/some-abilities.factory.js';
import { ClaimDialog } from './claim-dialog.js';
import { ClaimNew } from './claim-new.js';
import { CloseDialog } from './close-dialog.js';

const caller = (operatorId: number): Caller => ({ companyId: 7, operatorId, role: 'admin', permissions: PERMISSIONS });

let desk: InMemoryDesk;
beforeEach(() => {
  desk = new InMemoryDesk().employs(1, 5, 6).has(aDialog({ runState: 'running' }));
  desk.candidates.set(1, [aCandidate(5), aCandidate(6)]);
});
const told = (): unknown[] => desk.outbox.filter(({ process }) => process === 'scenario-run').map(({ payload }) => payload['input']);

describe('a dialog that a bot serves', () => {
  it('is given to nobody: not by the lightning button, the rules, or a second look at what waits', async () => {
    expect(await new ClaimNew(desk).run(caller(5))).toEqual([]);
    await new ReviewNew(desk).run(7);
    await new AssignWaiting(desk).drain(7, 5);
    expect(await new AssignWaiting(desk).run({ companyId: 7, dialogId: 100 })).toBe('gone');
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, runState: 'running', waitsFor: null });
    expect(told()).toEqual([]);
  });

  it('is taken by whoever claims it: the bot is silent from that moment, and hears who', async () => {
    await new ClaimDialog(desk).run(caller(5), 100);
    expect(desk.dialog(100)).toMatchObject({ operatorId: 5, runState: 'paused' });
    expect(told()).toEqual([{ kind: 'taken', operatorId: 5 }]);
    await new ClaimDialog(desk).run(caller(5), 100);
    await new TransferDialog(desk).run(caller(5), 100, { operatorId: 6 });
    expect(told()).toHaveLength(1);
  });

  it('is taken from the bot by a transfer, to an operator or to a group that has nobody free', async () => {
    await new TransferDialog(desk).run(caller(1), 100, { operatorId: 6 });
    expect(desk.dialog(100)).toMatchObject({ operatorId: 6, runState: 'paused' });
    desk.has(aDialog({ runState: 'running' })).groups.set(9, []);
    await new TransferDialog(desk).run(caller(1), 100, { groupId: 9 });
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, runState: 'paused', groupId: 9 });
    expect(told()).toEqual([
      { kind: 'taken', operatorId: 6 },
      { kind: 'taken', operatorId: 1 },
    ]);
  });

  it('is taken from it by a program too', async () => {
    await desk.run(7, async (work) => {
      const dialog = await work.dialog(100, { all: true });
      if (dialog) work.changes.line(dialog, 'request_opened', {});
    });
    const messageId = desk.messages[0]?.id ?? 0;
    await new TransferByProgram(desk).run({ companyId: 7, messageId, to: { operatorId: 6 }, force: true });
    expect(told()).toEqual([{ kind: 'taken', operatorId: 6 }]);
  });

  it('ends with its request', async () => {
    await new CloseDialog(desk, someAbilities).run(caller(5), 100);
    expect(desk.dialog(100)).toMatchObject({ state: 'closed', runState: null });
    expect(told()).toEqual([{ kind: 'closed', operatorId: 5 }]);
  });
});

it('a bot that waits for the operator to end hears it, and may go on', async () => {
  desk.has(aDialog({ runState: 'paused' }).heldBy(5));
  await new CloseDialog(desk, someAbilities).run(caller(5), 100);
  expect(desk.dialog(100)).toMatchObject({ state: 'closed', runState: 'paused' });
  expect(told()).toEqual([{ kind: 'closed', operatorId: 5 }]);
});

it('a dialog that no bot serves tells none', async () => {
  desk.has(aDialog());
  await new ClaimDialog(desk).run(caller(5), 100);
  await new CloseDialog(desk, someAbilities).run(caller(5), 100);
  expect(told()).toEqual([]);
});
