import type { ReleaseDialogs, ReleaseOutcome } from '#domain/assignment/release-dialogs.js';
import type { OperatorAbsenceActivities, ReleaseRound } from '#workflows/operator-absence/operator-absence.activities.js';

/** Gives back what an absent operator holds. May be asked again: what went back is nobody's, or somebody else's, by then. */
export function operatorAbsenceActivities(releaseDialogs: Pick<ReleaseDialogs, 'round'>): OperatorAbsenceActivities {
  return {
    releaseRound: async ({ companyId, operatorId }) => asRound(await releaseDialogs.round(companyId, operatorId)),
  };
}

function asRound(outcome: ReleaseOutcome): ReleaseRound {
  if (outcome.kind === 'not_yet') return { outcome: outcome.kind, dueAt: outcome.dueAt.toISOString() };
  return outcome.kind === 'released' ? { outcome: outcome.kind, dialogs: outcome.dialogs, more: outcome.more } : { outcome: outcome.kind };
}
