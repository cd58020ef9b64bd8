export interface AbsentOperator {
  companyId: number;
  operatorId: number;
}

/** `not_yet`: he is gone, but not for long enough; `released`: a round of dialogs went back, and perhaps there are more. */
export type ReleaseRound =
  | { outcome: 'back' }
  | { outcome: 'kept' }
  | { outcome: 'not_yet'; dueAt: string }
  | { outcome: 'released'; dialogs: number; more: boolean };

export interface OperatorAbsenceActivities {
  /** Takes some of his open dialogs from him, if he is still gone for longer than his company allows. */
  releaseRound(operator: AbsentOperator): Promise<ReleaseRound>;
}
