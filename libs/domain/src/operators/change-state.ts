import type { Caller } from '../access/caller.js';
import type { ReviewNew } from '../assignment/review-new.js';
import { checkTransition, TRANSITIONS, type StaffDecision, type Transition } from './staff-rules.js';
import type { OperatorState } from './operator.js';

export interface OperatorStates {
  /**
   * Puts an operator into another state while nobody else changes the staff. `check` refuses, or says that he is there already.
   * Who leaves loses his sessions and gives his open dialogs back; who comes back needs a free place of the licence.
   * Resolves with whether anything changed.
   */
  change(caller: Caller, operatorId: number, to: OperatorState, check: (decision: StaffDecision) => boolean): Promise<boolean>;
}

/** Somebody is blocked, let in again, deleted or restored. */
export class ChangeState {
  constructor(
    private readonly states: OperatorStates,
    private readonly review: Pick<ReviewNew, 'run'>,
  ) {}

  async run(caller: Caller, operatorId: number, transition: Transition): Promise<void> {
    const { to } = TRANSITIONS[transition];
    const changed = await this.states.change(caller, operatorId, to, (decision) => checkTransition(transition, decision));
    // What waited for him waits no longer, or does again.
    if (changed) await this.review.run(caller.companyId);
  }
}
