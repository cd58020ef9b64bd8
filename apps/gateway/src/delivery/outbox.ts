import type { SealedFiles } from '../sessions/sealed-files.js';
import type { HookAddress, Product } from './product.js';

export interface OutboxParts {
  files: SealedFiles;
  product: Product;
  address(): HookAddress;
  /** The product has no such channel any more. */
  gone(): void;
  /** A body that the product calls unusable was put aside. */
  refused(status: number): void;
  firstPauseMs: number;
}

const LONGEST_PAUSE_MS = 60_000;
/** The product has deleted the channel when it says so this often: a proxy in between may say it by mistake. */
const GONE_AFTER = 5;

/**
 * What one channel's messenger said, in its order, until the product has taken it. Each body is kept in a sealed file before the
 * messenger is told that it arrived, so that a crash on either side loses nothing; a body that comes twice is known by its ids.
 */
export class Outbox {
  private readonly waiting: string[];
  private last: number;
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: (() => void) | null = null;

  constructor(private readonly parts: OutboxParts) {
    this.waiting = parts.files.names();
    this.last = Number(this.waiting.at(-1) ?? 0);
    this.run();
  }

  get size(): number {
    return this.waiting.length;
  }

  put(body: Record<string, unknown>): void {
    const name = String(++this.last).padStart(15, '0');
    this.parts.files.write(name, JSON.stringify(body));
    this.waiting.push(name);
    this.run();
  }

  /** Ends after the body that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  forget(): void {
    for (const name of this.waiting.splice(0)) this.parts.files.delete(name);
  }

  private run(): void {
    if (this.running || this.stopped) return;
    this.running = this.deliverAll().finally(() => (this.running = null));
  }

  private async deliverAll(): Promise<void> {
    let attempt = 0;
    let gone = 0;
    for (let name = this.waiting[0]; name !== undefined && !this.stopped; name = this.waiting[0]) {
      const body = this.read(name);
      const status = body === null ? 200 : await this.parts.product.post(this.parts.address(), body);
      if (isDone(status)) {
        if (status >= 300) this.parts.refused(status);
        this.done(name);
        [attempt, gone] = [0, 0];
        continue;
      }
      gone = status === 404 || status === 410 ? gone + 1 : 0;
      if (gone >= GONE_AFTER) return this.parts.gone();
      await this.pause(Math.min(this.parts.firstPauseMs * 2 ** attempt++, LONGEST_PAUSE_MS));
    }
  }

  /** Null: another key sealed it, so nobody can read it any more. */
  private read(name: string): string | null {
    try {
      return this.parts.files.read(name);
    } catch {
      return null;
    }
  }

  private done(name: string): void {
    if (this.waiting[0] === name) this.waiting.shift();
    this.parts.files.delete(name);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Taken, or never to be taken: a body that is refused for what it is would hold up all that follow. */
const isDone = (status: number): boolean => (status >= 200 && status < 300) || status === 400 || status === 413 || status === 422;
