import type { Caller } from '../access/caller.js';
import { PERMISSIONS } from '../access/permissions.js';
import { aCandidate, someRules } from '../testing/a-candidate.factory.js';
import { aDialog } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { TransferDialog } from './transfer-dialog.js';

const GROUP = 9;
const anna: Caller = { companyId: 7, operatorId: 1, role: 'admin', permissions: PERMISSIONS };
const boris: Caller = { companyId: 7, operatorId: 5, role: 'operator', permissions: ['assign_others'] };

let desk: InMemoryDesk;
beforeEach(() => {
  desk = new InMemoryDesk().employs(1, 5, 6, 7);
  desk.candidates.set(1, [aCandidate(5), aCandidate(6), aCandidate(7)]);
  desk.groups.set(GROUP, [aCandidate(6), aCandidate(7, { openDialogs: 3 })]);
});
const transfer = (by: Caller, to: { operatorId: number } | { groupId: number }, comment?: string) =>
  new TransferDialog(desk).run(by, 100, to, comment);
const codes = (): string[] => desk.lines.map(({ code }) => code);
const told = () => desk.events.filter(({ kind }) => kind === 'dialog_transferred').map(({ data }) => data);

describe('a person gives a dialog to an operator', () => {
  it('the thread names both, integrators learn the ids, and no group has a say any more', async () => {
    desk.has(aDialog().servedBy(GROUP).heldBy(5));
    expect(await transfer(boris, { operatorId: 6 })).toBe(5);
    expect(desk.dialog(100)).toMatchObject({ operatorId: 6, groupId: null });
    expect(desk.lines).toEqual([{ code: 'assigned', params: { operator: 'Operator 6', initiator: 'Operator 5' } }]);
    expect(told()).toEqual([{ clientId: 50, operatorId: 6, groupId: null, fromOperatorId: 5, byOperatorId: 5 }]);
  });

  it('the reason stands as a comment of whoever gave it, and in the line after it', async () => {
    desk.has(aDialog().heldBy(5));
    await transfer(boris, { operatorId: 6 }, 'Asks for an invoice');
    expect(desk.messages).toMatchObject([
      { kind: 'comment', text: 'Asks for an invoice', operatorId: 5 },
      { kind: 'system', content: { system: { code: 'transferred', params: { operator: 'Operator 6', comment: 'Asks for an invoice' } } } },
    ]);
    expect(desk.queued).toEqual([]);
  });

  it('one that waits for somebody stops waiting, and its process hears why', async () => {
    desk.has(aDialog().waitingFor(5));
    expect(await transfer(anna, { operatorId: 6 })).toBeNull();
    expect(desk.outbox).toMatchObject([{ action: 'signal', payload: { signal: 'waitEnded', args: [{ reason: 'transferred' }] } }]);
  });

  it('to whoever has it already nothing happens', async () => {
    desk.has(aDialog().heldBy(6));
    await transfer(anna, { operatorId: 6 }, 'Again');
    expect([desk.messages, desk.events]).toEqual([[], []]);
  });
});

describe('a person gives a dialog to a group', () => {
  it('the rules choose among its members; it stays the group’s', async () => {
    desk.has(aDialog().heldBy(5));
    expect(await transfer(boris, { groupId: GROUP }, 'Invoice')).toBe(5);
    expect(desk.dialog(100)).toMatchObject({ operatorId: 6, groupId: GROUP });
    expect(desk.lines).toEqual([
      { code: 'transferred_to_group', params: { group: 'Group 9', initiator: 'Operator 5', comment: 'Invoice' } },
      { code: 'assigned', params: { operator: 'Operator 6', initiator: null } },
    ]);
    expect(told()).toEqual([{ clientId: 50, operatorId: 6, groupId: GROUP, fromOperatorId: 5, byOperatorId: 5 }]);
  });

  it('another member gets it than the one who had it', async () => {
    desk.has(aDialog().heldBy(6));
    await transfer(anna, { groupId: GROUP });
    expect(desk.dialog(100).operatorId).toBe(7);
  });

  it('while nobody can have it, it stands in New for the group and waits', async () => {
    desk.groups.set(GROUP, [aCandidate(6, { online: false }), aCandidate(7, { openDialogs: 10 })]);
    desk.has(aDialog().heldBy(5));
    await transfer(boris, { groupId: GROUP });
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, groupId: GROUP, waitsFor: 'any' });
    expect(codes()).toEqual(['transferred_to_group', 'waits_for_any']);
    expect(desk.outbox).toMatchObject([{ action: 'start', payload: { waitsFor: 'any' } }]);
  });

  it('where the company does not assign by itself, it does not wait either', async () => {
    desk.rules = someRules({ autoAssign: false });
    desk.groups.set(GROUP, []);
    desk.has(aDialog().heldBy(5));
    await transfer(boris, { groupId: GROUP });
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, groupId: GROUP, waitsFor: null });
  });

  it('one that waited for its operator waits anew, for the group', async () => {
    desk.groups.set(GROUP, []);
    desk.has(aDialog().waitingFor(5));
    await transfer(anna, { groupId: GROUP });
    expect(desk.dialog(100)).toMatchObject({ waitsFor: 'any', waitsForOperatorId: null });
    expect(desk.outbox).toMatchObject([{ action: 'signal' }, { action: 'start' }]);
  });

  it('a group that is not there is refused, and nothing changes', async () => {
    desk.has(aDialog().heldBy(5));
    await expect(transfer(boris, { groupId: 10 }, 'Why')).rejects.toMatchObject({ code: 'not_found', message: 'Operator group not found' });
    expect(desk.messages).toEqual([]);
  });
});
