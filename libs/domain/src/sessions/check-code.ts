import type { Clock } from '../shared/clock.port.js';
import { readCode, type AuthenticatorCodes } from './second-factor.js';
import type { SessionOwner } from './session.js';

/** Where it is kept which codes were used. Both resolve with whether the code still counted, and it never does again. */
export interface UsedCodes {
  takeStep(owner: SessionOwner, step: number): Promise<boolean>;
  takeRecoveryCode(owner: SessionOwner, code: string): Promise<boolean>;
}

/** Takes a code of the app or a recovery code; each works once, also when it comes twice at the same moment. */
export class CheckCode {
  constructor(
    private readonly codes: AuthenticatorCodes,
    private readonly used: UsedCodes,
    private readonly clock: Clock,
  ) {}

  /** With what the operator proved himself; null = with nothing. */
  async run(owner: SessionOwner, secret: string, typed: string): Promise<'app' | 'recovery' | null> {
    const code = readCode(typed);
    if (code.kind === 'recovery') return (await this.used.takeRecoveryCode(owner, code.code)) ? 'recovery' : null;
    const step = code.kind === 'app' ? this.codes.stepOf(secret, code.digits, this.clock.now()) : null;
    return step !== null && (await this.used.takeStep(owner, step)) ? 'app' : null;
  }
}
