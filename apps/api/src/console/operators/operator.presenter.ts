import type { Caller } from '#domain/access/caller.js';
import { mayActOn } from '#domain/access/raise.js';
import { mayBlockOperators, mayManageOperators } from '#domain/access/rights.js';
import { RATING_DAYS } from '#domain/ratings/rating.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { OperatorRow } from '#persistence/operators/operator.view.js';
import type { StaffMemberCard } from '#persistence/operators/staff.view.js';
import type { Operator } from './operators.dto.js';
import type { StaffMember } from './staff.dto.js';

export function presentOperator({ lastName, ...row }: OperatorRow): Operator {
  return { ...row, name: operatorName(row.firstName, lastName), lastName: lastName || null };
}

/** A card with what the caller may do to it; the server asks the same again when he does it. */
export function presentStaffMember({ permissions, stateSince, lastActivityAt, ...row }: StaffMemberCard, caller: Caller): StaffMember {
  const himself = row.id === caller.operatorId;
  const below = mayActOn(caller, { role: row.role, permissions });
  return {
    ...presentOperator(row),
    ...{ email: row.email, phone: row.phone, customRole: row.customRole, state: row.state, stateSince: stateSince.toISOString() },
    ...{ confirmed: row.confirmed, groups: row.groups, channels: row.channels, languages: row.languages },
    ...{ lastActivityAt: lastActivityAt?.toISOString() ?? null, secondFactor: row.secondFactor },
    rating: { ...row.rating, days: RATING_DAYS },
    mayChange: mayManageOperators(caller) && (himself || below),
    mayBlock: mayBlockOperators(caller) && !himself && below,
  };
}
