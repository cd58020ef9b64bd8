import { aCandidate, someRules } from '../testing/a-candidate.factory.js';
import { aDialog, NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import {
  countAssignment,
  decideAssignment,
  decideWaiting,
  hasFreeSlot,
  nextInTurn,
  type AssignmentDecision,
  type AssignmentRules,
  type Candidate,
} from './rules.js';

/** A dialog that has just been opened, by a client whom this operator served last. */
const decide = (lastOperatorId: number | null, candidates: Candidate[], rules: AssignmentRules): AssignmentDecision =>
  decideAssignment(aDialog({ lastOperatorId, lastInboundAt: NOON }).state, candidates, rules, NOON);

const chosen = (...candidates: Candidate[]): number | null => nextInTurn(candidates)?.operatorId ?? null;

describe('an old dialog', () => {
  const rules = someRules({ backlogLimitSeconds: 60 });
  const old = aDialog({ lastInboundAt: secondsAfterNoon(-60), lastOperatorId: 1 }).state;

  it('is left to people from the very second of the limit', () => {
    expect(decideAssignment(old, [aCandidate(1)], rules, NOON)).toEqual({ kind: 'wait_for_any' });
    expect(decideAssignment(old, [aCandidate(1)], rules, secondsAfterNoon(-1))).toMatchObject({ kind: 'assign' });
  });

  it('goes back to its own operator all the same', () => {
    const always = { ...rules, lastOperatorMode: 'always' as const };
    expect(decideAssignment(old, [aCandidate(1)], always, NOON)).toMatchObject({ kind: 'assign', operator: { operatorId: 1 } });
  });

  it('whose client never wrote is as old as its opening', () => {
    const openedAt = secondsAfterNoon(-59);
    expect(decideAssignment(aDialog({ openedAt }).state, [aCandidate(1)], rules, NOON)).toMatchObject({ kind: 'assign' });
    expect(decideAssignment(aDialog({ openedAt }).state, [aCandidate(1)], rules, secondsAfterNoon(1))).toEqual({ kind: 'wait_for_any' });
  });

  it('that waits for one operator is not given to another, and without rules to nobody', () => {
    const waiting = aDialog().waitingFor(1).state;
    const always = someRules({ lastOperatorMode: 'always' });
    expect(decideWaiting(waiting, [aCandidate(1, { online: false }), aCandidate(2)], always, NOON)).toMatchObject({
      kind: 'wait_for_operator',
    });
    expect(decideWaiting(waiting, [aCandidate(1)], { ...always, autoAssign: false }, NOON)).toEqual({ kind: 'leave_new' });
    expect(decideWaiting(aDialog().waitingForAny().state, [aCandidate(1)], someRules({ autoAssign: false }), NOON)).toEqual({
      kind: 'leave_new',
    });
  });
});

describe('the standard rules', () => {
  it.each<[string, Partial<Candidate>]>([
    ['is offline', { online: false }],
    ['does not take part in the queue', { takesPartInQueue: false }],
    ['holds as many dialogs as he may', { openDialogs: 10 }],
    ['holds more than he may, because people gave him more', { openDialogs: 12 }],
    ['may hold none', { maxOpenDialogs: 0 }],
  ])('an operator who %s gets nothing, however long he waited', (_why, more) => {
    expect(chosen(aCandidate(1, more))).toBeNull();
    expect(chosen(aCandidate(1, more), aCandidate(2, { openDialogs: 9, lastAssignedAt: secondsAfterNoon(0) }))).toBe(2);
  });

  it('the last free slot is still given, and no more', () => {
    const operator = aCandidate(1, { openDialogs: 9 });
    expect(hasFreeSlot(operator)).toBe(true);
    countAssignment(operator, secondsAfterNoon(0));
    expect(hasFreeSlot(operator)).toBe(false);
    expect(chosen(operator)).toBeNull();
  });

  it.each<[string, Candidate[], number]>([
    ['the least loaded comes first', [aCandidate(1, { openDialogs: 2 }), aCandidate(2, { openDialogs: 1 })], 2],
    [
      'load counts before waiting time',
      [aCandidate(1, { openDialogs: 1 }), aCandidate(2, { openDialogs: 0, lastAssignedAt: secondsAfterNoon(5) })],
      2,
    ],
    [
      'among equals whoever waits longest for one',
      [aCandidate(1, { lastAssignedAt: secondsAfterNoon(9) }), aCandidate(2, { lastAssignedAt: secondsAfterNoon(3) })],
      2,
    ],
    ['somebody who never had one has waited longest', [aCandidate(1, { lastAssignedAt: secondsAfterNoon(-9) }), aCandidate(2)], 2],
    ['at a tie the order of the operators decides, not that of the list', [aCandidate(5), aCandidate(3), aCandidate(4)], 3],
    [
      'his own limit, not his share of it, decides who is free',
      [aCandidate(1, { openDialogs: 1, maxOpenDialogs: 2 }), aCandidate(2, { openDialogs: 2, maxOpenDialogs: 100 })],
      1,
    ],
  ])('%s', (_rule, candidates, operatorId) => {
    expect(chosen(...candidates)).toBe(operatorId);
    expect(chosen(...[...candidates].reverse())).toBe(operatorId);
  });

  it('with nobody to serve the channel the dialog waits for anybody', () => {
    expect(decide(null, [], someRules())).toEqual({ kind: 'wait_for_any' });
  });

  it('a company that does not assign leaves the dialog in New, even for an operator who is free', () => {
    const rules = someRules({ autoAssign: false, lastOperatorMode: 'always' });
    expect(decide(1, [aCandidate(1)], rules)).toEqual({ kind: 'leave_new' });
  });
});

describe('the last operator', () => {
  const other = aCandidate(2, { openDialogs: 3 });
  const busy = { openDialogs: 10 };
  const modes = {
    off: someRules(),
    if_online: someRules({ lastOperatorMode: 'if_online' }),
    always: someRules({ lastOperatorMode: 'always' }),
  };

  it.each<[keyof typeof modes, string, Candidate[], string, number | null]>([
    ['off', 'he counts like everybody', [aCandidate(1, { openDialogs: 4 }), other], 'assign', 2],
    [
      'if_online',
      'online and free, he gets his client before somebody less loaded',
      [aCandidate(1, { openDialogs: 9 }), other],
      'assign',
      1,
    ],
    ['if_online', 'his client comes to him outside of the queue too', [aCandidate(1, { takesPartInQueue: false }), other], 'assign', 1],
    ['if_online', 'offline, the standard rules decide', [aCandidate(1, { online: false }), other], 'assign', 2],
    ['if_online', 'full, the standard rules decide', [aCandidate(1, busy), other], 'assign', 2],
    ['if_online', 'offline and nobody else there: anybody', [aCandidate(1, { online: false })], 'wait_for_any', null],
    ['always', 'online and free, he gets his client', [aCandidate(1, { openDialogs: 9 }), other], 'assign', 1],
    [
      'always',
      'offline, his client waits for him although another is free',
      [aCandidate(1, { online: false }), other],
      'wait_for_operator',
      1,
    ],
    ['always', 'full, his client waits for him although another is free', [aCandidate(1, busy), other], 'wait_for_operator', 1],
    ['always', 'gone from the groups of the channel, he counts as none', [other], 'assign', 2],
    ['if_online', 'gone from the groups of the channel, he counts as none', [other], 'assign', 2],
    ['always', 'gone, and nobody else there: anybody', [], 'wait_for_any', null],
  ])('%s: %s', (mode, _rule, candidates, kind, operatorId) => {
    const decision = decide(1, candidates, modes[mode]);
    expect(decision.kind).toBe(kind);
    expect('operator' in decision ? decision.operator.operatorId : null).toBe(operatorId);
  });

  it.each<AssignmentRules['lastOperatorMode']>(['if_online', 'always'])(
    '%s: a client who never had one goes by the standard rules',
    (lastOperatorMode) => {
      expect(decide(null, [aCandidate(1), other], someRules({ lastOperatorMode }))).toMatchObject({
        kind: 'assign',
        operator: { operatorId: 1 },
      });
    },
  );
});

describe('every decision', () => {
  it('can be reached', () => {
    const free = [aCandidate(1)];
    const away = [aCandidate(1, { online: false })];
    const always = someRules({ lastOperatorMode: 'always' });
    const kinds = [
      decide(null, free, someRules()),
      decide(1, away, always),
      decide(null, away, always),
      decide(1, free, someRules({ autoAssign: false })),
    ].map(({ kind }) => kind);
    expect(kinds).toEqual(['assign', 'wait_for_operator', 'wait_for_any', 'leave_new']);
  });
});
