import type { Caller } from '#domain/access/caller.js';
import { ROLES, type Role } from '#domain/access/caller.js';
import type { GivenRole } from '#domain/custom-roles/custom-role.js';
import type { InviteOutcome } from '#domain/invitations/invitation.js';
import type { InvitePeople } from '#domain/invitations/invite-people.js';
import { linesOf, readList } from '#domain/invitations/read-list.js';
import type { Inviter } from '#domain/onboarding/apply-step.js';
import type { InvitationPlan } from '#domain/onboarding/continue-step.js';
import { StepUnfit } from '#domain/onboarding/onboarding.errors.js';
import type { LoginAttempts } from '../../access/attempt-limit.js';

/** What somebody can do something about: he corrects the line, or makes room for it. */
const UNSETTLED: readonly InviteOutcome[] = ['invalid', 'used_elsewhere', 'over_limit'];

/** The onboarding invites as the page of operators does: by a pasted list, once however often it is sent. */
export class InviteByList implements Inviter {
  constructor(
    private readonly people: InvitePeople,
    private readonly limits: Pick<LoginAttempts, 'invite'>,
  ) {}

  async invite(caller: Caller, plan: InvitationPlan): ReturnType<Inviter['invite']> {
    const as = { role: roleOf(plan), groupIds: plan.groupIds };
    const listed = readList(plan.text);
    await this.limits.invite(caller.companyId, Math.max(listed.length, 1));
    const results = await this.people.run(caller, listed, as);
    const unsettled = new Set(results.filter(({ outcome }) => UNSETTLED.includes(outcome)).map(({ line }) => line));
    return {
      lines: results.map(({ line, email, outcome, code, reason }) => ({ line, email, outcome, code, reason })),
      left: linesOf(plan.text, unsettled),
    };
  }
}

/** Who is invited and of whom nothing is said becomes an operator; the number 0 is none of the company's roles. */
function roleOf({ role, customRoleId }: InvitationPlan): GivenRole {
  if (typeof customRoleId === 'number' && customRoleId > 0) return { customRoleId };
  if (role === undefined) return { role: 'operator' };
  if (ROLES.includes(role as Role)) return { role: role as Role };
  throw new StepUnfit([{ field: 'role', reason: 'not_a_choice', message: `role must be one of ${ROLES.join(', ')}` }]);
}
