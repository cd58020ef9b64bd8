import { ChatError } from './chat-error.js';
import { isPassing } from './http-door.js';
import type { ClientFrame, Problem, ServerMessage } from './protocol.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Something that the server must have, answered under its id. */
export interface Outgoing {
  readonly id: string;
  /** What to send; a file is uploaded first. Throws a `ChatError`. */
  frame(): Promise<ClientFrame>;
  accepted(message: ServerMessage | null): void;
  /** For good: the server will never take it. */
  refused(problem: Problem): void;
}

/**
 * What waits to be sent, in order and one at a time: a message is not overtaken by the next one, however often it has to be tried.
 * An answer that got lost costs a second sending, which the server knows by its id.
 */
export class OutgoingQueue {
  private waiting: Outgoing[] = [];
  private current: Outgoing | null = null;
  private send: ((frame: ClientFrame) => boolean) | null = null;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  add(outgoing: Outgoing): void {
    if (this.waiting.some(({ id }) => id === outgoing.id)) return;
    this.waiting.push(outgoing);
    this.next();
  }

  remove(id: string): void {
    this.waiting = this.waiting.filter((each) => each.id !== id);
  }

  clear(): void {
    this.waiting = [];
    this.pause();
  }

  /** A line is there. */
  resume(send: (frame: ClientFrame) => boolean): void {
    this.pause();
    this.send = send;
    this.next();
  }

  /** The line is gone: what was not answered is sent again. */
  pause(): void {
    this.send = null;
    this.current = null;
    this.tries = 0;
    clearTimeout(this.timer);
  }

  accepted(id: string, message: ServerMessage | null): void {
    const outgoing = this.take(id);
    outgoing?.accepted(message);
    this.next();
  }

  refused(id: string, problem: Problem, final: boolean): void {
    if (!final) return this.again(problem);
    this.take(id)?.refused(problem);
    this.next();
  }

  private take(id: string): Outgoing | undefined {
    const outgoing = this.waiting.find((each) => each.id === id);
    if (this.current?.id === id) this.current = null;
    this.tries = 0;
    this.remove(id);
    return outgoing;
  }

  private next(): void {
    const [first] = this.waiting;
    if (!this.send || this.current || !first) return;
    this.current = first;
    first.frame().then(
      (frame) => {
        // Meanwhile the line may have gone, or the message been taken away.
        if (this.current !== first || !this.waiting.includes(first)) return this.forgetCurrent(first);
        this.send?.(frame);
      },
      (error: unknown) => {
        if (this.current !== first) return;
        if (!(error instanceof ChatError) || isPassing(error)) return this.again(error instanceof ChatError ? error.problem : null);
        this.refused(first.id, error.problem, true);
      },
    );
  }

  private forgetCurrent(outgoing: Outgoing): void {
    if (this.current !== outgoing) return;
    this.current = null;
    this.next();
  }

  private again(problem: Problem | null): void {
    const growing = Math.min(FIRST_PAUSE_MS * 2 ** this.tries, LONGEST_PAUSE_MS);
    this.tries += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.current = null;
        this.next();
      },
      Math.max(growing, (problem?.retryAfterSeconds ?? 0) * 1000),
    );
  }
}
