import type { InviteOutcome, InviteResult } from '../../api/invitations.js';

/** In the order in which they are counted up. */
export const OUTCOMES: readonly InviteOutcome[] = ['invited', 'already_invited', 'already_here', 'used_elsewhere', 'invalid', 'over_limit'];

/** An address that stays in the field, to be put right or tried again. */
export const isToDo = ({ outcome }: Pick<InviteResult, 'outcome'>): boolean => outcome === 'invalid' || outcome === 'over_limit';

/** How it stands: done or to be done, nothing to do, or wrong. */
export const toneOf = (outcome: InviteOutcome): 'good' | 'plain' | 'bad' => {
  if (outcome === 'invited') return 'good';
  return outcome === 'already_invited' || outcome === 'already_here' ? 'plain' : 'bad';
};

export function countOutcomes(results: readonly InviteResult[]): [InviteOutcome, number][] {
  return OUTCOMES.map((outcome): [InviteOutcome, number] => [
    outcome,
    results.filter((result) => result.outcome === outcome).length,
  ]).filter(([, count]) => count > 0);
}
