import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import { tl, User } from '@mtcute/core';
import type { TelegramClient } from '@mtcute/node';
import { MessengerRefusal } from '../driver.js';
import { refusalOf } from './refusals.js';

/** The admin waits for each step's answer, the product's call no longer than half a minute. */
const STEP_MS = 25_000;
/** Telegram renews the code twice a minute; a window that is forgotten must not do so forever. */
const QR_MS = 10 * 60_000;

type Change = Partial<ChannelSession>;

export interface SignInParts {
  changed(change: Change): void;
  done(user: User): Promise<void>;
}

/** Signing in step by step: by a code that comes to the phone, or by a QR code that the phone looks at; then perhaps a password. */
export class SignIn {
  private sentTo: { phone: string; hash: string } | null = null;
  private scanning: AbortController | null = null;

  constructor(
    private readonly client: TelegramClient,
    private readonly parts: SignInParts,
  ) {}

  async take(step: Exclude<SignInStep, { step: 'sign_out' }>): Promise<Change> {
    this.cancel();
    try {
      return await this.steps(step);
    } catch (error) {
      if (tl.RpcError.is(error, 'SESSION_PASSWORD_NEEDED')) return awaitsPassword;
      throw refusalOf(error, 'connecting');
    }
  }

  cancel(): void {
    this.scanning?.abort(new Error('another step was taken'));
    this.scanning = null;
  }

  private steps(step: Exclude<SignInStep, { step: 'sign_out' }>): Promise<Change> {
    switch (step.step) {
      case 'phone':
        return this.sendCode(step.phone);
      case 'code':
        return this.withCode(step.code);
      case 'password':
        return this.finish(this.client.checkPassword({ password: step.password, abortSignal: soon() }));
      case 'qr':
        return this.showCode();
    }
  }

  private async sendCode(phone: string): Promise<Change> {
    const sent = await this.client.sendCode({ phone, abortSignal: soon() });
    if (sent instanceof User) return this.finish(Promise.resolve(sent));
    this.sentTo = { phone, hash: sent.phoneCodeHash };
    return { state: 'awaits_code', qr: null, problem: null };
  }

  private withCode(code: string): Promise<Change> {
    if (!this.sentTo) throw new MessengerRefusal('PHONE_CODE_EXPIRED', 400);
    const { phone, hash } = this.sentTo;
    return this.finish(this.client.signIn({ phone, phoneCodeHash: hash, phoneCode: code, abortSignal: soon() }));
  }

  private async finish(signed: Promise<User>): Promise<Change> {
    await this.parts.done(await signed);
    this.sentTo = null;
    return { state: 'open', qr: null, problem: null };
  }

  /** Answers with the first code; those that follow, and the end, are told by `changed`. */
  private showCode(): Promise<Change> {
    const scanning = new AbortController();
    this.scanning = scanning;
    const abortSignal = AbortSignal.any([scanning.signal, AbortSignal.timeout(QR_MS)]);
    return new Promise((resolve, reject) => {
      const waited = setTimeout(() => {
        scanning.abort(new Error('Telegram does not answer'));
        reject(new MessengerRefusal('connecting', 503));
      }, STEP_MS);
      const shown = (url: string): void => {
        clearTimeout(waited);
        const change: Change = { state: 'awaits_qr', qr: url, problem: null };
        this.parts.changed(change);
        resolve(change);
      };
      this.client
        .signInQr({ onUrlUpdated: shown, abortSignal })
        .then((user) => this.parts.done(user))
        .catch((error: unknown) => {
          clearTimeout(waited);
          if (this.scanning === scanning) this.scanEnded(error);
          reject(refusalOf(error, 'connecting'));
        });
    });
  }

  private scanEnded(error: unknown): void {
    this.scanning = null;
    if (tl.RpcError.is(error, 'SESSION_PASSWORD_NEEDED')) this.parts.changed(awaitsPassword);
    else this.parts.changed({ state: 'signed_out', qr: null, problem: 'qr_expired' });
  }
}

const awaitsPassword: Change = { state: 'awaits_password', qr: null, problem: null };

const soon = (): AbortSignal => AbortSignal.timeout(STEP_MS);
