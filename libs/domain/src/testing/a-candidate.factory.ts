import type { AssignmentRules, Candidate } from '../assignment/rules.js';

/** An operator who is online, takes part in the queue and has ten slots, none of them taken. */
export const aCandidate = (operatorId: number, more: Partial<Candidate> = {}): Candidate => ({
  ...{ operatorId, name: `Operator ${operatorId}`, online: true, takesPartInQueue: true },
  ...{ openDialogs: 0, maxOpenDialogs: 10, lastAssignedAt: null, ...more },
});

/** A company that assigns by the standard rules. */
export const someRules = (more: Partial<AssignmentRules> = {}): AssignmentRules => ({
  ...{ autoAssign: true, lastOperatorMode: 'off', lastOperatorWaitSeconds: null, backlogLimitSeconds: null, ...more },
});
