import { isApiError } from '../../../api/api-error.js';
import type { DraftValue } from '../../../api/onboarding.js';

/** How long one may type on before it is sent. */
const PAUSE_MS = 350;
/** Whoever types without a pause is saved on the way too. */
const LONGEST_MS = 1500;
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000] as const;

export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused';

export interface SaveQueueOptions {
  send: (key: string, value: DraftValue, keepalive: boolean) => Promise<{ revision: number }>;
  onSaved: (key: string, value: DraftValue, revision: number) => void;
  /** What the server will never take as it is, and why. */
  onRefused: (key: string, error: unknown) => void;
  onState: (state: SaveState) => void;
}

interface Entry {
  value: DraftValue;
  since: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** What is on its way; a newer value waits for its answer, or the older one could arrive last. */
  sending: { value: DraftValue } | null;
  dirty: boolean;
  attempts: number;
}

/** Saves every field as it is typed: one queue a field, the newest value of each, for as long as it takes. */
export class SaveQueue {
  private readonly entries = new Map<string, Entry>();
  private readonly running = new Set<Promise<void>>();
  private refused = false;
  private told: SaveState = 'saved';

  constructor(private readonly options: SaveQueueOptions) {}

  type(key: string, value: DraftValue): void {
    const entry = this.entries.get(key) ?? { value, since: Date.now(), timer: undefined, sending: null, dirty: false, attempts: 0 };
    if (!entry.dirty) entry.since = Date.now();
    entry.value = value;
    entry.dirty = true;
    this.entries.set(key, entry);
    this.refused = false;
    this.later(key, entry, Math.max(0, Math.min(PAUSE_MS, entry.since + LONGEST_MS - Date.now())));
    this.tell();
  }

  /** Sends now what waits for the next pause. */
  flush(key: string): void {
    const entry = this.entries.get(key);
    if (entry?.dirty && entry.attempts === 0) void this.send(key, entry, false);
  }

  /** The page goes: requests that outlive it carry what is left. Also what is on its way, for its answer may never be seen. */
  leave(): void {
    for (const [key, entry] of this.entries) if (entry.dirty) void this.send(key, entry, true);
  }

  /** The line stands again. */
  retryNow(): void {
    for (const [key, entry] of this.entries) if (entry.dirty) void this.send(key, entry, false);
  }

  /** Resolves when nothing waits any more; false when the server was not reached or refused something. */
  async settled(): Promise<boolean> {
    this.retryNow();
    while ([...this.entries.values()].some(({ sending }) => sending !== null)) await Promise.all([...this.running]);
    return this.entries.size === 0 && !this.refused;
  }

  /** The value that is not stored yet. */
  pending(key: string): { value: DraftValue } | undefined {
    const entry = this.entries.get(key);
    return entry && { value: entry.value };
  }

  isOnItsWay(key: string, value: DraftValue): boolean {
    const sending = this.entries.get(key)?.sending;
    return sending !== null && sending !== undefined && sameValue(sending.value, value);
  }

  get unsent(): { key: string; value: DraftValue }[] {
    return [...this.entries].map(([key, { value }]) => ({ key, value }));
  }

  private later(key: string, entry: Entry, pauseMs: number): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.send(key, entry, false), pauseMs);
  }

  private async send(key: string, entry: Entry, keepalive: boolean): Promise<void> {
    clearTimeout(entry.timer);
    if (entry.sending && !keepalive) return;
    const sending = { value: entry.value };
    entry.sending = sending;
    entry.dirty = false;
    this.tell();
    const running = this.options
      .send(key, sending.value, keepalive)
      .then(
        ({ revision }) => this.taken(key, entry, sending.value, revision),
        (error: unknown) => this.failed(key, entry, error),
      )
      .finally(() => this.running.delete(running));
    this.running.add(running);
    await running;
  }

  private taken(key: string, entry: Entry, value: DraftValue, revision: number): void {
    entry.sending = null;
    entry.attempts = 0;
    if (entry.dirty) this.later(key, entry, PAUSE_MS);
    else this.entries.delete(key);
    this.options.onSaved(key, value, revision);
    this.tell();
  }

  private failed(key: string, entry: Entry, error: unknown): void {
    entry.sending = null;
    if (isApiError(error) && !error.isTemporary) {
      // Typed on meanwhile: the newer value may be fine.
      if (entry.dirty) this.later(key, entry, PAUSE_MS);
      else {
        this.entries.delete(key);
        this.refused = true;
        this.options.onRefused(key, error);
      }
    } else {
      entry.dirty = true;
      this.later(key, entry, RETRY_MS[Math.min(entry.attempts, RETRY_MS.length - 1)] ?? PAUSE_MS);
      entry.attempts++;
    }
    this.tell();
  }

  private tell(): void {
    const all = [...this.entries.values()];
    const state = all.some(({ attempts }) => attempts > 0) ? 'waiting' : all.length > 0 ? 'saving' : this.refused ? 'refused' : 'saved';
    if (state === this.told) return;
    this.told = state;
    this.options.onState(state);
  }
}

export const sameValue = (one: DraftValue | undefined, other: DraftValue | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
