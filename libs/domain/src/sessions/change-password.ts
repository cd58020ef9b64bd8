import type { ConfirmPassword, SignedInOwner } from './confirm-password.js';
import { checkNewPassword, normalizePassword } from './password.js';
import type { PasswordHasher } from './password-hasher.port.js';
import { ChangedMeanwhile, SamePassword } from './sessions.errors.js';

export interface PasswordStore {
  /**
   * Sets the password where it is still `from`, ends all other sessions and what was sent to set another; false = it was changed
   * meanwhile.
   */
  change(owner: SignedInOwner, from: string, to: string): Promise<boolean>;
}

/** Gives an operator another password. Whoever else is signed in as him is so no longer. */
export class ChangePassword {
  constructor(
    private readonly confirm: ConfirmPassword,
    private readonly store: PasswordStore,
    private readonly hasher: PasswordHasher,
  ) {}

  async run(owner: SignedInOwner, current: string, password: string): Promise<void> {
    const { email, passwordHash } = await this.confirm.run(owner, current, 'current');
    checkNewPassword(password, { email });
    if (normalizePassword(current) === normalizePassword(password)) throw new SamePassword();
    const hash = await this.hasher.hash(normalizePassword(password));
    if (!(await this.store.change(owner, passwordHash, hash))) throw new ChangedMeanwhile();
  }
}
