import type { WebSocket } from 'ws';

/** Close codes of our own; console and SDK know them. */
export const CLOSE = { sessionEnded: 4401, refused: 4403, tooSlow: 4409, restart: 1012 } as const;

/** More than this waiting and somebody is not reading. */
const MOST_QUEUED_BYTES = 4 * 1024 * 1024;
/** A slow line may take a while, as long as it takes something: only one that stands still is cut. */
const STUCK_BYTES = 1024 * 1024;
const STUCK_MS = 30_000;

/** A line that the server pushes to: who does not read, or is not there any more, is let go. */
export abstract class PushSocket<Frame> {
  private answered = true;
  private stuckSince: number | null = null;
  private lastBuffered = 0;

  constructor(readonly socket: WebSocket) {
    socket.on('pong', () => (this.answered = true));
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  send(frame: Frame): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > MOST_QUEUED_BYTES) return this.close(CLOSE.tooSlow, 'too slow');
    this.socket.send(JSON.stringify(frame));
  }

  /** Called every half minute: closes a line that is dead or stuck, and asks a quiet one whether it lives. */
  check(now: number): void {
    if (!this.answered) return this.socket.terminate();
    if (this.isStuck(now)) return this.close(CLOSE.tooSlow, 'too slow');
    this.answered = false;
    this.socket.ping();
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
    // A peer that does not read will not answer the closing either.
    setTimeout(() => this.socket.terminate(), 3_000).unref();
  }

  private isStuck(now: number): boolean {
    const { bufferedAmount } = this.socket;
    const moving = bufferedAmount < STUCK_BYTES || bufferedAmount < this.lastBuffered;
    this.lastBuffered = bufferedAmount;
    if (moving) this.stuckSince = null;
    else this.stuckSince ??= now;
    return this.stuckSince !== null && now - this.stuckSince >= STUCK_MS;
  }
}
