import type { Locale } from '../companies/company.js';
import { LinkNoLongerGood } from '../invitations/invitations.errors.js';
import { checkNewPassword, normalizePassword } from '../sessions/password.js';
import type { PasswordHasher } from '../sessions/password-hasher.port.js';
import type { Clock } from '../shared/clock.port.js';

/** How long a link to a new password is good. */
export const RESET_LIFETIME_MS = 60 * 60 * 1000;

export interface OpenedReset {
  email: string;
  locale: Locale;
}

/** Whose password it is. */
export interface PasswordOwner {
  companyId: number;
  operatorId: number;
}

export interface PasswordResetStore {
  /** Who signs in with this e-mail; null for nobody who may. */
  ownerOf(email: string): Promise<PasswordOwner | null>;
  /** Makes a link and ends those before; a letter goes out unless somebody made it who hands it over. */
  request(owner: PasswordOwner, by: number | null, expiresAt: Date): Promise<{ id: number }>;
  look(token: string, now: Date): Promise<OpenedReset | null>;
  /** Sets the password, ends all sessions and all links of its owner. False where the link is not good any more. */
  reset(token: string, passwordHash: string, now: Date): Promise<boolean>;
}

/** Somebody who cannot sign in gets a link to a new password, and sets it. */
export class ResetPassword {
  constructor(
    private readonly store: PasswordResetStore,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  ownerOf(email: string): Promise<PasswordOwner | null> {
    return this.store.ownerOf(email);
  }

  async request(owner: PasswordOwner, by: number | null = null): Promise<{ id: number; expiresAt: Date }> {
    const expiresAt = new Date(this.clock.now().getTime() + RESET_LIFETIME_MS);
    return { ...(await this.store.request(owner, by, expiresAt)), expiresAt };
  }

  async look(token: string): Promise<OpenedReset> {
    const opened = await this.store.look(token, this.clock.now());
    if (!opened) throw new LinkNoLongerGood();
    return opened;
  }

  async run({ token, password }: { token: string; password: string }): Promise<void> {
    checkNewPassword(password, await this.look(token));
    const passwordHash = await this.hasher.hash(normalizePassword(password));
    if (!(await this.store.reset(token, passwordHash, this.clock.now()))) throw new LinkNoLongerGood();
  }
}
