import type { Caller, Role } from '../access/caller.js';
import { TransferDialog } from '../assignment/transfer-dialog.js';
import { dialogScope } from '../access/dialog-scope.js';
import { permissionsOf } from '../access/permissions.js';
import { MarkRead } from '../messages/mark-read.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { aDialog, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { someAbilities } from '../testing/some-abilities.factory.js';
import { ClaimDialog } from './claim-dialog.js';
import { ClaimNew } from './claim-new.js';
import { CloseDialog } from './close-dialog.js';
import { ReopenDialog } from './reopen-dialog.js';

const caller = (operatorId: number, role: Role = 'operator'): Caller => ({
  companyId: 7,
  operatorId,
  role,
  permissions: permissionsOf(role, { operatorsAssignOthers: true }),
});
const admin = caller(1, 'admin');

let desk: InMemoryDesk;
beforeEach(() => {
  desk = new InMemoryDesk().employs(1, 5, 6);
  desk.candidates.set(1, [aCandidate(5), aCandidate(6)]);
});
const codes = (): string[] => desk.lines.map(({ code }) => code);

describe('claiming', () => {
  const claim = (by: Caller) => new ClaimDialog(desk).run(by, 100);

  it('of two at once one wins, and the other learns who; the thread says it once', async () => {
    desk.has(aDialog());
    const outcomes = await Promise.allSettled([claim(caller(5)), claim(caller(6))]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'already_taken', message: 'Operator 5 has already taken this dialog' } },
    ]);
    expect(desk.dialog(100).operatorId).toBe(5);
    expect(desk.lines).toEqual([{ code: 'assigned', params: { operator: 'Operator 5', initiator: 'Operator 5' } }]);
  });

  it('again by the same one changes nothing', async () => {
    desk.has(aDialog().heldBy(5));
    await claim(caller(5));
    expect(desk.messages).toEqual([]);
  });

  it('ends the waiting, and its process hears of it', async () => {
    desk.has(aDialog().waitingFor(6));
    await claim(caller(5));
    expect(desk.dialog(100)).toMatchObject({ operatorId: 5, waitsFor: null });
    expect(desk.outbox).toMatchObject([{ action: 'signal', workflowId: 'waiting-for-operator:100', payload: { signal: 'waitEnded' } }]);
  });

  it('a closed dialog is refused; to whoever may not know of it, it does not exist', async () => {
    desk.has(aDialog().closedBy(5));
    await expect(claim(caller(5))).rejects.toMatchObject({ code: 'dialog_closed' });
    await expect(claim(caller(6))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of a channel that he does not serve an operator learns nothing, new or taken', async () => {
    desk.candidates.set(1, [aCandidate(6)]);
    desk.has(aDialog());
    await expect(claim(caller(5))).rejects.toMatchObject({ code: 'not_found' });
    desk.has(aDialog().heldBy(6));
    await expect(claim(caller(5))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the lightning button', () => {
  it('takes three at most, the longest waiting first, and none that waits for a certain operator', async () => {
    const opened = (id: number, seconds: number) => aDialog({ id, clientId: id, openedAt: secondsAfterNoon(seconds) });
    desk.has(opened(101, 40), opened(102, 10), opened(103, 30), opened(104, 20), opened(105, 0).waitingFor(6));
    expect(await new ClaimNew(desk).run(caller(5))).toEqual([102, 104, 103]);
    expect(await new ClaimNew(desk).run(caller(6))).toEqual([101]);
    expect(await new ClaimNew(desk).run(caller(6))).toEqual([]);
    expect(desk.dialog(105).operatorId).toBeNull();
    expect(codes()).toEqual(Array.from({ length: 4 }, () => 'assigned'));
  });

  it('takes nothing of channels that the operator does not serve', async () => {
    desk.has(aDialog({ id: 101, channelId: 2 }));
    expect(await new ClaimNew(desk).run(caller(5))).toEqual([]);
  });
});

describe('closing, reopening, transferring', () => {
  it('a closed dialog opens anew in the hands of whoever reopens it', async () => {
    desk.has(aDialog().heldBy(5));
    await new CloseDialog(desk, someAbilities).run(caller(5), 100);
    expect(desk.dialog(100)).toMatchObject({ state: 'closed', lastOperatorId: 5 });
    await expect(new CloseDialog(desk, someAbilities).run(caller(5), 100)).rejects.toMatchObject({ code: 'dialog_closed' });
    await new ReopenDialog(desk).run(caller(5), 100);
    expect(desk.dialog(100)).toMatchObject({ state: 'open', operatorId: 5 });
    expect(desk.dialog(100).requestId).not.toBe(90);
    expect(codes()).toEqual(['request_closed', 'request_opened', 'assigned']);
    await expect(new ReopenDialog(desk).run(caller(5), 100)).rejects.toMatchObject({ code: 'dialog_open' });
  });

  it('closing a dialog that waits ends its waiting', async () => {
    desk.has(aDialog().waitingForAny());
    await new CloseDialog(desk, someAbilities).run(admin, 100);
    expect(desk.outbox).toMatchObject([{ payload: { args: [{ reason: 'closed' }] } }]);
  });

  it('a person gives it to anybody, even over his limit; the thread names both', async () => {
    desk.candidates.set(1, [aCandidate(6, { openDialogs: 99 })]);
    desk.has(aDialog().heldBy(5));
    await new TransferDialog(desk).run(caller(5), 100, { operatorId: 6 });
    expect(desk.dialog(100)).toMatchObject({ operatorId: 6, lastOperatorId: 6 });
    expect(desk.lines).toEqual([{ code: 'assigned', params: { operator: 'Operator 6', initiator: 'Operator 5' } }]);
    await new TransferDialog(desk).run(admin, 100, { operatorId: 6 });
    expect(desk.lines).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['to somebody who is not there', () => new TransferDialog(desk).run(admin, 100, { operatorId: 99 }), 'not_found'],
    ['by an operator who does not have it', () => new TransferDialog(desk).run(caller(6), 100, { operatorId: 6 }), 'not_found'],
    ['closing by an operator who does not have it', () => new CloseDialog(desk, someAbilities).run(caller(6), 100), 'not_found'],
  ])('is refused %s, and nothing changes', async (_case, act, code) => {
    desk.has(aDialog().heldBy(5));
    await expect(act()).rejects.toMatchObject({ code });
    expect(desk.dialog(100)).toMatchObject({ operatorId: 5, state: 'open' });
    expect(desk.messages).toEqual([]);
  });

  it('a closed dialog is transferred to nobody', async () => {
    desk.has(aDialog().closedBy(5));
    await expect(new TransferDialog(desk).run(admin, 100, { operatorId: 6 })).rejects.toMatchObject({ code: 'dialog_closed' });
  });
});

describe('reading', () => {
  const fromClient = (...ids: number[]) =>
    desk.messages.push(...ids.map((id) => ({ id, dialogId: 100, kind: 'from_client' }) as (typeof desk.messages)[number]));
  const read = (upToId: number) =>
    new MarkRead(desk, () => ({ actions: [] })).read({ companyId: 7, scope: dialogScope(caller(5)) }, 100, upToId);

  it('up to a message: what came after it stays unread', async () => {
    desk.has(aDialog().heldBy(5).unread(3, 13));
    fromClient(11, 12, 13);
    await read(12);
    expect(desk.dialog(100)).toMatchObject({ unreadCount: 1, readUpToId: 12 });
    await read(13);
    expect(desk.dialog(100)).toMatchObject({ unreadCount: 0, readUpToId: 13 });
  });

  it('a late word of another tab does not make anything unread again', async () => {
    desk.has(aDialog({ readUpToId: 13 }).heldBy(5).unread(1, 14));
    fromClient(11, 12, 13, 14);
    await read(11);
    expect(desk.dialog(100)).toMatchObject({ unreadCount: 1, readUpToId: 13 });
  });

  it('marked as unread from a message on: it and the client’s later ones count', async () => {
    desk.has(aDialog({ readUpToId: 13 }).heldBy(5));
    fromClient(11, 12, 13);
    await new MarkRead(desk, () => ({ actions: [] })).unread({ companyId: 7, scope: dialogScope(caller(5)) }, 100, 12);
    expect(desk.dialog(100)).toMatchObject({ unreadCount: 2, readUpToId: 11 });
  });
});
