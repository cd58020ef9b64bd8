import { ChatError } from './chat-error.js';
import type { Chat, ChatFile, ChatOptions, SendOptions } from './chat.js';
import type {
  AttachmentKind,
  ChannelConfig,
  ClientData,
  ClientFrame,
  Identity,
  MessageButton,
  OutgoingMessage,
  ServerFrame,
  Visitor,
} from './protocol.js';
import { PROTOCOL_VERSION } from './protocol.js';
import type { ChatMessage, ChatState, PendingAttachment } from './chat-state.js';
import { HttpDoor, isPassing, nameOf, unreachable } from './http-door.js';
import { Incoming } from './incoming.js';
import { Line } from './line.js';
import { readByVisitor } from './messages.js';
import { Outbox } from './outbox.js';
import { OutgoingQueue } from './outgoing.js';
import { defaultStorage, makeUuid, platform } from './platform.js';
import { Session } from './session.js';
import { StateHolder } from './state-holder.js';

/** The operator hears of typing this often at most. */
const TYPING_MS = 4_000;
/** Two taps within this time are one: a finger is not that quick on purpose. */
const SAME_TAP_MS = 1_000;

interface Waiter {
  resolve: () => void;
  reject: (error: ChatError) => void;
}

/** The chat, put together: a state that screens read, a queue of what goes out, a line that comes back by itself. */
export class Conversation implements Chat {
  private readonly holder = new StateHolder();
  private readonly door: HttpDoor;
  private readonly session: Session;
  private readonly line: Line;
  private readonly incoming: Incoming;
  private readonly queue = new OutgoingQueue();
  private readonly outbox: Outbox;
  private readonly makeId: () => string;
  private readonly taps = new Map<string, { key: string; at: number }>();
  private waiters: Waiter[] = [];
  private restored: Promise<void> | null = null;
  private typedAt = 0;
  private readPending = false;

  constructor(private readonly options: ChatOptions) {
    const base = options.baseUrl.replace(/\/+$/, '');
    const makeSocket = options.webSocket ?? platform.WebSocket;
    if (!makeSocket) throw new Error('This platform has no WebSocket; give one in the options');
    this.makeId = options.makeId ?? makeUuid;
    this.door = new HttpDoor(base, options.channel, options.fetch ?? globalThis.fetch.bind(globalThis));
    this.session = new Session(options.storage ?? defaultStorage(), this.door, options.channel);
    this.incoming = new Incoming(this.holder, this.door, (ids) => this.line.send({ type: 'delivered', ids }));
    this.outbox = new Outbox(this.holder, this.queue, this.session, this.door, this.incoming);
    this.line = new Line(this.door.socketUrl, makeSocket, {
      greet: () => this.hello(),
      hear: (frame) => this.hear(frame),
      lost: () => this.lost(),
    });
  }

  get state(): ChatState {
    return this.holder.state;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.holder.subscribe(listener);
  }

  async loadConfig(): Promise<ChannelConfig> {
    const config = await this.door.config();
    this.holder.change({ config, online: config.online });
    return config;
  }

  isKnown(): Promise<boolean> {
    return this.session.isKnown();
  }

  async connect(): Promise<void> {
    this.restored ??= this.outbox.restore();
    await this.restored;
    if (this.state.connection === 'online') return;
    const ready = new Promise<void>((resolve, reject) => this.waiters.push({ resolve, reject }));
    if (this.state.connection !== 'waiting') this.holder.change({ connection: 'connecting' });
    this.line.open();
    await ready;
  }

  close(): void {
    this.line.close();
    this.queue.pause();
    this.incoming.stopTyping();
    this.holder.change({ connection: 'closed' });
    this.release(new ChatError({ code: 'closed', detail: 'The chat was closed', retryAfterSeconds: null }));
  }

  async forget(): Promise<void> {
    this.close();
    this.startOver();
    await this.session.forget();
  }

  send(text: string, { quotes }: SendOptions = {}): ChatMessage {
    return this.dispatch({ type: 'message', id: this.makeId(), text, attachments: [], press: null, quotes: quotes?.id ?? null });
  }

  sendFile(file: ChatFile, text?: string): ChatMessage {
    const pending = { kind: kindOf(file.type), name: nameOf(file), contentType: file.type, size: file.size ?? 0, progress: null };
    const message: OutgoingMessage = { type: 'message', id: this.makeId(), text: text || null, attachments: [], press: null, quotes: null };
    return this.dispatch(message, file, [pending]);
  }

  pressButton(message: ChatMessage, button: MessageButton): ChatMessage {
    const payload = button.payload ?? button.text;
    const tap = `${message.key} ${payload}`;
    const last = this.taps.get(tap);
    const before = last && this.state.messages.find(({ key }) => key === last.key);
    if (last && before && (before.status === 'SENDING' || Date.now() - last.at < SAME_TAP_MS)) return before;
    const press = { messageId: message.id ?? '', payload, text: button.text };
    const sent = this.dispatch({ type: 'message', id: this.makeId(), text: payload, attachments: [], press, quotes: null });
    this.taps.set(tap, { key: sent.key, at: Date.now() });
    return sent;
  }

  retry({ key }: ChatMessage): void {
    this.outbox.retry(key);
  }

  discard({ key, id }: ChatMessage): void {
    if (id === null) this.outbox.discard(key);
  }

  async loadOlder(): Promise<boolean> {
    const oldest = this.state.messages.find(({ id }) => id !== null)?.id;
    if (!this.state.hasOlder || this.state.loadingOlder || !oldest) return this.state.hasOlder;
    this.holder.change({ loadingOlder: true });
    try {
      const { messages, more } = await this.door.history(await this.session.ensure(), oldest);
      this.incoming.older(messages, more);
      return more;
    } catch (error) {
      this.holder.change({ loadingOlder: false });
      throw error;
    }
  }

  markRead(): void {
    const last = this.state.messages.findLast(({ id, type }) => id !== null && type !== 'IN');
    if (!last?.id || (last.read === 'READ' && this.state.unread === 0)) return;
    this.readPending = !this.line.send({ type: 'read', upTo: last.id });
    this.holder.change({ unread: 0, messages: readByVisitor(this.state.messages) });
  }

  setTyping(): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_MS) return;
    if (this.line.send({ type: 'typing' })) this.typedAt = now;
  }

  rate(score: number, comment?: string): Promise<void> {
    const { rating } = this.incoming;
    if (rating === null) {
      return Promise.reject(new ChatError({ code: 'not_rateable', detail: 'There is nothing to rate', retryAfterSeconds: null }));
    }
    return this.ask((id) => ({ type: 'rate', id, rating, score, comment: comment || null })).then(() => this.incoming.rated(rating));
  }

  async identify(identity: Identity, data?: ClientData): Promise<Visitor> {
    const visitor = await this.session.identify(identity, data);
    const before = this.state.visitor;
    const isOther = before !== null && (before.id !== visitor.id || before.verified !== visitor.verified);
    if (isOther) this.startOver({ keepUnsent: true });
    this.holder.change({ visitor });
    if (isOther && ['online', 'waiting', 'connecting'].includes(this.state.connection)) this.line.reopen();
    return visitor;
  }

  setClientData(data: ClientData): void {
    void this.session.describe(data).then((goesAlong) => {
      if (!goesAlong) this.ask((id) => ({ type: 'data', id, data })).catch(() => undefined);
    });
  }

  /** A frame that is answered, sent as often as it takes. */
  private ask(make: (id: string) => ClientFrame): Promise<void> {
    const id = this.makeId();
    return new Promise((resolve, reject) => {
      this.queue.add({
        id,
        frame: () => Promise.resolve(make(id)),
        accepted: () => resolve(),
        refused: (problem) => reject(new ChatError(problem)),
      });
    });
  }

  private dispatch(message: OutgoingMessage, file?: ChatFile, pending: readonly PendingAttachment[] = []): ChatMessage {
    const written = this.outbox.write(message, file, pending);
    if (['idle', 'closed'].includes(this.state.connection)) this.connect().catch(() => undefined);
    return written;
  }

  private async hello(): Promise<ClientFrame> {
    try {
      const token = await this.session.ensure();
      return { type: 'hello', protocol: PROTOCOL_VERSION, channel: this.options.channel, token, cursor: this.incoming.cursor };
    } catch (error) {
      const refusal = error instanceof ChatError ? error : unreachable();
      this.holder.change({ problem: refusal.problem });
      if (!isPassing(refusal)) this.refuse(refusal);
      throw refusal;
    }
  }

  private hear(frame: ServerFrame): void {
    switch (frame.type) {
      case 'ready':
        this.line.settled();
        this.incoming.ready(frame);
        this.queue.resume((each) => this.line.send(each));
        if (this.readPending) this.markRead();
        return this.release(null);
      case 'events':
        return this.incoming.events(frame);
      case 'accepted':
        return this.queue.accepted(frame.id, frame.message);
      case 'refused':
        return this.queue.refused(frame.id, frame.problem, frame.final);
      case 'error':
        this.holder.change({ problem: frame.problem });
        if (frame.final) return this.refuse(new ChatError(frame.problem));
        if (frame.problem.code === 'visitor_unknown') this.beginAnew();
        return;
      case 'pong':
        return;
    }
  }

  /** The server forgot the visitor: he is new, and what he wrote and did not get rid of goes with him. */
  private beginAnew(): void {
    this.startOver({ keepUnsent: true });
    void this.session.drop().then(() => this.line.reopen());
  }

  private startOver({ keepUnsent = false } = {}): void {
    const unsent = keepUnsent ? this.state.messages.filter(({ key }) => this.outbox.has(key)) : [];
    this.queue.pause();
    if (!keepUnsent) this.outbox.clear();
    this.incoming.reset();
    this.holder.reset();
    this.holder.change({ messages: unsent });
  }

  private lost(): void {
    this.queue.pause();
    this.incoming.stopTyping();
    if (this.state.connection !== 'refused' && this.state.connection !== 'closed') this.holder.change({ connection: 'waiting' });
  }

  private refuse(error: ChatError): void {
    this.line.close();
    this.queue.pause();
    this.holder.change({ connection: 'refused', problem: error.problem });
    this.release(error);
  }

  private release(error: ChatError | null): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const { resolve, reject } of waiters)
      if (error) reject(error);
      else resolve();
  }
}

function kindOf(contentType: string): AttachmentKind {
  const [family] = contentType.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'document';
}
