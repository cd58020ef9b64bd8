import type { Logger } from 'pino';
import { isDataError } from '#persistence/sql-state.js';
import type { FeedEvent, WebhookFeed } from '#persistence/webhooks/webhook-feed.js';
import type { Wake } from '#persistence/wake.js';
import { LogFollower, POLL_MS, type Turn } from '../queues/log-follower.js';
import { SOURCES, type MakeDeliveries } from './make-deliveries.js';

/** Somebody's transaction is still open: its events are a moment away. Several events that come together are read together. */
const SOON_MS = 10;
const EVENTS_AT_ONCE = 500;
const COMPANIES_AT_ONCE = 3;
const KINDS = [...SOURCES, 'webhook_changed'];

/**
 * Turns the event log into deliveries, without a gap and each once. While nobody listens it looks once a second, whatever happens.
 */
export class FanOut {
  private readonly follower: LogFollower;
  private anybody = true;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly feed: WebhookFeed,
    private readonly make: MakeDeliveries,
    /** What a webhook that was switched on or off needs. */
    private readonly changed: (companyId: number, webhookIds: number[]) => Promise<void>,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {
    this.follower = new LogFollower({
      ...{ log: feed, gatherMs: SOON_MS },
      turn: (position) => this.turn(position),
      failed: (error) => log.error({ err: error }, 'the event log could not be turned into deliveries'),
    });
  }

  start(): void {
    this.stopListening = [
      this.wake.on('event', () => this.anybody && this.follower.wake()),
      this.wake.on('webhook', () => this.anybody || this.follower.look()),
    ];
    this.follower.look();
  }

  async stop(): Promise<void> {
    this.stopListening.forEach((stop) => stop());
    await this.follower.stop();
  }

  private async turn(from: number): Promise<Turn> {
    const { position, more, anybody, events } = await this.feed.stretch(from, EVENTS_AT_ONCE, KINDS);
    this.anybody = anybody;
    await this.deliver(events);
    return { position, next: () => (more && anybody ? SOON_MS : POLL_MS) };
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
}

/** The database refuses what it was asked, or the body could not be written: the same will happen at the next try. */
function willFailAgain(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || isDataError(error);
}
