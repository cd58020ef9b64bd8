import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { eventsSince, eventTail, oldestPosition, type StoredEvent, type Stretch } from '#persistence/events/event.tail.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { Wake } from '#persistence/wake.js';
import { Log } from '../platform/log.js';
import { EventComposer, type ComposedEvent } from './event-composer.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';

/** Wakes can be lost; this is how long an event waits then. */
const POLL_MS = 1_000;
/** Somebody's transaction is still open: its events are a moment away. */
const SOON_MS = 3;
/** A browser that missed more than this reads everything anew. */
const MOST_MISSED = 1_000;

/** Follows the event log and pushes to every socket what it may see, once and in order. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private position: number | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly composer: EventComposer,
    private readonly sockets: LiveSockets,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.position = (await eventTail(this.jobs, null, [])).position;
    this.stopListening = this.wake.on('event', () => this.look());
    this.schedule(POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    await this.running;
  }

  /** Sends a socket what it missed since `since`, then lets it follow. Null = it has just loaded everything. */
  async join(socket: LiveSocket, since: number | null): Promise<void> {
    // Registered first, but out of the feed's reach until it has caught up: nothing is lost, and nothing comes twice.
    socket.position = Number.POSITIVE_INFINITY;
    this.sockets.add(socket);
    const missed = since === null ? null : await this.missed(socket, since);
    const position = missed?.position ?? (await eventTail(this.jobs, null, [])).position;
    socket.send({ type: 'hello', lastEventId: position, heartbeatSeconds: 25 });
    if (since !== null && !missed) socket.send({ type: 'reload' });
    if (missed) this.push(socket, await this.composer.compose(socket.companyId, missed.events), position);
    socket.position = position;
    // What was pushed to others meanwhile, this one did not get.
    this.look();
  }

  /** Pushes what is final since `from`; resolves with the place to go on from, which is `upTo` at least. */
  private async catchUp(socket: LiveSocket, from: number, upTo: number): Promise<number> {
    const stretch = await this.database.transaction(socket.companyId, (tx) => eventsSince(tx, from, MOST_MISSED));
    if (!stretch) {
      const { position } = await eventTail(this.jobs, null, []);
      socket.send({ type: 'reload' });
      return position;
    }
    const position = Math.max(stretch.position, upTo);
    if (stretch.events.length > 0) this.push(socket, await this.composer.compose(socket.companyId, stretch.events), position);
    return position;
  }

  private async missed(socket: LiveSocket, since: number): Promise<Stretch | null> {
    const oldest = await oldestPosition(this.jobs);
    if (oldest !== null && since < oldest) return null;
    const stretch = await this.database.transaction(socket.companyId, (tx) => eventsSince(tx, since, MOST_MISSED));
    // A place that the log has not reached was given by another database: a backup was restored.
    return stretch && since <= stretch.position ? stretch : null;
  }

  private look(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.follow().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.look();
      }
    });
  }

  private async follow(): Promise<void> {
    let more = false;
    try {
      const from = this.position ?? 0;
      const followers = this.sockets.all().filter(({ position }) => position >= from && position !== Number.POSITIVE_INFINITY);
      const stretch = await eventTail(this.jobs, from, [...new Set(followers.map(({ companyId }) => companyId))]);
      await this.deliver(stretch, followers);
      this.position = stretch.position;
      await this.bringUp(stretch.position);
      more = stretch.more;
    } catch (error) {
      this.log.failure('the event log could not be read', error);
    }
    this.schedule(more ? SOON_MS : POLL_MS);
  }

  /** To those who followed when the stretch was read; of them, one that joined just before may have read further. */
  private async deliver({ events, position }: Stretch, followers: LiveSocket[]): Promise<void> {
    const companies = new Map<number, StoredEvent[]>();
    for (const event of events) {
      companies.set(event.companyId, [...(companies.get(event.companyId) ?? []), event]);
    }
    for (const [companyId, ofCompany] of companies) {
      const composed = await this.composer.compose(companyId, ofCompany);
      for (const socket of followers.filter((follower) => follower.companyId === companyId)) {
        const unseen = composed.filter((event) => event.position >= socket.position);
        this.push(socket, unseen, position);
        socket.position = Math.max(socket.position, position);
      }
    }
    for (const socket of followers) socket.position = Math.max(socket.position, position);
  }

  /** Those who joined while a stretch was on its way to the others. */
  private async bringUp(position: number): Promise<void> {
    for (const socket of this.sockets.all()) {
      if (socket.position < position) socket.position = await this.catchUp(socket, socket.position, position);
    }
  }

  private push(socket: LiveSocket, composed: ComposedEvent[], position: number): void {
    const events = composed.flatMap(({ event, dialog }) => {
      if (!dialog || !event.dialog) return [event];
      if (socket.maySee(event.dialog, dialog.lastOperatorId)) return [event];
      // It may have been on his screen until now; its number is all he learns.
      return event.kind === 'dialog_changed' || event.message?.kind === 'system'
        ? [{ id: event.id, kind: 'dialog_hidden' as const, dialogId: dialog.id }]
        : [];
    });
    if (events.length > 0) socket.send({ type: 'events', lastEventId: position, events });
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), ms);
  }
}
