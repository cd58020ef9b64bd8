import { AboveYou, OwnRole, RoleAboveOwn } from './access.errors.js';
import type { Caller, Role } from './caller.js';
import type { Permission } from './permissions.js';

/** A role as somebody holds it, or shall hold it. */
export interface HeldRole {
  role: Role;
  permissions: readonly Permission[];
}

type Giver = Pick<Caller, 'operatorId' | 'role' | 'permissions'>;

/**
 * Nobody raises himself, and nobody makes somebody else into more than he is: who could, would let a colleague do what he may not.
 * An admin may give everything, since he may everything.
 */
const within = ({ role, permissions }: HeldRole, held: HeldRole): boolean =>
  held.role === 'admin' || (role !== 'admin' && permissions.every((permission) => held.permissions.includes(permission)));

/** Whether the caller may make somebody this. Of himself: `mustGiveRole`. */
export const mayGiveRole = (caller: HeldRole, given: HeldRole): boolean => within(given, caller);

/** Whether the caller may change, block or delete this colleague, or make him a link to a new password: never one who may more than himself. */
export const mayActOn = (caller: HeldRole, other: HeldRole): boolean => within(other, caller);

/** Refuses what `mayActOn` forbids. */
export function mustBeBelow(caller: HeldRole, other: HeldRole): void {
  if (!mayActOn(caller, other)) throw new AboveYou();
}

/** Refuses a role that the caller may not give; `to`: whose it will be, null for somebody who is yet to come. */
export function mustGiveRole(caller: Giver, given: HeldRole, to: number | null): void {
  if (to === caller.operatorId) throw new OwnRole();
  if (!mayGiveRole(caller, given)) throw new RoleAboveOwn();
}
