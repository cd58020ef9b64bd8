export interface WaitingDialog {
  companyId: number;
  dialogId: number;
}

/** `assigned`: an operator has it now; `waiting`: still nobody; `gone`: it doesn't wait any more. */
export interface AssignOutcome {
  outcome: 'assigned' | 'waiting' | 'gone';
}

export interface WaitingForOperatorActivities {
  /** Lets the rules look once more at a dialog that waits. */
  tryAssign(dialog: WaitingDialog): Promise<AssignOutcome>;
  /** The dialog has waited long enough for its operator: from now on the standard rules place it, at once if they can. */
  releaseToRules(dialog: WaitingDialog): Promise<AssignOutcome>;
}
