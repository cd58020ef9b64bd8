import { normalizePassword } from './password.js';
import type { PasswordHasher } from './password-hasher.port.js';
import type { SessionOwner } from './session.js';
import { NotSignedIn, WrongPassword } from './sessions.errors.js';
import type { AttemptLimit } from './sign-in.js';

export interface OwnAccount {
  email: string;
  companyName: string;
  passwordHash: string;
}

export interface OwnAccounts {
  account(owner: SessionOwner): Promise<OwnAccount | null>;
}

/** Somebody signed in, and the address that he calls from. */
export interface SignedInOwner extends SessionOwner {
  sessionId: number;
  ip: string;
}

/**
 * Asks somebody who is signed in for his password once more, before what only he himself may do: a browser that was left open
 * is not enough. Guesses count like those at the log-in.
 */
export class ConfirmPassword {
  constructor(
    private readonly accounts: OwnAccounts,
    private readonly limit: AttemptLimit,
    private readonly hasher: PasswordHasher,
  ) {}

  async run(owner: SignedInOwner, password: string, field: string): Promise<OwnAccount> {
    const account = await this.accounts.account(owner);
    if (!account) throw new NotSignedIn();
    await this.limit.attempt(account.email, owner.ip);
    if (!(await this.hasher.verify(normalizePassword(password), account.passwordHash))) throw new WrongPassword(field);
    await this.limit.succeeded(account.email, owner.ip);
    return account;
  }
}
