import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayDoOnboarding, mayManageWebhooks, mayReadPackagesNotice, mayReadScenarios, mayReadStaff } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { eventsBetween, type StoredEvent } from '#persistence/events/event.tail.js';
import { EventComposer, isForConsole, type ComposedEvent } from './event-composer.js';
import { InternalComposer, type PersonalEvent } from './internal-composer.js';
import { LiveFeed, type Audience } from './live-feed.js';
import type { LiveEvent } from './live.frames.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';

/** A browser that missed more than this reads everything anew. */
const MOST_MISSED = 1_000;

/** What happened, ready to be told: to whom depends on whoever listens. */
interface Told {
  shared: ComposedEvent[];
  personal: PersonalEvent[];
}

/** The console's tabs: each is told what its operator may see. */
@Injectable()
export class ConsoleAudience implements Audience, OnModuleInit {
  constructor(
    private readonly feed: LiveFeed,
    private readonly database: Database,
    private readonly composer: EventComposer,
    private readonly internal: InternalComposer,
    private readonly sockets: LiveSockets,
  ) {}

  onModuleInit(): void {
    this.feed.serve(this);
  }

  companies(): number[] {
    return this.sockets.companies();
  }

  /** Sends a socket what it missed since `since`, and lets it follow from there; null = it has just loaded everything. */
  join(socket: LiveSocket, since: number | null): Promise<void> {
    return this.feed.join(since, async (position, from) => {
      const missed = from === null ? null : await this.missed(socket, from, position);
      const told = await this.compose(socket.companyId, missed ?? [], [socket]);
      socket.send({ type: 'hello', lastEventId: position, heartbeatSeconds: 25 });
      if (since !== null && !missed) socket.send({ type: 'reload' });
      this.push(socket, told, position);
      if (socket.isOpen) this.sockets.add(socket);
    });
  }

  async prepare(companyId: number, events: StoredEvent[], position: number): Promise<() => void> {
    const here = this.sockets.of(companyId);
    if (here.size === 0) return () => undefined;
    const told = await this.compose(companyId, events, here);
    if (told.shared.length + told.personal.length === 0) return () => undefined;
    return () => {
      for (const socket of this.sockets.of(companyId)) this.push(socket, told, position);
    };
  }

  private async compose(companyId: number, events: StoredEvent[], sockets: Iterable<LiveSocket>): Promise<Told> {
    const shown = events.filter(isForConsole);
    const operators = [...sockets].flatMap(({ hearsColleagues, operatorId }) => (hearsColleagues ? [operatorId] : []));
    const [shared, personal] = await Promise.all([
      shown.length === 0 ? [] : this.composer.compose(companyId, shown),
      this.internal.compose(companyId, events, [...new Set(operators)]),
    ]);
    return { shared, personal };
  }

  private missed(socket: LiveSocket, from: number, position: number): Promise<StoredEvent[] | null> {
    return this.database.transaction(socket.companyId, (tx) => eventsBetween(tx, from, position, MOST_MISSED));
  }

  private push(socket: LiveSocket, { shared, personal }: Told, position: number): void {
    const own = socket.hearsColleagues ? personal.flatMap((event) => event.for(socket.operatorId) ?? []) : [];
    const events = [...own, ...this.forEverybody(socket, shared)].sort((a, b) => a.id - b.id);
    if (events.length > 0) socket.send({ type: 'events', lastEventId: position, events });
  }

  private forEverybody(socket: LiveSocket, shared: ComposedEvent[]): LiveEvent[] {
    return shared.flatMap(({ event, dialog }) => {
      if (event.kind === 'webhook_changed' && !mayManageWebhooks(socket.session)) return [];
      if (event.kind === 'scenario_changed' && !mayReadScenarios(socket.session)) return [];
      if (event.kind === 'rating_changed' && event.operator?.id !== socket.session.operatorId && !mayReadStaff(socket.session)) return [];
      if (event.kind === 'onboarding_changed' && !mayDoOnboarding(socket.session)) return [];
      if (event.kind === 'packages_notice' && !mayReadPackagesNotice(socket.session)) return [];
      if (dialog && !socket.reaches(dialog.id)) return [];
      if (!dialog || !event.dialog) return [event];
      if (socket.maySee(event.dialog, dialog.lastOperatorId)) return [event];
      // It may have been on his screen until now; its number is all he learns.
      return event.kind === 'dialog_changed' || event.message?.kind === 'system'
        ? [{ id: event.id, kind: 'dialog_hidden' as const, dialogId: dialog.id }]
        : [];
    });
  }
}
