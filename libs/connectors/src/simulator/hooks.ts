import type { HttpPort } from '../http/http.port.js';
import type { SentEntry } from './ledger.js';
import type { Schedule } from './schedule.js';

/** Pauses double up to five minutes, and after a day and a half nobody tries again, like Meta. */
const LONGEST_PAUSE_MS = 300_000;
const GIVE_UP_AFTER_MS = 36 * 3_600_000;
const ANSWER_TIMEOUT_MS = 20_000;
/** Beyond this many waiting webhooks the oldest are not tried again. */
const MAX_WAITING = 5_000;

/** A webhook as it goes over the wire. */
export interface SignedWebhook {
  headers: Record<string, string>;
  body: Buffer;
  /** The provider's number of this update, where the product may ask for updates instead. */
  number?: number;
}

export interface Delivery {
  hookUrl: string;
  webhook: SignedWebhook;
  entry: SentEntry;
  /** Told after every attempt. */
  onAnswer?: (accepted: boolean) => void;
}

/** Delivers webhooks to the product and repeats what it did not accept. */
export class Hooks {
  private readonly waiting = new Set<Delivery>();

  constructor(
    private readonly http: HttpPort,
    private readonly schedule: Schedule,
    private readonly firstPauseMs: number,
  ) {}

  deliver(delivery: Delivery): void {
    this.waiting.add(delivery);
    for (const oldest of this.waiting) {
      if (this.waiting.size <= MAX_WAITING) break;
      this.waiting.delete(oldest);
    }
    void this.attempt(delivery, Date.now());
  }

  private async attempt(delivery: Delivery, since: number): Promise<void> {
    if (!this.waiting.has(delivery)) return;
    const { entry } = delivery;
    entry.attempts++;
    entry.answer = await this.post(delivery);
    const accepted = entry.answer >= 200 && entry.answer < 300;
    if (accepted) entry.acknowledgedAt = new Date().toISOString();
    delivery.onAnswer?.(accepted);
    if (accepted || Date.now() - since > GIVE_UP_AFTER_MS) return void this.waiting.delete(delivery);
    const pause = Math.min(this.firstPauseMs * 2 ** (entry.attempts - 1), LONGEST_PAUSE_MS);
    this.schedule.later(pause, () => void this.attempt(delivery, since));
  }

  /** 0: no answer at all. */
  private async post({ hookUrl, webhook }: Delivery): Promise<number> {
    try {
      const headers = { 'content-type': 'application/json', ...webhook.headers };
      const { status } = await this.http.request({
        method: 'POST',
        url: hookUrl,
        headers,
        body: webhook.body,
        timeoutMs: ANSWER_TIMEOUT_MS,
      });
      return status;
    } catch {
      return 0;
    }
  }
}
