import { aCandidate, someRules } from '../testing/a-candidate.factory.js';
import { aDialog, NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { AssignWaiting } from './assign-waiting.js';
import type { AssignmentRules, Candidate } from './rules.js';

const COMMAND = { companyId: 7, dialogId: 100 };

describe('a dialog that waits', () => {
  let desk: InMemoryDesk;
  let waiting: AssignWaiting;
  beforeEach(() => {
    desk = new InMemoryDesk().employs(5, 6);
    desk.rules = someRules({ lastOperatorMode: 'always' });
    waiting = new AssignWaiting(desk);
  });
  const holder = (id = 100): number | null => desk.dialog(id).operatorId;

  it('for its operator isn’t given to another', async () => {
    desk.has(aDialog().waitingFor(5));
    desk.candidates.set(1, [aCandidate(5, { online: false }), aCandidate(6)]);
    expect(await waiting.run(COMMAND)).toBe('waiting');
    expect(await waiting.drain(7, 6)).toBe(0);
    expect(holder()).toBeNull();
    expect(desk.dialog(100)).toMatchObject({ waitsFor: 'operator', waitsForOperatorId: 5 });
  });

  it('for its operator goes to him when he is there and has a slot', async () => {
    desk.has(aDialog().waitingFor(5));
    desk.candidates.set(1, [aCandidate(5, { openDialogs: 10 }), aCandidate(6)]);
    expect(await waiting.run(COMMAND)).toBe('waiting');
    desk.candidates.set(1, [aCandidate(5, { openDialogs: 9 }), aCandidate(6)]);
    expect(await waiting.run(COMMAND)).toBe('assigned');
    expect(holder()).toBe(5);
    expect(desk.lines.at(-1)).toEqual({ code: 'assigned', params: { operator: 'Operator 5', initiator: null } });
  });

  it('for an operator who does not serve the channel any more goes to whoever is next', async () => {
    desk.has(aDialog().waitingFor(5));
    desk.candidates.set(1, [aCandidate(6)]);
    expect(await waiting.run(COMMAND)).toBe('assigned');
    expect(holder()).toBe(6);
  });

  it('too long for its operator waits for anybody, in its old place', async () => {
    desk.has(aDialog().waitingFor(5, secondsAfterNoon(-600)));
    desk.candidates.set(1, [aCandidate(5, { online: false })]);
    expect(await waiting.release(COMMAND)).toBe('waiting');
    expect(desk.dialog(100)).toMatchObject({ waitsFor: 'any', waitsForOperatorId: null, waitsSince: secondsAfterNoon(-600) });
    expect(desk.lines.at(-1)).toMatchObject({ code: 'waits_for_any' });
    desk.candidates.set(1, [aCandidate(6)]);
    expect(await waiting.run(COMMAND)).toBe('assigned');
  });

  it('too long for its operator goes at once to whoever is free', async () => {
    desk.has(aDialog().waitingFor(5));
    desk.candidates.set(1, [aCandidate(5, { online: false }), aCandidate(6)]);
    expect(await waiting.release(COMMAND)).toBe('assigned');
    expect(holder()).toBe(6);
    expect(desk.lines.map(({ code }) => code)).toEqual(['assigned']);
  });

  it.each<[string, Partial<AssignmentRules>, Candidate[], number | null]>([
    ['off: to whoever is next', { lastOperatorMode: 'off' }, [aCandidate(5, { openDialogs: 1 }), aCandidate(6)], 6],
    ['if_online, and he is: to him', { lastOperatorMode: 'if_online' }, [aCandidate(5, { openDialogs: 1 }), aCandidate(6)], 5],
    [
      'if_online, and he is not: to whoever is next',
      { lastOperatorMode: 'if_online' },
      [aCandidate(5, { online: false }), aCandidate(6)],
      6,
    ],
    ['off, and nobody is free: it waits for anybody', { lastOperatorMode: 'off' }, [aCandidate(5, { online: false })], null],
  ])('for its operator, while the company turned the mode to %s', async (_case, rules, candidates, expected) => {
    desk.has(aDialog().waitingFor(5, secondsAfterNoon(-60)));
    desk.rules = someRules(rules);
    desk.candidates.set(1, candidates);
    expect(await waiting.run(COMMAND)).toBe(expected === null ? 'waiting' : 'assigned');
    expect(holder()).toBe(expected);
    if (expected !== null) return;
    expect(desk.dialog(100)).toMatchObject({ waitsFor: 'any', waitsForOperatorId: null, waitsSince: secondsAfterNoon(-60) });
    expect(desk.lines).toMatchObject([{ code: 'waits_for_any' }]);
    expect(desk.outbox).toMatchObject([{ action: 'start', payload: { waitsFor: 'any', operatorId: null, limitSeconds: null } }]);
    expect(await waiting.run(COMMAND)).toBe('waiting');
    expect(desk.lines).toHaveLength(1);
  });

  it.each<[string, () => void]>([
    ['its company', () => (desk.rules = someRules({ autoAssign: false }))],
    ['its channel', () => desk.channelsByHand.add(1)],
  ])('is left to people once %s does not assign any more', async (_who, change) => {
    desk.has(aDialog().waitingForAny());
    desk.candidates.set(1, [aCandidate(5)]);
    change();
    expect(await waiting.run(COMMAND)).toBe('gone');
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: null, waitsSince: null });
    expect(desk.outbox).toMatchObject([{ action: 'signal', payload: { args: [{ reason: 'left_to_people' }] } }]);
    expect(await waiting.run(COMMAND)).toBe('gone');
  });

  it('and whose client has been silent for too long is left to people, until he writes again', async () => {
    desk.rules = someRules({ backlogLimitSeconds: 60 });
    desk.candidates.set(1, [aCandidate(5)]);
    desk.has(aDialog({ lastInboundAt: secondsAfterNoon(-61) }).waitingForAny());
    expect(await waiting.run(COMMAND)).toBe('waiting');
    expect(await waiting.drain(7, 5)).toBe(0);
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: 'any' });
    desk.has(aDialog({ lastInboundAt: secondsAfterNoon(-59) }).waitingForAny());
    expect(await waiting.drain(7, 5)).toBe(1);
  });

  it('for its operator comes to him however long its client has been silent', async () => {
    desk.rules = someRules({ lastOperatorMode: 'always', backlogLimitSeconds: 60 });
    desk.candidates.set(1, [aCandidate(5), aCandidate(6)]);
    desk.has(aDialog({ lastInboundAt: secondsAfterNoon(-3600) }).waitingFor(5));
    expect(await waiting.drain(7, 5)).toBe(1);
    expect(holder()).toBe(5);
  });

  it('too old and past the limit of its wait is nobody’s by the rules', async () => {
    desk.rules = someRules({ lastOperatorMode: 'always', backlogLimitSeconds: 60 });
    desk.candidates.set(1, [aCandidate(6)]);
    desk.has(aDialog({ lastInboundAt: secondsAfterNoon(-3600) }).waitingFor(5));
    expect(await waiting.release(COMMAND)).toBe('waiting');
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: 'any' });
  });

  it.each([
    ['has been closed', aDialog().closedBy(5)],
    ['has been taken', aDialog().heldBy(6)],
    ['does not wait', aDialog()],
  ])('no longer is left alone when it %s', async (_case, dialog) => {
    desk.has(dialog);
    desk.candidates.set(1, [aCandidate(5)]);
    expect(await waiting.run(COMMAND)).toBe('gone');
    expect(await waiting.release(COMMAND)).toBe('gone');
    expect(desk.messages).toEqual([]);
  });

  it('a dialog that does not exist is gone', async () => {
    expect(await waiting.run(COMMAND)).toBe('gone');
  });
});

describe('an operator who comes online', () => {
  it('gets the longest waiting first, his own and anybody’s alike, up to his limit; the others go on waiting', async () => {
    const desk = new InMemoryDesk().employs(5);
    desk.rules = someRules({ lastOperatorMode: 'always' });
    const at = (id: number, seconds: number) => aDialog({ id, clientId: id, openedAt: secondsAfterNoon(seconds) });
    desk.has(at(101, 50).waitingForAny(NOON), at(102, 10).waitingFor(5), at(103, 20).waitingForAny(NOON), at(104, 30).waitingFor(6));
    desk.candidates.set(1, [aCandidate(5, { openDialogs: 8 }), aCandidate(6, { online: false })]);
    expect(await new AssignWaiting(desk).drain(7, 5)).toBe(2);
    expect([101, 102, 103, 104].map((id) => desk.dialog(id).operatorId)).toEqual([null, 5, 5, null]);
    expect(await new AssignWaiting(desk).drain(7, 5)).toBe(0);
  });

  it('gets all of a long queue, however many rounds it takes', async () => {
    const desk = new InMemoryDesk().employs(5);
    desk.has(...Array.from({ length: 230 }, (_, n) => aDialog({ id: 100 + n, clientId: n }).waitingForAny()));
    desk.candidates.set(1, [aCandidate(5, { maxOpenDialogs: 1000 })]);
    expect(await new AssignWaiting(desk).drain(7, 5)).toBe(230);
  });
});
