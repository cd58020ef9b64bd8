import fc from 'fast-check';
import { aCandidate, someRules } from '../testing/a-candidate.factory.js';
import { aDialog, NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { countAssignment, decideAssignment, type Candidate } from './rules.js';

const limits = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 6 });

/** Places so many dialogs one after another, as one group of webhooks does; resolves with those that nobody could take. */
function place(dialogs: number, candidates: Candidate[], rules = someRules()): number {
  let left = 0;
  for (let n = 0; n < dialogs; n += 1) {
    const decision = decideAssignment(aDialog().state, candidates, rules, NOON);
    if (decision.kind === 'assign') countAssignment(decision.operator, secondsAfterNoon(n));
    else left += 1;
  }
  return left;
}

const loads = (candidates: Candidate[]): number[] => candidates.map(({ openDialogs }) => openDialogs);

describe('fairness', () => {
  it('operators with room end up within one dialog of each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 60 }), (operators, dialogs) => {
        const candidates = Array.from({ length: operators }, (_, n) => aCandidate(n + 1, { maxOpenDialogs: 100 }));
        expect(place(dialogs, candidates)).toBe(0);
        expect(Math.max(...loads(candidates)) - Math.min(...loads(candidates))).toBeLessThanOrEqual(1);
        expect(loads(candidates).reduce((sum, load) => sum + load, 0)).toBe(dialogs);
      }),
    );
  });

  it('nobody gets more than his limit, and a dialog waits only when everybody is full', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 60 }), (of, dialogs) => {
        const candidates = of.map((maxOpenDialogs, n) => aCandidate(n + 1, { maxOpenDialogs }));
        const left = place(dialogs, candidates);
        for (const { openDialogs, maxOpenDialogs } of candidates) expect(openDialogs).toBeLessThanOrEqual(maxOpenDialogs);
        expect(left).toBe(Math.max(0, dialogs - of.reduce((sum, limit) => sum + limit, 0)));
      }),
    );
  });

  it('whoever has a free slot is never two dialogs behind somebody who was given one', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 60 }), (of, dialogs) => {
        const candidates = of.map((maxOpenDialogs, n) => aCandidate(n + 1, { maxOpenDialogs }));
        place(dialogs, candidates);
        const withRoom = candidates.filter(({ openDialogs, maxOpenDialogs }) => openDialogs < maxOpenDialogs);
        for (const { openDialogs } of withRoom) expect(Math.max(...loads(candidates)) - openDialogs).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('uneven loads are levelled: nobody above the lowest gets one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }), (before) => {
        const candidates = before.map((openDialogs, n) => aCandidate(n + 1, { openDialogs, maxOpenDialogs: 100 }));
        const decision = decideAssignment(aDialog().state, candidates, someRules(), NOON);
        expect(decision).toMatchObject({ kind: 'assign', operator: { openDialogs: Math.min(...before) } });
      }),
    );
  });
});
