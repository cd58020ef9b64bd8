import type { FindAnswer, FindRequest, PerformRequest, SendRequest } from '#connectors/gateway/contract.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import { MessengerRefusal, signedOut, type Driver, type MessengerSession, type OutgoingFile } from '../drivers/driver.js';
import type { Outbox } from '../delivery/outbox.js';
import { EchoFilter } from './echo-filter.js';
import type { SessionRecord } from './session-records.js';

export interface NumberParts {
  record: SessionRecord;
  driver: Driver;
  outbox: Outbox;
  save(record: SessionRecord): void;
  trouble(error: unknown): void;
}

/** Keys change with every message; they are written when it is quiet for a moment. */
const KEEP_AFTER_MS = 1_000;

const SIGNED_OUT: ChannelSession = { state: 'signed_out', qr: null, problem: null, account: null };

/** One personal number: its session with the messenger, what it sends, and what it hands to the product. */
export class NumberSession {
  private value = SIGNED_OUT;
  private messenger: Promise<MessengerSession> | null = null;
  private readonly echoes: EchoFilter;
  private keepTimer: NodeJS.Timeout | null = null;
  private steps: Promise<unknown> = Promise.resolve();
  private stepping = false;

  constructor(private readonly parts: NumberParts) {
    this.echoes = new EchoFilter((body) => parts.outbox.put(body));
  }

  get current(): ChannelSession {
    return this.value;
  }

  get record(): SessionRecord {
    return this.parts.record;
  }

  /** Takes up the session that an earlier run has kept. */
  async resume(): Promise<void> {
    if (this.record.state === null) return;
    this.changed({ state: 'connecting' });
    await (await this.opened()).resume();
  }

  /** Steps one after the other: two admins at once would answer each other's questions. */
  signIn(step: SignInStep, credentials: Record<string, string>): Promise<ChannelSession> {
    const done = this.steps.then(() => this.takeStep(step, credentials));
    this.steps = done.catch(() => undefined);
    return done;
  }

  async send(request: SendRequest, file: OutgoingFile | null): Promise<string> {
    const known = this.echoes.sentAs(request.id);
    if (known !== null) return known;
    const messenger = await this.usable();
    return this.echoes.sending(request.id, () => this.asked(request.to, () => messenger.send({ ...request, file })));
  }

  async perform(action: PerformRequest): Promise<void> {
    const messenger = await this.usable();
    await this.asked(action.to, () => messenger.perform(action));
  }

  async find(whom: FindRequest): Promise<FindAnswer['person']> {
    return (await this.usable()).find(whom);
  }

  async fetchFile(mediaId: string): Promise<{ mime: string | null; body: AsyncIterable<Uint8Array> }> {
    return (await this.usable()).fetchFile(mediaId);
  }

  /** Ends without signing out, and leaves everything to the next run. */
  async close(): Promise<void> {
    if (this.keepTimer) clearTimeout(this.keepTimer);
    const messenger = await this.messenger?.catch(() => null);
    if (messenger) this.keepNow(messenger);
    await messenger?.close();
    await this.parts.outbox.stop();
  }

  private async takeStep(step: SignInStep, credentials: Record<string, string>): Promise<ChannelSession> {
    this.stepping = true;
    try {
      return await this.stepTaken(step, credentials);
    } finally {
      this.stepping = false;
      if (this.value.state === 'signed_out') await this.letGo();
    }
  }

  /** A connection that nobody is signed in to is no use. */
  private async letGo(): Promise<void> {
    const messenger = await this.messenger?.catch(() => null);
    if (!messenger || this.stepping || this.value.state !== 'signed_out') return;
    this.keepNow(messenger);
    this.messenger = null;
    await messenger.close();
  }

  private async stepTaken(step: SignInStep, credentials: Record<string, string>): Promise<ChannelSession> {
    if (!sameValues(credentials, this.record.credentials) && step.step !== 'sign_out') await this.startAnew(credentials);
    const messenger = await this.opened();
    this.changed(await messenger.signIn(step));
    return this.value;
  }

  /** Another program's numbers begin another session. */
  private async startAnew(credentials: Record<string, string>): Promise<void> {
    const messenger = await this.messenger?.catch(() => null);
    await messenger?.close();
    this.messenger = null;
    this.record.credentials = credentials;
    this.record.state = null;
    this.parts.save(this.record);
  }

  private opened(): Promise<MessengerSession> {
    this.messenger ??= this.create().catch((error: unknown) => {
      this.messenger = null;
      throw error;
    });
    return this.messenger;
  }

  private async create(): Promise<MessengerSession> {
    const missing = await this.parts.driver.unavailable();
    if (missing !== null) throw new MessengerRefusal(missing, 409);
    const { credentials, state } = this.record;
    return this.parts.driver.create({
      credentials,
      state: state === null ? null : Buffer.from(state, 'base64'),
      post: (body, echoOf) => this.echoes.heard(body, echoOf),
      changed: (change) => this.changed(change),
      keep: () => this.keepSoon(),
      trouble: (error) => this.parts.trouble(error),
    });
  }

  private async usable(): Promise<MessengerSession> {
    if (this.value.state === 'connecting') throw new MessengerRefusal('connecting', 503);
    if (this.value.state !== 'open' || !this.messenger) throw signedOut();
    return this.messenger;
  }

  /** A refusal may tell of the client what the messenger tells nobody else. */
  private async asked<Answer>(chat: string, question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      const problem = error instanceof MessengerRefusal ? error.more.client : undefined;
      if (problem) this.parts.outbox.put({ event: 'gateway.client', data: { chat, problem } });
      throw error;
    }
  }

  private changed(change: Partial<ChannelSession>): void {
    const before = JSON.stringify(this.value);
    this.value = { ...this.value, ...change };
    if (this.value.state !== 'awaits_qr') this.value.qr = null;
    if (this.value.state === 'open') this.value.problem = null;
    if (JSON.stringify(this.value) === before) return;
    this.parts.outbox.put({ event: 'gateway.session', data: { ...this.value } });
    if (this.value.state === 'signed_out') this.keepSoon();
  }

  private keepSoon(): void {
    this.keepTimer ??= setTimeout(() => {
      this.keepTimer = null;
      this.messenger?.then(
        (messenger) => (this.value.state === 'signed_out' ? this.letGo() : this.keepNow(messenger)),
        () => undefined,
      );
    }, KEEP_AFTER_MS);
  }

  private keepNow(messenger: MessengerSession): void {
    const state = messenger.state()?.toString('base64') ?? null;
    if (state === this.record.state) return;
    this.record.state = state;
    this.parts.save(this.record);
  }
}

const sameValues = (left: Record<string, string>, right: Record<string, string>): boolean =>
  JSON.stringify(Object.entries(left).sort()) === JSON.stringify(Object.entries(right).sort());
