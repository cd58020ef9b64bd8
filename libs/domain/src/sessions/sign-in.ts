import type { Clock } from '../shared/clock.port.js';
import type { CheckCode } from './check-code.js';
import { normalizePassword } from './password.js';
import type { PasswordHasher } from './password-hasher.port.js';
import type { SecondFactor } from './second-factor.js';
import type { Device, OpenedSession, SessionOwner } from './session.js';
import { SecondFactorRequired, WrongCode, WrongCredentials } from './sessions.errors.js';

/** Who has an e-mail, whichever company he works for. */
export interface Credentials extends SessionOwner, SecondFactor {
  passwordHash: string;
}

export interface CredentialsByEmail {
  find(email: string): Promise<Credentials | null>;
}

/** Slows down guessing. `attempt` and `code` throw `TooManyAttempts`. */
export interface AttemptLimit {
  attempt(email: string, ip: string): Promise<void>;
  succeeded(email: string, ip: string): Promise<void>;
  /** A code of a second factor is about to be looked at: six digits bear far fewer tries than a password. */
  code(email: string): Promise<void>;
  codeSucceeded(email: string): Promise<void>;
}

/**
 * How somebody showed who he is: with his password alone, with a code too, by registering, by the link of his invitation, or by a program that shows
 * him his chats in a frame.
 */
export type SignInWay = 'password' | 'app' | 'recovery' | 'registration' | 'invitation' | 'frame';

/** What a session is opened with. */
export interface Opening {
  device: Device;
  now: Date;
  way: SignInWay;
  /** The one whose password was right: it may be another by now, and then nobody comes in. */
  passwordHash?: string;
}

export interface SessionStore {
  /** Opens a session and ends the operator's oldest above the limit. */
  open(owner: SessionOwner, opening: Opening): Promise<OpenedSession>;
  /** Somebody knew the e-mail of an operator and not the rest. */
  failed(owner: SessionOwner, wrong: 'password' | 'code'): Promise<void>;
}

export interface SignInCommand {
  email: string;
  password: string;
  /** Of the second factor, where the operator has one. */
  code?: string;
  device: Device;
}

/** Signs an operator in with e-mail and password, and with a code where he wants it so. */
export class SignIn {
  constructor(
    private readonly credentials: CredentialsByEmail,
    private readonly limit: AttemptLimit,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStore,
    private readonly checkCode: CheckCode,
    private readonly clock: Clock,
  ) {}

  async run(command: SignInCommand): Promise<OpenedSession & SessionOwner> {
    const ip = command.device.ip ?? 'unknown';
    // Counted before the password is looked at, so that tries at once count as well.
    await this.limit.attempt(command.email, ip);
    const found = await this.credentials.find(command.email);
    const matches = await this.hasher.verify(normalizePassword(command.password), found?.passwordHash ?? null);
    if (found && !matches) await this.sessions.failed(found, 'password');
    if (!found || !matches) throw new WrongCredentials();
    const way = await this.secondFactor(found, command);
    await this.limit.succeeded(command.email, ip);
    const { companyId, operatorId, passwordHash } = found;
    const session = await this.sessions.open(found, { device: command.device, now: this.clock.now(), way, passwordHash });
    return { ...session, companyId, operatorId };
  }

  private async secondFactor(found: Credentials, { email, code }: SignInCommand): Promise<SignInWay> {
    if (!found.enabledAt || !found.secret) return 'password';
    if (!code) throw new SecondFactorRequired();
    await this.limit.code(email);
    const way = await this.checkCode.run(found, found.secret, code);
    if (!way) {
      await this.sessions.failed(found, 'code');
      throw new WrongCode('unauthorized');
    }
    await this.limit.codeSucceeded(email);
    return way;
  }
}
