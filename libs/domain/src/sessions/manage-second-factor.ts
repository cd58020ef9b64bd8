import type { Clock } from '../shared/clock.port.js';
import type { CheckCode } from './check-code.js';
import type { ConfirmPassword, OwnAccount, SignedInOwner } from './confirm-password.js';
import { readCode, type AuthenticatorCodes, type SecondFactor } from './second-factor.js';
import type { SessionOwner } from './session.js';
import { ChangedMeanwhile, SecondFactorIsOff, SecondFactorIsOn, WrongCode } from './sessions.errors.js';
import type { AttemptLimit } from './sign-in.js';

/** What each change leaves is stored whole or not at all; false = it was changed meanwhile. */
export interface SecondFactorStore {
  read(owner: SessionOwner): Promise<SecondFactor>;
  /** Keeps the secret that is being set up, where none counts. */
  propose(owner: SessionOwner, secret: string): Promise<boolean>;
  /** The secret counts from now on; `step` was its first code. */
  enable(owner: SessionOwner, secret: string, step: number, recoveryCodes: string[]): Promise<boolean>;
  replaceRecoveryCodes(owner: SessionOwner, recoveryCodes: string[]): Promise<boolean>;
  disable(owner: SessionOwner): Promise<boolean>;
}

/** Sets an operator's second factor up and switches it off: with his password each time, and with a code once it is on. */
export class ManageSecondFactor {
  constructor(
    private readonly store: SecondFactorStore,
    private readonly confirm: ConfirmPassword,
    private readonly limit: AttemptLimit,
    private readonly codes: AuthenticatorCodes,
    private readonly checkCode: CheckCode,
    private readonly recoveryCodes: () => string[],
    private readonly clock: Clock,
  ) {}

  /** A secret for the app; it counts once a code of it was typed. */
  async begin(owner: SignedInOwner, password: string, product: string): Promise<{ secret: string; uri: string }> {
    const { email, companyName } = await this.confirm.run(owner, password, 'password');
    const secret = this.codes.newSecret();
    if (!(await this.store.propose(owner, secret))) throw new SecondFactorIsOn();
    return { secret, uri: this.codes.uri({ issuer: `${product} ${companyName}`, account: email }, secret) };
  }

  /** Resolves with the recovery codes, which nobody can show again. */
  async finish(owner: SignedInOwner, typed: string): Promise<string[]> {
    const { secret, enabledAt } = await this.store.read(owner);
    if (enabledAt) throw new SecondFactorIsOn();
    if (!secret) throw new SecondFactorIsOff();
    const code = readCode(typed);
    const step = code.kind === 'app' ? this.codes.stepOf(secret, code.digits, this.clock.now()) : null;
    // Nothing is to be guessed here: whoever asks was shown the secret.
    if (step === null) throw new WrongCode();
    const recoveryCodes = this.recoveryCodes();
    if (!(await this.store.enable(owner, secret, step, recoveryCodes))) throw new ChangedMeanwhile();
    return recoveryCodes;
  }

  /** New recovery codes; the old ones work no longer. */
  async renewRecoveryCodes(owner: SignedInOwner, password: string, typed: string): Promise<string[]> {
    await this.proven(owner, password, typed);
    const recoveryCodes = this.recoveryCodes();
    if (!(await this.store.replaceRecoveryCodes(owner, recoveryCodes))) throw new ChangedMeanwhile();
    return recoveryCodes;
  }

  async turnOff(owner: SignedInOwner, password: string, typed: string): Promise<void> {
    await this.proven(owner, password, typed);
    if (!(await this.store.disable(owner))) throw new ChangedMeanwhile();
  }

  private async proven(owner: SignedInOwner, password: string, typed: string): Promise<OwnAccount> {
    const account = await this.confirm.run(owner, password, 'password');
    const { secret, enabledAt } = await this.store.read(owner);
    if (!secret || !enabledAt) throw new SecondFactorIsOff();
    await this.limit.code(account.email);
    if (!(await this.checkCode.run(owner, secret, typed))) throw new WrongCode();
    await this.limit.codeSucceeded(account.email);
    return account;
  }
}
