import { CloseDialog } from '../dialogs/close-dialog.js';
import { ReleaseDialogs } from '../assignment/release-dialogs.js';
import { TransferDialog } from '../assignment/transfer-dialog.js';
import type { Caller } from '../access/caller.js';
import { PERMISSIONS } from '../access/permissions.js';
import { aDialog, NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { someAbilities } from '../testing/some-abilities.factory.js';
import { SnoozeDialog } from './snooze-dialog.js';
import { WakeDialog } from './wake-dialog.js';

const caller = (operatorId: number): Caller => ({
  companyId: 1,
  operatorId,
  role: 'supervisor',
  permissions: [...PERMISSIONS],
  technical: false,
});
const IN_AN_HOUR = secondsAfterNoon(3600);

let desk: InMemoryDesk;
beforeEach(() => (desk = new InMemoryDesk().employs(7, 8)));
const told = (): unknown[] =>
  desk.outbox.filter(({ process }) => process === 'snooze').map(({ action, payload }) => ({ action, ...payload }));
const snooze = (until = IN_AN_HOUR, by = 7): Promise<void> => new SnoozeDialog(desk).run(caller(by), 100, until);

it('a dialog is put off: it keeps its operator, says so in a line, and its process hears until when', async () => {
  desk.has(aDialog().heldBy(7));
  await snooze();
  expect(desk.dialog(100)).toMatchObject({ operatorId: 7, snoozedUntil: IN_AN_HOUR, snoozedBy: 7, lastMessageAt: NOON });
  expect(desk.lines).toEqual([{ code: 'snoozed', params: { operator: 'Operator 7', until: IN_AN_HOUR.toISOString() } }]);
  expect(told()).toEqual([{ action: 'start', companyId: 1, dialogId: 100, until: IN_AN_HOUR.toISOString() }]);
});

it.each([
  ['now', NOON],
  ['in the past', secondsAfterNoon(-1)],
  ['in two years', secondsAfterNoon(2 * 366 * 86_400)],
  ['no time at all', new Date(Number.NaN)],
])('%s is no time to put it off to', async (_name, until) => {
  desk.has(aDialog().heldBy(7));
  await expect(snooze(until)).rejects.toMatchObject({ code: 'snooze_time_invalid', field: 'until' });
});

it('neither a closed dialog nor one that nobody has is put off', async () => {
  desk.has(aDialog().closedBy(7));
  await expect(snooze()).rejects.toMatchObject({ code: 'dialog_closed' });
  desk.has(aDialog());
  await expect(snooze()).rejects.toMatchObject({ code: 'nobody_has_it' });
});

it('of two operators the later one’s word holds, and each has his line', async () => {
  desk.has(aDialog().heldBy(7));
  await Promise.all([snooze(IN_AN_HOUR, 7), snooze(secondsAfterNoon(60), 8)]);
  expect(desk.dialog(100)).toMatchObject({ snoozedUntil: secondsAfterNoon(60), snoozedBy: 8 });
  expect(desk.lines.map(({ params }) => params['operator'])).toEqual(['Operator 7', 'Operator 8']);
  expect(told()).toHaveLength(2);
});

it.each<[string, (desk: InMemoryDesk) => Promise<unknown>, string]>([
  ['closing', (on) => new CloseDialog(on, someAbilities).run(caller(7), 100), 'closed'],
  ['a transfer', (on) => new TransferDialog(on).run(caller(7), 100, { operatorId: 8 }), 'transferred'],
  ['taking it back', (on) => new SnoozeDialog(on).cancel(caller(7), 100), 'cancelled'],
])('%s ends it', async (_name, act, reason) => {
  desk.has(aDialog().heldBy(7).snoozedUntil(IN_AN_HOUR));
  await act(desk);
  expect(desk.dialog(100)).toMatchObject({ snoozedUntil: null, snoozedBy: null });
  expect(told()).toEqual([{ action: 'signal', signal: 'snoozeEnded', args: [{ reason }] }]);
});

it('taking back what is not put off changes nothing', async () => {
  desk.has(aDialog().heldBy(7));
  await new SnoozeDialog(desk).cancel(caller(7), 100);
  expect([desk.lines, desk.outbox]).toEqual([[], []]);
});

describe('when its time comes', () => {
  const wake = (): ReturnType<WakeDialog['run']> => new WakeDialog(desk).run({ companyId: 1, dialogId: 100 });

  it('it is back with a line, on top of the list, and once', async () => {
    desk.has(aDialog().heldBy(7).snoozedUntil(NOON));
    desk.now = secondsAfterNoon(1);
    expect([await wake(), await wake()]).toEqual([{ outcome: 'woken' }, { outcome: 'gone' }]);
    expect(desk.dialog(100)).toMatchObject({ operatorId: 7, snoozedUntil: null, lastMessageAt: desk.now });
    expect(desk.lines).toEqual([{ code: 'snooze_over', params: {} }]);
  });

  it('one that was put off again meanwhile says until when', async () => {
    desk.has(aDialog().heldBy(7).snoozedUntil(IN_AN_HOUR));
    expect(await wake()).toEqual({ outcome: 'later', until: IN_AN_HOUR });
    expect(desk.dialog(100).snoozedUntil).toEqual(IN_AN_HOUR);
  });

  it('a dialog that is not there any more is nobody’s business', async () => {
    expect(await wake()).toEqual({ outcome: 'gone' });
  });
});

describe('its operator is gone for longer than his company allows', () => {
  const away = {
    name: 'Operator 7',
    status: 'offline',
    connected: false,
    absentSince: secondsAfterNoon(-600),
    releaseSeconds: 60,
  } as const;

  it('what is put off stays with him, the rest goes back to New', async () => {
    desk.has(aDialog().heldBy(7).snoozedUntil(IN_AN_HOUR), aDialog({ id: 101, clientId: 51 }).heldBy(7));
    desk.whereabouts.set(7, { ...away, state: 'active' });
    expect(await new ReleaseDialogs(desk).round(1, 7)).toEqual({ kind: 'released', dialogs: 1, more: true });
    expect(await new ReleaseDialogs(desk).round(1, 7)).toEqual({ kind: 'released', dialogs: 0, more: false });
    expect([desk.dialog(100).operatorId, desk.dialog(101).operatorId]).toEqual([7, null]);
  });

  it('and follows when its time comes', async () => {
    desk.has(aDialog().heldBy(7).snoozedUntil(NOON));
    desk.whereabouts.set(7, { ...away, state: 'active' });
    await new WakeDialog(desk).run({ companyId: 1, dialogId: 100 });
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, snoozedUntil: null });
    expect(desk.lines.map(({ code }) => code).slice(0, 2)).toEqual(['snooze_over', 'released_absent']);
  });

  it('of somebody who left the company it goes at once', async () => {
    desk.has(aDialog().heldBy(7).snoozedUntil(IN_AN_HOUR));
    desk.whereabouts.set(7, { ...away, state: 'deleted' });
    await new ReleaseDialogs(desk).round(1, 7);
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, snoozedUntil: null });
  });
});
