import type { Logger } from 'pino';
import { isDataError } from '#persistence/sql-state.js';
import type { FeedEvent, WebhookFeed } from '#persistence/webhooks/webhook-feed.js';
import type { Wake } from '#persistence/wake.js';
import { SOURCES, type MakeDeliveries } from './make-deliveries.js';

/** Wakes can be lost; this is how long an event waits then. */
const POLL_MS = 1_000;
/** Somebody's transaction is still open: its events are a moment away. Several events that come together are read together. */
const SOON_MS = 10;
/** Well below the time after which a silent follower loses his place. */
const KEEP_MS = 5_000;
const EVENTS_AT_ONCE = 500;
const COMPANIES_AT_ONCE = 3;
const KINDS = [...SOURCES, 'webhook_changed'];

/**
 * Follows the event log and turns it into deliveries, without a gap and each once: one process for all, by a place in the database
 * that it must keep renewing. While nobody listens it looks once a second, whatever happens.
 */
export class FanOut {
  private position: number | null = null;
  private heldAt = 0;
  private anybody = true;
  private timer: NodeJS.Timeout | undefined;
  private plannedAt = 0;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly feed: WebhookFeed,
    private readonly make: MakeDeliveries,
    /** What a webhook that was switched on or off needs. */
    private readonly changed: (companyId: number, webhookIds: number[]) => Promise<void>,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopListening = [
      this.wake.on('event', () => this.anybody && this.position !== null && this.soon(SOON_MS)),
      this.wake.on('webhook', () => this.anybody || this.look()),
    ];
    this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening.forEach((stop) => stop());
    clearTimeout(this.timer);
    await this.running;
    if (this.position !== null) await this.feed.release().catch(() => undefined);
  }

  private look(): void {
    if (this.stopped) return;
    // First of all: a timer that went off while the log is being read would count as one that is still to come.
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running) {
      this.again = true;
      return;
    }
    this.again = false;
    this.running = this.follow()
      .catch((error: unknown): number => {
        this.log.error({ err: error }, 'the event log could not be turned into deliveries');
        return POLL_MS;
      })
      .then((ms) => {
        this.running = undefined;
        this.soon(this.again ? SOON_MS : ms);
      });
  }

  /** In how many milliseconds to look again. */
  private async follow(): Promise<number> {
    if (Date.now() - this.heldAt >= KEEP_MS || this.position === null) await this.hold();
    if (this.position === null) return POLL_MS;
    const stretch = await this.feed.stretch(this.position, EVENTS_AT_ONCE, KINDS);
    this.anybody = stretch.anybody;
    await this.deliver(stretch.events);
    if (stretch.position !== this.position) await this.advance(stretch.position);
    return stretch.more && stretch.anybody ? SOON_MS : POLL_MS;
  }

  private async hold(): Promise<void> {
    this.heldAt = Date.now();
    const place = await this.feed.hold();
    this.position = place === null ? null : (this.position ?? place);
  }

  private async advance(position: number): Promise<void> {
    const kept = await this.feed.advance(position);
    this.position = kept ? position : null;
    if (kept) this.heldAt = Date.now();
  }

  /** All of a stretch or none of it is done: what fails is tried again, and makes nothing twice. */
  private async deliver(events: FeedEvent[]): Promise<void> {
    const byCompany = new Map<number, FeedEvent[]>();
    for (const event of events) byCompany.set(event.companyId, [...(byCompany.get(event.companyId) ?? []), event]);
    const companies = [...byCompany];
    for (let first = 0; first < companies.length; first += COMPANIES_AT_ONCE) {
      await Promise.all(companies.slice(first, first + COMPANIES_AT_ONCE).map(([id, ofCompany]) => this.company(id, ofCompany)));
    }
  }

  private async company(companyId: number, events: FeedEvent[]): Promise<void> {
    await this.tell(companyId, events);
    const changed = events.flatMap(({ kind, data }) =>
      kind === 'webhook_changed' && typeof data?.webhookId === 'number' ? data.webhookId : [],
    );
    if (changed.length > 0) await this.changed(companyId, [...new Set(changed)]);
  }

  /** An event that can't be told must not hold up all that comes after it, of every company: it is left out, and the log says so. */
  private async tell(companyId: number, events: FeedEvent[]): Promise<void> {
    try {
      if ((await this.make.run(companyId, events)) > 0) this.wake.wake('webhook');
    } catch (error) {
      if (!willFailAgain(error)) throw error;
      if (events.length > 1) {
        for (const event of events) await this.tell(companyId, [event]);
        return;
      }
      this.log.error({ companyId, eventId: events[0]?.id, kind: events[0]?.kind, err: error }, 'an event could not become a delivery');
    }
  }

  private soon(ms: number): void {
    if (this.stopped || (this.timer !== undefined && ms >= this.plannedMs())) return;
    clearTimeout(this.timer);
    this.plannedAt = performance.now() + ms;
    this.timer = setTimeout(() => this.look(), ms);
  }

  private plannedMs(): number {
    return this.plannedAt - performance.now();
  }
}

/** The database refuses what it was asked, or the body could not be written: the same will happen at the next try. */
function willFailAgain(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || isDataError(error);
}
