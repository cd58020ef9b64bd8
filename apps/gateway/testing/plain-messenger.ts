import type { FindAnswer, FindRequest, PerformRequest } from '#connectors/gateway/contract.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import { readFileSync } from 'node:fs';
import { MessengerRefusal, type Driver, type MessengerSession, type OutgoingMessage, type SessionParts } from '../src/drivers/driver.js';

/** A messenger on this machine: takes whatever it is given, and says what the test makes it say. */
export class PlainMessenger implements Driver {
  readonly transport = 'telegram-personal';
  readonly sessions: PlainSession[] = [];
  readonly sent: { to: string; text: string | null; file: string | null }[] = [];
  missing: string | null = null;
  /** What the next send meets, before anything is taken. */
  refuse: MessengerRefusal | null = null;
  /** Called while a send is under way, with the id that it will get. */
  duringSend: ((id: string, session: PlainSession) => void) | null = null;
  lastId = 100;

  unavailable(): Promise<string | null> {
    return Promise.resolve(this.missing);
  }

  create(parts: SessionParts): Promise<MessengerSession> {
    const session = new PlainSession(this, parts);
    this.sessions.push(session);
    return Promise.resolve(session);
  }

  get session(): PlainSession {
    const last = this.sessions.at(-1);
    if (!last) throw new Error('nobody has opened a session');
    return last;
  }
}

export class PlainSession implements MessengerSession {
  signedIn = false;
  closed = false;

  constructor(
    private readonly messenger: PlainMessenger,
    readonly parts: SessionParts,
  ) {}

  resume(): Promise<void> {
    this.signedIn = this.parts.state?.toString() === 'the session key';
    this.parts.changed({ state: this.signedIn ? 'open' : 'signed_out' });
    return Promise.resolve();
  }

  signIn(step: SignInStep): Promise<Partial<ChannelSession>> {
    if (step.step === 'qr') return Promise.resolve({ state: 'awaits_qr', qr: 'the code' });
    if (step.step === 'code' && step.code !== '12345') return Promise.reject(new MessengerRefusal('PHONE_CODE_INVALID', 400));
    this.signedIn = step.step === 'code';
    this.parts.keep();
    return Promise.resolve(this.signedIn ? { state: 'open', account: '+7 900' } : { state: 'signed_out' });
  }

  send({ to, text, file }: OutgoingMessage): Promise<string> {
    const refusal = this.messenger.refuse;
    this.messenger.refuse = null;
    if (refusal) return Promise.reject(refusal);
    const id = String(++this.messenger.lastId);
    this.messenger.sent.push({ to, text, file: file ? readFileSync(file.path, 'utf8') : null });
    this.messenger.duringSend?.(id, this);
    return Promise.resolve(id);
  }

  perform(_action: PerformRequest): Promise<void> {
    return Promise.resolve();
  }

  find(whom: FindRequest): Promise<FindAnswer['person']> {
    if ('phone' in whom) return Promise.resolve({ chat: '5001', name: 'Vera', username: null, phone: whom.phone });
    return Promise.resolve(null);
  }

  fetchFile(mediaId: string): Promise<{ mime: string | null; body: AsyncIterable<Uint8Array> }> {
    if (mediaId !== '7') return Promise.reject(new MessengerRefusal('media_gone', 404));
    const body = (async function* () {
      yield Buffer.from('OggS ');
      await Promise.resolve();
      yield Buffer.from('and so on');
    })();
    return Promise.resolve({ mime: 'audio/ogg', body });
  }

  state(): Buffer | null {
    return this.signedIn ? Buffer.from('the session key') : null;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
