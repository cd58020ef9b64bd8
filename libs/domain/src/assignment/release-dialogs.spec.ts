import type { Whereabouts } from '../operators/absence.js';
import { aCandidate, someRules } from '../testing/a-candidate.factory.js';
import { aDialog, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { ReleaseDialogs } from './release-dialogs.js';

const GONE: Whereabouts = {
  ...{ name: 'Operator 5', state: 'active', status: 'online', connected: false, absentSince: secondsAfterNoon(-600), releaseSeconds: 600 },
};

describe('the dialogs of an operator who is gone', () => {
  let desk: InMemoryDesk;
  let release: ReleaseDialogs;
  beforeEach(() => {
    desk = new InMemoryDesk().employs(5, 6).has(aDialog().heldBy(5));
    desk.candidates.set(1, [aCandidate(5, { online: false }), aCandidate(6)]);
    desk.whereabouts.set(5, GONE);
    release = new ReleaseDialogs(desk);
  });
  const round = (more: Partial<Whereabouts> = {}) => {
    desk.whereabouts.set(5, { ...GONE, ...more });
    return release.round(7, 5);
  };

  it('go to whoever is next, with a line that says why', async () => {
    expect(await round()).toEqual({ kind: 'released', dialogs: 1, more: true });
    expect(desk.dialog(100)).toMatchObject({ operatorId: 6, lastOperatorId: 6 });
    expect(desk.lines).toEqual([
      { code: 'released_absent', params: { operator: 'Operator 5' } },
      { code: 'assigned', params: { operator: 'Operator 6', initiator: null } },
    ]);
  });

  it('wait where nobody is free', async () => {
    desk.candidates.set(1, [aCandidate(5, { online: false })]);
    await round();
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: 'any' });
    expect(desk.outbox).toMatchObject([{ process: 'waiting-for-operator', action: 'start' }]);
  });

  it('wait for him where clients always come back to their operator', async () => {
    desk.rules = someRules({ lastOperatorMode: 'always', lastOperatorWaitSeconds: 60 });
    await round();
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: 'operator', waitsForOperatorId: 5 });
    expect(desk.outbox).toMatchObject([{ payload: { operatorId: 5, limitSeconds: 60 } }]);
  });

  it('are put back into New, and no more, where the rules assign nothing', async () => {
    desk.rules = someRules({ autoAssign: false });
    await round();
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: null });
    expect(desk.lines.map(({ code }) => code)).toEqual(['released_absent']);
  });

  it('whose clients have been silent for too long are nobody’s burden', async () => {
    desk.rules = someRules({ backlogLimitSeconds: 60 });
    desk.has(aDialog({ lastInboundAt: secondsAfterNoon(-61) }).heldBy(5));
    await round();
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: 'any' });
  });

  it.each<[string, Partial<Whereabouts>, string]>([
    ['he is there', { connected: true }, 'back'],
    ['he is there, away from his desk', { connected: true, status: 'away' }, 'back'],
    ['the company leaves them with him', { releaseSeconds: null }, 'kept'],
    ['he is not gone for long enough', { absentSince: secondsAfterNoon(-599) }, 'not_yet'],
  ])('stay with him while %s', async (_case, more, kind) => {
    expect(await round(more)).toMatchObject({ kind });
    expect(desk.dialog(100).operatorId).toBe(5);
  });

  it('are due when the time is over', async () => {
    expect(await round({ absentSince: secondsAfterNoon(-599) })).toEqual({ kind: 'not_yet', dueAt: secondsAfterNoon(1) });
  });

  it('open tabs do not count for somebody who said that he is offline', async () => {
    expect(await round({ connected: true, status: 'offline' })).toMatchObject({ kind: 'released' });
  });

  it.each([
    ['blocked', 'released_blocked'],
    ['deleted', 'released_deleted'],
  ] as const)('go at once when he is %s, whatever the company wants of absences', async (state, code) => {
    desk.candidates.set(1, [aCandidate(6)]);
    expect(await round({ state, connected: true, releaseSeconds: null })).toMatchObject({ kind: 'released', dialogs: 1 });
    expect(desk.dialog(100).operatorId).toBe(6);
    expect(desk.lines[0]?.code).toBe(code);
  });

  it('go in rounds, oldest first, and a round too many does nothing', async () => {
    desk.dialogs.clear();
    desk.has(...Array.from({ length: 60 }, (_, n) => aDialog({ id: 200 - n, clientId: n, openedAt: secondsAfterNoon(n) }).heldBy(5)));
    desk.candidates.set(1, []);
    expect(await round()).toEqual({ kind: 'released', dialogs: 50, more: true });
    expect([...desk.dialogs.values()].filter(({ operatorId }) => operatorId === 5).map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => 150 - n),
    );
    expect(await round()).toEqual({ kind: 'released', dialogs: 10, more: true });
    expect(await round()).toEqual({ kind: 'released', dialogs: 0, more: false });
  });

  it('of whom nobody knows are none', async () => {
    desk.whereabouts.clear();
    expect(await release.round(7, 5)).toEqual({ kind: 'back' });
  });
});
