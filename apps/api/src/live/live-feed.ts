import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { eventsBetween, eventTail, oldestPosition, type StoredEvent, type Stretch } from '#persistence/events/event.tail.js';
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

/** After a restart everybody comes back at once; this many catch up side by side. */
const JOIN_AT_ONCE = 6;

interface Joining {
  socket: LiveSocket;
  since: number | null;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Follows the event log and pushes to every socket what it may see, once and in order. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private position: number | null = null;
  private readonly joining: Joining[] = [];
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

  /**
   * Sends a socket what it missed since `since`, and lets it follow from there; null = it has just loaded everything. Sockets join
   * between two looks at the log, never during one, so that nothing falls between what they missed and what they follow.
   */
  join(socket: LiveSocket, since: number | null): Promise<void> {
    return new Promise((resolve, reject) => {
      this.joining.push({ socket, since, resolve, reject });
      this.look();
    });
  }

  private async admitAll(joining: Joining[], position: number): Promise<void> {
    for (let first = 0; first < joining.length; first += JOIN_AT_ONCE) {
      const group = joining.slice(first, first + JOIN_AT_ONCE);
      await Promise.all(group.map((each) => this.admit(each.socket, each.since, position).then(each.resolve, each.reject)));
    }
  }

  private async admit(socket: LiveSocket, since: number | null, position: number): Promise<void> {
    const missed = since === null ? null : await this.missed(socket, since, position);
    const composed = missed ? await this.composer.compose(socket.companyId, missed) : [];
    socket.send({ type: 'hello', lastEventId: position, heartbeatSeconds: 25 });
    if (since !== null && !missed) socket.send({ type: 'reload' });
    this.push(socket, composed, position);
    if (socket.isOpen) this.sockets.add(socket);
  }

  private async missed(socket: LiveSocket, since: number, position: number): Promise<StoredEvent[] | null> {
    const oldest = await oldestPosition(this.jobs);
    if ((oldest !== null && since < oldest) || since > position) return null;
    return this.database.transaction(socket.companyId, (tx) => eventsBetween(tx, since, position, MOST_MISSED));
  }

  private look(): void {
    if (this.stopped || (this.joining.length === 0 && this.sockets.companies().length === 0)) return;
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
    // Only who asked before the log is read: the place he joins at is then not older than his question.
    const joining = this.joining.splice(0);
    try {
      const companies = this.sockets.companies();
      // With nobody here the past is nobody's: the first to come joins at the end of the log.
      const stretch = await eventTail(this.jobs, companies.length === 0 ? null : this.position, companies);
      await this.deliver(stretch);
      this.position = stretch.position;
      await this.admitAll(joining, stretch.position);
      more = stretch.more;
    } catch (error) {
      this.log.failure('the event log could not be read', error);
      for (const { reject } of joining) reject(error);
    }
    this.schedule(more ? SOON_MS : POLL_MS);
  }

  private async deliver({ events, position }: Stretch): Promise<void> {
    const companies = new Map<number, StoredEvent[]>();
    for (const event of events) {
      companies.set(event.companyId, [...(companies.get(event.companyId) ?? []), event]);
    }
    for (const [companyId, ofCompany] of companies) {
      const composed = await this.composer.compose(companyId, ofCompany);
      for (const socket of this.sockets.of(companyId)) this.push(socket, composed, position);
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
