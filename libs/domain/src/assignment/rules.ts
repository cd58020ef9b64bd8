/** An operator who may serve the channel, as far as the rules look at him. */
export interface Candidate {
  operatorId: number;
  name: string;
  /** Connected, with the status "online". */
  online: boolean;
  takesPartInQueue: boolean;
  openDialogs: number;
  /** His own limit, else the company's. */
  maxOpenDialogs: number;
  lastAssignedAt: Date | null;
}

export interface AssignmentRules {
  autoAssign: boolean;
  lastOperatorMode: 'off' | 'if_online' | 'always';
  /** How long a dialog waits for its operator before the standard rules; null = as long as it takes. */
  lastOperatorWaitSeconds: number | null;
}

export type AssignmentDecision =
  | { kind: 'assign'; operator: Candidate }
  | { kind: 'wait_for_operator'; operator: Candidate }
  | { kind: 'wait_for_any' }
  | { kind: 'leave_new' };

/** Whether the rules may give him another dialog right now. */
export function hasFreeSlot(candidate: Candidate): boolean {
  return candidate.openDialogs < candidate.maxOpenDialogs;
}

/** Who gets the next dialog: the least loaded, and among equals the one who has waited longest for one. */
export function nextInTurn(candidates: readonly Candidate[]): Candidate | null {
  return leastLoaded(candidates.filter((candidate) => candidate.online && candidate.takesPartInQueue && hasFreeSlot(candidate)));
}

/** Whom a forced transfer to a group goes to: by the rules if they find somebody, else over the limit, else outside of the queue. */
export function anybodyOnline(candidates: readonly Candidate[]): Candidate | null {
  const online = candidates.filter((candidate) => candidate.online);
  return nextInTurn(online) ?? leastLoaded(online.filter(({ takesPartInQueue }) => takesPartInQueue)) ?? leastLoaded(online);
}

function leastLoaded(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((best, candidate) => (best && comesBefore(best, candidate) ? best : candidate), null);
}

function comesBefore(a: Candidate, b: Candidate): boolean {
  if (a.openDialogs !== b.openDialogs) return a.openDialogs < b.openDialogs;
  const [since, other] = [a.lastAssignedAt?.getTime() ?? 0, b.lastAssignedAt?.getTime() ?? 0];
  return since !== other ? since < other : a.operatorId < b.operatorId;
}

/**
 * Where an opened dialog goes (product.md 4). `candidates` are the active operators of the channel's groups: a last operator
 * who is not among them (deleted, blocked, moved to another group) counts as none.
 */
export function decideAssignment(
  lastOperatorId: number | null,
  candidates: readonly Candidate[],
  rules: AssignmentRules,
): AssignmentDecision {
  if (!rules.autoAssign) return { kind: 'leave_new' };
  const last = rules.lastOperatorMode === 'off' ? undefined : candidates.find((candidate) => candidate.operatorId === lastOperatorId);
  if (last) {
    if (last.online && hasFreeSlot(last)) return { kind: 'assign', operator: last };
    if (rules.lastOperatorMode === 'always') return { kind: 'wait_for_operator', operator: last };
  }
  const next = nextInTurn(candidates);
  return next ? { kind: 'assign', operator: next } : { kind: 'wait_for_any' };
}

/** The decision's own effect on the candidates, so that the next dialog of the same moment sees it. */
export function countAssignment(operator: Candidate, now: Date): void {
  operator.openDialogs += 1;
  operator.lastAssignedAt = now;
}
