/** An operator whom the rules may give a dialog of the channel: active, and in one of its groups that is assigned automatically. */
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
  /** A dialog whose client has been silent for longer is left to people; null = none is. */
  backlogLimitSeconds: number | null;
}

export type AssignmentDecision =
  | { kind: 'assign'; operator: Candidate }
  | { kind: 'wait_for_operator'; operator: Candidate }
  | { kind: 'wait_for_any' }
  | { kind: 'leave_new' };

/** What the rules look at in a dialog. */
export interface PlacedDialog {
  lastOperatorId: number | null;
  waitsFor: 'any' | 'operator' | null;
  waitsForOperatorId: number | null;
  lastInboundAt: Date | null;
  openedAt: Date;
}

/** From when on the standard rules leave a dialog to people, unless its client writes again; null = never. */
export function staleAt(
  dialog: Pick<PlacedDialog, 'lastInboundAt' | 'openedAt'>,
  { backlogLimitSeconds }: Pick<AssignmentRules, 'backlogLimitSeconds'>,
): Date | null {
  if (backlogLimitSeconds === null) return null;
  return new Date((dialog.lastInboundAt ?? dialog.openedAt).getTime() + backlogLimitSeconds * 1000);
}

/** Whether the dialog is too old for the standard rules: whoever comes first in the morning is not buried under the night's. */
export function isStale(dialog: Pick<PlacedDialog, 'lastInboundAt' | 'openedAt'>, rules: AssignmentRules, now: Date): boolean {
  const at = staleAt(dialog, rules);
  return at !== null && at <= now;
}

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
 * Where a dialog goes that has no operator (product.md 4). `candidates` are those of its channel: a last operator who is not
 * among them (deleted, blocked, moved to another group) counts as none. A dialog that is too old for the standard rules
 * still goes back to its own operator.
 */
export function decideAssignment(
  dialog: PlacedDialog,
  candidates: readonly Candidate[],
  rules: AssignmentRules,
  now: Date,
): AssignmentDecision {
  if (!rules.autoAssign) return { kind: 'leave_new' };
  const last = rules.lastOperatorMode === 'off' ? undefined : candidates.find(({ operatorId }) => operatorId === dialog.lastOperatorId);
  if (last) {
    if (last.online && hasFreeSlot(last)) return { kind: 'assign', operator: last };
    if (rules.lastOperatorMode === 'always') return { kind: 'wait_for_operator', operator: last };
  }
  return byStandardRules(dialog, candidates, rules, now);
}

/**
 * Where a dialog goes that waits already, by the rules as they are now: they, and the operator it waits for, may have changed
 * since it began. Only one that waits for its operator is kept for him; after the limit of that it waits for anybody.
 */
export function decideWaiting(
  dialog: PlacedDialog,
  candidates: readonly Candidate[],
  rules: AssignmentRules,
  now: Date,
): AssignmentDecision {
  if (dialog.waitsFor === 'operator')
    return decideAssignment({ ...dialog, lastOperatorId: dialog.waitsForOperatorId }, candidates, rules, now);
  return rules.autoAssign ? byStandardRules(dialog, candidates, rules, now) : { kind: 'leave_new' };
}

function byStandardRules(dialog: PlacedDialog, candidates: readonly Candidate[], rules: AssignmentRules, now: Date): AssignmentDecision {
  const next = isStale(dialog, rules, now) ? null : nextInTurn(candidates);
  return next ? { kind: 'assign', operator: next } : { kind: 'wait_for_any' };
}

/** The decision's own effect on the candidates, so that the next dialog of the same moment sees it. */
export function countAssignment(operator: Candidate, now: Date): void {
  operator.openDialogs += 1;
  operator.lastAssignedAt = now;
}
