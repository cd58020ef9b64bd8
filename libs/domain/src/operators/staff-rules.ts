import type { Caller } from '../access/caller.js';
import { mustBeBelow, mustGiveRole, type HeldRole } from '../access/raise.js';
import { notFound } from '../shared/domain-error.js';
import type { OperatorState } from './operator.js';
import { LastAdmin, NotYourself, WrongOperatorState } from './operators.errors.js';

/** Somebody of the staff as he is while nobody else can change him. */
export interface StaffMemberNow extends HeldRole {
  id: number;
  state: OperatorState;
  /** How many admins work here beside him. */
  otherAdmins: number;
}

/** A change of the staff, with those whom it concerns as they are now: whoever was blocked a moment ago decides nothing any more. */
export interface StaffDecision {
  /** Null: a program of the company's. */
  by: Caller | null;
  member: StaffMemberNow;
}

export interface CardDecision extends StaffDecision {
  /** The role that he shall have; absent: the one he has. */
  role?: HeldRole;
}

/** Refuses a change of somebody's card that may not be. One changes one's own too, but not one's role. */
export function checkCardChange({ by, member, role }: CardDecision): void {
  if (member.state === 'deleted' || (!by && member.state !== 'active')) throw notFound('Operator');
  if (by && by.operatorId !== member.id) mustBeBelow(by, member);
  if (!role) return;
  if (by) mustGiveRole(by, role, member.id);
  if (role.role !== 'admin') checkNotLastAdmin(member);
}

/** The states that one may come from, and the sentence for whoever tries it from another. */
export const TRANSITIONS = {
  block: { from: ['active'], to: 'blocked', sentence: 'A deleted operator cannot be blocked' },
  unblock: { from: ['blocked'], to: 'active', sentence: 'This operator was deleted; restore him instead' },
  delete: { from: ['active', 'blocked'], to: 'deleted', sentence: 'This operator was deleted' },
  restore: { from: ['deleted'], to: 'active', sentence: 'This operator is only blocked; unblock him instead' },
} as const satisfies Record<string, { from: readonly OperatorState[]; to: OperatorState; sentence: string }>;

export type Transition = keyof typeof TRANSITIONS;

/** Refuses a change of state that may not be; false: he is in that state already. */
export function checkTransition(transition: Transition, { by, member }: StaffDecision): boolean {
  const { from, to, sentence } = TRANSITIONS[transition];
  if (by?.operatorId === member.id) throw new NotYourself();
  if (by) mustBeBelow(by, member);
  if (member.state === to) return false;
  if (!(from as readonly OperatorState[]).includes(member.state)) throw new WrongOperatorState(sentence);
  if (to !== 'active') checkNotLastAdmin(member);
  return true;
}

function checkNotLastAdmin({ role, state, otherAdmins }: StaffMemberNow): void {
  if (role === 'admin' && state === 'active' && otherAdmins === 0) throw new LastAdmin();
}
