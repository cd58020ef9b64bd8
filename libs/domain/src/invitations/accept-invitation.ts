import { checkNewPassword, normalizePassword } from '../sessions/password.js';
import type { PasswordHasher } from '../sessions/password-hasher.port.js';
import type { Clock } from '../shared/clock.port.js';
import type { OpenedInvitation } from './invitation.js';
import { LinkNoLongerGood } from './invitations.errors.js';

export interface AcceptInvitationCommand {
  token: string;
  firstName: string;
  lastName: string;
  password: string;
}

export interface AcceptingStore {
  /** Null where the link is not, or no longer, good. */
  look(token: string, now: Date): Promise<OpenedInvitation | null>;
  /**
   * Makes the operator, or completes the one that a program added, and ends the invitation. Null where the link is not good any more,
   * as after a second click; throws `InvitedEmailTaken`.
   */
  accept(
    command: Omit<AcceptInvitationCommand, 'password'> & { passwordHash: string },
    now: Date,
  ): Promise<{ companyId: number; operatorId: number } | null>;
}

/** Somebody follows the link of his letter. */
export class AcceptInvitation {
  constructor(
    private readonly store: AcceptingStore,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  async look(token: string): Promise<OpenedInvitation> {
    const opened = await this.store.look(token, this.clock.now());
    if (!opened) throw new LinkNoLongerGood();
    return opened;
  }

  async run({ password, ...command }: AcceptInvitationCommand): Promise<{ companyId: number; operatorId: number }> {
    // Before the slow hash: whoever guesses tokens must not cost us a processor.
    checkNewPassword(password, await this.look(command.token));
    const passwordHash = await this.hasher.hash(normalizePassword(password));
    const operator = await this.store.accept({ ...command, passwordHash }, this.clock.now());
    if (!operator) throw new LinkNoLongerGood();
    return operator;
  }
}
