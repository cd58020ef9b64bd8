import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { IngestChanges } from '#domain/ingest/ingest-changes.js';
import type { ChannelEvent } from '#domain/ingest/ingest-snapshot.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { ingest } from '#persistence/ingest/ingest.store.js';
import { Wake } from '#persistence/wake.js';
import { Metrics } from '../metrics/metrics.js';
import { isDataError, isRace } from '../http/sql-state.js';
import { CLOCK } from '../platform/ports.js';
import { GroupCommit } from './group-commit.js';

/** More than this many events in one transaction and its neighbours wait too long for their answer. */
const MOST_EVENTS = 500;

/** An event that the database refused, with the reason in words. */
export interface RefusedEvent {
  event: InboundEvent;
  reason: string;
}

/** Takes parsed provider events in, and wakes whoever goes on with them. Resolves after the commit. */
@Injectable()
export class IngestUpdates {
  private readonly groups = new GroupCommit<ChannelEvent>((companyId, events) => this.store(companyId, events), MOST_EVENTS);
  private readonly events: Counter<'transport' | 'type'>;
  private readonly groupSize: Histogram;

  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    @Inject(CLOCK) private readonly clock: Clock,
    metrics: Metrics,
  ) {
    const registers = [metrics.registry];
    this.events = new Counter({
      name: 'ingest_events_total',
      help: 'Provider events taken in',
      labelNames: ['transport', 'type'],
      registers,
    });
    this.groupSize = new Histogram({
      name: 'ingest_group_events',
      help: 'Events stored by one commit',
      buckets: [1, 2, 5, 10, 20, 50, 100, 250, 500],
      registers,
    });
    const { groups } = this;
    new Gauge({
      name: 'ingest_waiting',
      help: 'Webhooks waiting for their commit',
      registers,
      collect() {
        this.set(groups.pending);
      },
    });
  }

  /** Stores a webhook's events. Those that the database refuses as data come back; anything else that fails is thrown. */
  async run(channel: ConnectedChannel, events: InboundEvent[]): Promise<RefusedEvent[]> {
    const worthStoring = events.filter(({ type }) => type !== 'ignored');
    for (const { type } of events) this.events.inc({ transport: channel.transport, type });
    return worthStoring.length === 0 ? [] : this.storeOrHalve(channel, worthStoring);
  }

  /** The same in a transaction of its own, for a piece of a history: tells how many messages were new. */
  async runAlone(channel: ConnectedChannel, events: InboundEvent[]): Promise<{ refused: RefusedEvent[]; added: number }> {
    const worthStoring = events.filter(({ type }) => type !== 'ignored');
    for (const { type } of events) this.events.inc({ transport: channel.transport, type });
    try {
      const changes = await this.storeGroup(
        channel.companyId,
        worthStoring.map((event) => ({ channelId: channel.id, event })),
      );
      return { refused: [], added: changes.messages.filter(({ origin }) => origin === 'history').length };
    } catch (error) {
      if (!isDataError(error)) throw error;
      return { refused: await this.storeOrHalve(channel, worthStoring), added: worthStoring.length };
    }
  }

  /** Halves what the database refuses until the refused ones stand alone: one in a thousand is found in ten steps. */
  private async storeOrHalve(channel: ConnectedChannel, events: InboundEvent[]): Promise<RefusedEvent[]> {
    try {
      await this.submit(channel, events);
      return [];
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (events.length === 1) return this.refused(events);
    }
    const half = Math.ceil(events.length / 2);
    const refused = await this.storeOrHalve(channel, events.slice(0, half));
    return [...refused, ...(await this.storeOrHalve(channel, events.slice(half)))];
  }

  private refused(events: InboundEvent[]): RefusedEvent[] {
    return events.map((event) => ({
      event,
      reason: `The database cannot store this update (${event.type}): a value in it has a form it does not know`,
    }));
  }

  private submit(channel: ConnectedChannel, events: InboundEvent[]): Promise<void> {
    return this.groups.submit(
      channel.companyId,
      events.map((event) => ({ channelId: channel.id, event })),
    );
  }

  private async store(companyId: number, events: ChannelEvent[]): Promise<void> {
    await this.storeGroup(companyId, events);
  }

  private async storeGroup(companyId: number, events: ChannelEvent[]): Promise<IngestChanges> {
    const changes = await this.ingest(companyId, events);
    this.groupSize.observe(events.length);
    this.wake.wake('event');
    if (changes.outbox.length > 0 || changes.statuses.length > 0) this.wake.wake('outbox');
    if (changes.toSend.length > 0) this.wake.wake('sending');
    if (changes.attachments.length > 0) this.wake.wake('media');
    if (changes.notices.length > 0 || changes.sessions.length > 0) this.wake.wake('channel');
    if (changes.actions.length > 0) this.wake.wake('action');
    return changes;
  }

  /** Another API process may have met the same new client or the same webhook at the same moment: then it is known now. */
  private async ingest(companyId: number, events: ChannelEvent[]): Promise<IngestChanges> {
    try {
      return await ingest(this.database, companyId, events, this.clock.now());
    } catch (error) {
      if (!isRace(error)) throw error;
      return ingest(this.database, companyId, events, this.clock.now());
    }
  }
}
