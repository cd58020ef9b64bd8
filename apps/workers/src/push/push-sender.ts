import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import webPush from 'web-push';
import type { HttpPort } from '#connectors/http/http.port.js';
import type { PushNote } from '#domain/notifications/push-note.js';
import type { PushRecipient } from '#persistence/push/push-recipients.view.js';
import type { PushSubscriptionStore } from '#persistence/push/push-subscription.store.js';
import type { VapidKeys } from '#persistence/push/vapid-keys.js';

/** What a push service keeps for a browser that is off. */
const TTL_SECONDS = 4 * 3600;
/** A note is news: after these it is let go, the unread message stays in the list. */
const AGAIN_AFTER_MS = [1_000, 10_000];
/** Sent at once; more wait, and what waits beyond the limit is let go. */
const AT_ONCE = 8;
const MOST_WAITING = 2_000;

/** Nobody reads what a push service says beside its status. */
const MOST_ANSWERED = 16 * 1024;

type Browser = Pick<PushRecipient, 'subscriptionId' | 'endpoint' | 'p256dh' | 'auth'>;

interface Encrypted {
  headers: object;
  body: Buffer;
}

interface Waiting {
  companyId: number;
  browser: Browser;
  note: PushNote;
  /** It was taken, or is given up. */
  settled(): void;
}

/** Hands notes to the push services of browsers, encrypted for each; a subscription that is no more is removed. */
export class PushSender {
  private readonly waiting: Waiting[] = [];
  private readonly sending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly http: HttpPort,
    private readonly subscriptions: PushSubscriptionStore,
    private readonly keys: VapidKeys & { subject: string },
    private readonly log: Logger,
  ) {}

  /** Resolves when the note was taken or is given up; never, if this process stops before. */
  send(companyId: number, browser: Browser, note: PushNote): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) return Promise.resolve();
    return new Promise((settled) => {
      if (this.stopping.signal.aborted) return;
      this.waiting.push({ companyId, browser, note, settled });
      this.next();
    });
  }

  async stop(): Promise<void> {
    this.waiting.length = 0;
    this.stopping.abort();
    await Promise.allSettled(this.sending);
  }

  private next(): void {
    while (this.sending.size < AT_ONCE) {
      const one = this.waiting.shift();
      if (!one) return;
      const sent = this.deliver(one)
        .catch((error: unknown) => this.log.warn({ err: error, companyId: one.companyId }, 'a push was not sent'))
        .finally(() => {
          if (!this.stopping.signal.aborted) one.settled();
          this.sending.delete(sent);
          this.next();
        });
      this.sending.add(sent);
    }
  }

  private async deliver({ companyId, browser, note }: Waiting): Promise<void> {
    const { subscriptionId, endpoint, p256dh, auth } = browser;
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(note), {
      ...{ vapidDetails: this.keys, TTL: TTL_SECONDS, urgency: 'high' },
    });
    for (let attempt = 0; ; attempt += 1) {
      const status = await this.attempt(endpoint, details);
      if (status === 404 || status === 410) return this.subscriptions.remove(companyId, subscriptionId);
      if (status !== null && status < 300) return;
      const again = status === null || status === 429 || status >= 500 ? AGAIN_AFTER_MS[attempt] : undefined;
      if (again === undefined) return this.log.warn({ companyId, subscriptionId, status }, 'a push service did not take a note');
      await sleep(again, undefined, { signal: this.stopping.signal });
    }
  }

  /** The status that was answered; null = there was no answer. The address is a stranger's: only the guarded client calls it. */
  private async attempt(url: string, { headers, body }: Encrypted): Promise<number | null> {
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
    try {
      const request = { method: 'POST', url, headers: Object.fromEntries(named), body, maxBytes: MOST_ANSWERED, excess: 'cut' } as const;
      const answer = await this.http.request(request);
      return answer.status;
    } catch (error) {
      this.log.debug({ err: error }, 'a push service did not answer');
      return null;
    }
  }
}
