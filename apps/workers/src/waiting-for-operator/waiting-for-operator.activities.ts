import type { AssignWaiting } from '#domain/assignment/assign-waiting.js';
import type { WaitingForOperatorActivities } from '#workflows/waiting-for-operator/waiting-for-operator.activities.js';

/** Asks the rules about a dialog that waits. Both may be asked again: a dialog that has an operator is "gone". */
export function waitingForOperatorActivities(assignWaiting: Pick<AssignWaiting, 'run' | 'release'>): WaitingForOperatorActivities {
  return {
    tryAssign: async (dialog) => ({ outcome: await assignWaiting.run(dialog) }),
    releaseToRules: async (dialog) => ({ outcome: await assignWaiting.release(dialog) }),
  };
}
