import type { SocketLike } from './chat.js';
import { platform } from './platform.js';
import type { ClientFrame, ServerFrame } from './protocol.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const PING_MS = 25_000;
/** No word within this time after a ping: the line is dead, whatever the platform believes. */
const ANSWER_WITHIN_MS = 10_000;
/** Of `readyState`; the same everywhere. */
const OPEN = 1;

export interface LineEvents {
  /** A line is there; the answer is its first frame. Rejects: nobody can come in now, it is tried again later. */
  greet(): Promise<ClientFrame>;
  hear(frame: ServerFrame): void;
  /** The line is gone and will be tried again. */
  lost(): void;
}

/** One websocket that comes back by itself: at once the first time, then with growing pauses, and at once when the network is back. */
export class Line {
  private socket: SocketLike | null = null;
  private wanted = false;
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setTimeout> | undefined;
  private readonly hurry = (): void => this.tryNow();

  constructor(
    private readonly url: string,
    private readonly makeSocket: new (url: string) => SocketLike,
    private readonly events: LineEvents,
  ) {}

  open(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.tries = 0;
    platform.addEventListener?.('online', this.hurry);
    this.dial();
  }

  /** For good, until it is opened again. */
  close(): void {
    this.wanted = false;
    platform.removeEventListener?.('online', this.hurry);
    clearTimeout(this.retry);
    this.drop();
  }

  /** With a new first frame. */
  reopen(): void {
    this.drop();
    if (!this.wanted) return this.open();
    clearTimeout(this.retry);
    this.dial();
  }

  /** The server let us in: the next loss is the first again. */
  settled(): void {
    this.tries = 0;
  }

  /** False: there is no line. */
  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private tryNow(): void {
    if (!this.wanted || this.socket) return;
    clearTimeout(this.retry);
    this.dial();
  }

  private dial(): void {
    const socket = new this.makeSocket(this.url);
    this.socket = socket;
    const isCurrent = (): boolean => this.socket === socket;
    socket.onopen = () => {
      this.events.greet().then(
        (hello) => isCurrent() && this.send(hello),
        () => isCurrent() && this.broken(),
      );
    };
    socket.onmessage = ({ data }) => {
      if (!isCurrent()) return;
      this.watch();
      const frame = parse(data);
      if (frame && frame.type !== 'pong') this.events.hear(frame);
    };
    socket.onclose = () => isCurrent() && this.broken();
    socket.onerror = () => undefined;
    this.watch();
  }

  private broken(): void {
    this.drop();
    if (!this.wanted) return;
    this.events.lost();
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.tries, LONGEST_PAUSE_MS);
    this.tries += 1;
    // After a restart of the server everybody comes back: not all at the same moment.
    this.retry = setTimeout(() => this.tryNow(), pause * (0.5 + Math.random() / 2));
  }

  /** Asks a quiet line whether it lives. */
  private watch(): void {
    clearTimeout(this.ping);
    this.ping = setTimeout(() => {
      this.send({ type: 'ping' });
      this.ping = setTimeout(() => this.broken(), ANSWER_WITHIN_MS);
    }, PING_MS);
  }

  private drop(): void {
    clearTimeout(this.ping);
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onmessage = socket.onclose = socket.onopen = null;
    socket.close();
  }
}

function parse(data: unknown): ServerFrame | null {
  try {
    return JSON.parse(String(data)) as ServerFrame;
  } catch {
    return null;
  }
}
