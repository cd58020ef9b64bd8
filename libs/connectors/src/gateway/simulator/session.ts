import { randomBytes } from 'node:crypto';
import type { ChannelSession } from '#domain/channels/channel-session.js';
import { asText, type JsonObject } from '../../json/reading.js';
import type { Refused } from './dialect.js';

/** What opens a simulated account. */
const CODE = '12345';
const PASSWORD = 'demo';

/** The sign-in of one simulated number, step by step. The code is scanned by nobody, after a moment. */
export class SimulatedSession {
  private value: ChannelSession;

  constructor(
    private readonly account: string,
    private readonly byPhone: boolean,
    /** Calls back when somebody would have looked at the QR code. */
    private readonly scannedSoon: (scanned: () => void) => void,
    private readonly changed: (session: ChannelSession) => void,
  ) {
    this.value = { state: 'open', qr: null, problem: null, account };
  }

  get current(): ChannelSession {
    return this.value;
  }

  get isOpen(): boolean {
    return this.value.state === 'open';
  }

  /** The state after the step, or why there is none. */
  step({ step, phone, code, password }: JsonObject): ChannelSession | Refused {
    switch (step) {
      case 'qr':
        return this.showCode();
      case 'phone':
        if (!this.byPhone) return { status: 400, code: 'phone_sign_in_unsupported' };
        return (asText(phone, 64)?.replace(/\D/g, '') ?? '').length < 5
          ? { status: 400, code: 'PHONE_NUMBER_INVALID' }
          : this.become({ state: 'awaits_code' });
      case 'code':
        return code === CODE ? this.become({ state: 'awaits_password' }) : { status: 400, code: 'PHONE_CODE_INVALID' };
      case 'password':
        return password === PASSWORD ? this.open() : { status: 400, code: 'PASSWORD_HASH_INVALID' };
      case 'sign_out':
        return this.become({ state: 'signed_out' });
      default:
        return { status: 400, code: 'unknown_step' };
    }
  }

  private showCode(): ChannelSession {
    const qr = `tg://login?token=${randomBytes(24).toString('base64url')}`;
    this.scannedSoon(() => {
      if (this.value.qr === qr) this.changed(this.open());
    });
    return this.become({ state: 'awaits_qr', qr });
  }

  private open(): ChannelSession {
    return this.become({ state: 'open', account: this.account });
  }

  private become(parts: Partial<ChannelSession>): ChannelSession {
    this.value = { state: 'signed_out', qr: null, problem: null, account: null, ...parts };
    return this.value;
  }
}
