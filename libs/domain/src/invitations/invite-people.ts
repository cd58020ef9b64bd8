import type { Caller } from '../access/caller.js';
import { mayGiveRole, mustGiveRole, type HeldRole } from '../access/raise.js';
import type { Clock } from '../shared/clock.port.js';
import { decideInvitations, type InviteDecision, type InviteFacts } from './decide-invitations.js';
import { INVITATION_LIFETIME_MS, INVITED_AT_ONCE, type InvitedAs } from './invitation.js';
import { ListTooLong, NobodyInList } from './invitations.errors.js';
import type { ListedLine } from './read-list.js';

/** An address as mail programs know them. */
export type IsAddress = (text: string) => boolean;

/** Decides over a list with the facts of the moment. */
export type Decide = (facts: InviteFacts) => InviteDecision[];

export interface InvitingStore {
  /** The facts of the moment, without holding anybody up. `withinReach`: whether the caller could give this role. */
  look(companyId: number, addresses: readonly string[], withinReach: (held: HeldRole) => boolean): Promise<InviteFacts>;
  /**
   * Decides and invites in one transaction in which nobody else of the company invites; `mayGive` throws where the role that is given
   * is more than the caller may give.
   */
  invite(
    companyId: number,
    invited: InvitedAs & { by: number | null; addresses: readonly string[]; expiresAt: Date; now: Date },
    rules: { decide: Decide; mayGive: (given: HeldRole) => void; withinReach: (held: HeldRole) => boolean },
  ): Promise<(InviteDecision & { invitationId: number | null })[]>;
}

/** Invites everybody in a list who can be, and says of everybody else why not. */
export class InvitePeople {
  constructor(
    private readonly store: InvitingStore,
    private readonly isAddress: IsAddress,
    private readonly clock: Clock,
  ) {}

  /** What `run` would do, without doing it. */
  async check(caller: Caller, lines: readonly ListedLine[]): Promise<InviteDecision[]> {
    if (lines.length === 0) return [];
    checkLength(lines);
    const facts = await this.store.look(caller.companyId, addressesOf(lines), (held) => mayGiveRole(caller, held));
    return decideInvitations(lines, facts, this.isAddress);
  }

  async run(caller: Caller, lines: readonly ListedLine[], as: InvitedAs): Promise<(InviteDecision & { invitationId: number | null })[]> {
    if (lines.length === 0) throw new NobodyInList();
    checkLength(lines);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + INVITATION_LIFETIME_MS);
    const invited = { ...as, by: caller.operatorId, addresses: addressesOf(lines), expiresAt, now };
    return this.store.invite(caller.companyId, invited, {
      decide: (facts) => decideInvitations(lines, facts, this.isAddress),
      mayGive: (given) => mustGiveRole(caller, given, null),
      withinReach: (held) => mayGiveRole(caller, held),
    });
  }
}

function checkLength(lines: readonly ListedLine[]): void {
  if (lines.length > INVITED_AT_ONCE) throw new ListTooLong(lines.length);
}

const addressesOf = (lines: readonly ListedLine[]): string[] => [
  ...new Set(lines.flatMap((line) => ('email' in line ? [line.email] : []))),
];
