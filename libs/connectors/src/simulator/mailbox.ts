import type { Delivery, Hooks } from './hooks.js';

type Asker = (updates: readonly Delivery[] | 'superseded') => void;

/**
 * The updates of one bot, at a provider that brings them to a webhook or, when none is set, keeps them until it is asked. Updates
 * are told apart by the number of their webhook, which grows.
 */
export class Mailbox {
  private kept: Delivery[] = [];
  private asker: Asker | null = null;

  constructor(
    private readonly hooks: Hooks,
    /** Where updates go; null: whoever wants them asks. */
    private hookUrl: string | null,
  ) {}

  get webhook(): string | null {
    return this.hookUrl;
  }

  get waiting(): number {
    return this.kept.length;
  }

  /** Sets the webhook, or takes it away with null. What has been kept leaves at once. */
  setWebhook(url: string | null): void {
    this.hookUrl = url;
    if (url === null) return;
    for (const delivery of this.kept.splice(0)) this.hooks.deliver({ ...delivery, hookUrl: url });
  }

  put(delivery: Delivery): void {
    if (this.hookUrl !== null) return this.hooks.deliver({ ...delivery, hookUrl: this.hookUrl });
    this.kept.push(delivery);
    this.asker?.(this.kept);
  }

  /**
   * Everything from `from` on; waits up to `waitMs` when there is nothing. What is before `from` counts as taken. Of two who ask at
   * once the first one is sent away.
   */
  ask(from: number, waitMs: number): Promise<readonly Delivery[] | 'superseded'> {
    this.asker?.('superseded');
    this.taken(from);
    if (this.kept.length > 0 || waitMs === 0) return Promise.resolve([...this.kept]);
    return new Promise((resolve) => {
      const timer = setTimeout(() => answer([]), waitMs).unref();
      const answer: Asker = (updates) => {
        clearTimeout(timer);
        if (this.asker === answer) this.asker = null;
        resolve(updates === 'superseded' ? updates : [...updates]);
      };
      this.asker = answer;
    });
  }

  private taken(from: number): void {
    const numberOf = ({ webhook }: Delivery): number => webhook.number ?? 0;
    for (const delivery of this.kept.filter((each) => numberOf(each) < from)) {
      delivery.entry.attempts++;
      delivery.entry.answer = 200;
      delivery.entry.acknowledgedAt = new Date().toISOString();
      delivery.onAnswer?.(true);
    }
    this.kept = this.kept.filter((each) => numberOf(each) >= from);
  }
}
