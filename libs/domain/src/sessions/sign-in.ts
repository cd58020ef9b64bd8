import type { Clock } from '../shared/clock.port.js';
import { normalizePassword } from './password.js';
import type { PasswordHasher } from './password-hasher.port.js';
import type { Device, OpenedSession } from './session.js';
import { WrongCredentials } from './sessions.errors.js';

/** Who has an e-mail, whichever company he works for. */
export interface Credentials {
  companyId: number;
  operatorId: number;
  passwordHash: string;
}

export interface CredentialsByEmail {
  find(email: string): Promise<Credentials | null>;
}

/** Slows down guessing. `attempt` throws `TooManyAttempts`. */
export interface AttemptLimit {
  attempt(email: string, ip: string): Promise<void>;
  succeeded(email: string, ip: string): Promise<void>;
}

export interface SessionStore {
  /** Opens a session and ends the operator's oldest above the limit. */
  open(owner: { companyId: number; operatorId: number }, device: Device, now: Date): Promise<OpenedSession>;
}

export interface SignInCommand {
  email: string;
  password: string;
  device: Device;
}

/** Signs an operator in with e-mail and password. */
export class SignIn {
  constructor(
    private readonly credentials: CredentialsByEmail,
    private readonly limit: AttemptLimit,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  async run(command: SignInCommand): Promise<OpenedSession & { companyId: number; operatorId: number }> {
    const ip = command.device.ip ?? 'unknown';
    // Counted before the password is looked at, so that tries at once count as well.
    await this.limit.attempt(command.email, ip);
    const found = await this.credentials.find(command.email);
    const matches = await this.hasher.verify(normalizePassword(command.password), found?.passwordHash ?? null);
    if (!found || !matches) throw new WrongCredentials();
    await this.limit.succeeded(command.email, ip);
    const session = await this.sessions.open(found, command.device, this.clock.now());
    return { ...session, companyId: found.companyId, operatorId: found.operatorId };
  }
}
