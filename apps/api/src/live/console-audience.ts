import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayDoOnboarding, mayManageWebhooks, mayReadScenarios, mayReadStaff } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { eventsBetween, type StoredEvent } from '#persistence/events/event.tail.js';
import { EventComposer, isForConsole, type ComposedEvent } from './event-composer.js';
import { LiveFeed, type Audience } from './live-feed.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';

/** A browser that missed more than this reads everything anew. */
const MOST_MISSED = 1_000;

/** The console's tabs: each is told what its operator may see. */
@Injectable()
export class ConsoleAudience implements Audience, OnModuleInit {
  constructor(
    private readonly feed: LiveFeed,
    private readonly database: Database,
    private readonly composer: EventComposer,
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
      const composed = missed ? await this.composer.compose(socket.companyId, missed.filter(isForConsole)) : [];
      socket.send({ type: 'hello', lastEventId: position, heartbeatSeconds: 25 });
      if (since !== null && !missed) socket.send({ type: 'reload' });
      this.push(socket, composed, position);
      if (socket.isOpen) this.sockets.add(socket);
    });
  }

  async prepare(companyId: number, events: StoredEvent[], position: number): Promise<() => void> {
    const shown = events.filter(isForConsole);
    if (shown.length === 0 || this.sockets.of(companyId).size === 0) return () => undefined;
    const composed = await this.composer.compose(companyId, shown);
    return () => {
      for (const socket of this.sockets.of(companyId)) this.push(socket, composed, position);
    };
  }

  private missed(socket: LiveSocket, from: number, position: number): Promise<StoredEvent[] | null> {
    return this.database.transaction(socket.companyId, (tx) => eventsBetween(tx, from, position, MOST_MISSED));
  }

  private push(socket: LiveSocket, composed: ComposedEvent[], position: number): void {
    const events = composed.flatMap(({ event, dialog }) => {
      if (event.kind === 'webhook_changed' && !mayManageWebhooks(socket.session)) return [];
      if (event.kind === 'scenario_changed' && !mayReadScenarios(socket.session)) return [];
      if (event.kind === 'rating_changed' && event.operator?.id !== socket.session.operatorId && !mayReadStaff(socket.session)) return [];
      if (event.kind === 'onboarding_changed' && !mayDoOnboarding(socket.session)) return [];
      if (dialog && !socket.reaches(dialog.id)) return [];
      if (!dialog || !event.dialog) return [event];
      if (socket.maySee(event.dialog, dialog.lastOperatorId)) return [event];
      // It may have been on his screen until now; its number is all he learns.
      return event.kind === 'dialog_changed' || event.message?.kind === 'system'
        ? [{ id: event.id, kind: 'dialog_hidden' as const, dialogId: dialog.id }]
        : [];
    });
    if (events.length > 0) socket.send({ type: 'events', lastEventId: position, events });
  }
}
