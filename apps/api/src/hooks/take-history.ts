import { Injectable } from '@nestjs/common';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { LARGE_PIECE_MESSAGES } from '#domain/history-import/history-import.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { HistoryChunk, ParsedRequest, RawRequest } from '#connectors/connector.js';
import { Database } from '#persistence/database.js';
import { keepChunk, noteImported } from '#persistence/history-import/history-chunk.store.js';
import { failImport } from '#persistence/history-import/history-import.store.js';
import { Wake } from '#persistence/wake.js';
import { IngestUpdates, type RefusedEvent } from './ingest-updates.js';

const isImported = ({ type }: InboundEvent): boolean => type === 'message_imported';

/** Pieces of a history that a provider hands over: small ones are stored at once, large ones, which would keep the provider and everybody's webhooks waiting, are kept raw for their process. */
@Injectable()
export class TakeHistory {
  constructor(
    private readonly ingestUpdates: IngestUpdates,
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async run(channel: ConnectedChannel, { events }: ParsedRequest, place: HistoryChunk, request: RawRequest): Promise<RefusedEvent[]> {
    const messages = events.filter(isImported).length;
    const refused =
      messages > LARGE_PIECE_MESSAGES ? await this.keep(channel, place, request, messages) : await this.store(channel, place, events);
    this.wake.wake('outbox');
    this.wake.wake('event');
    return refused;
  }

  /** The provider hands over nothing: an import that waits for it has failed, and its page says why. */
  async refused({ companyId, id }: ConnectedChannel, words: string): Promise<void> {
    await this.database.transaction(companyId, (tx) => failImport(tx, id, words));
    this.wake.wake('event');
  }

  private async keep({ companyId, id }: ConnectedChannel, place: HistoryChunk, { body }: RawRequest, messages: number): Promise<never[]> {
    await this.database.transaction(companyId, (tx) => keepChunk(tx, id, place, body, messages));
    return [];
  }

  private async store(channel: ConnectedChannel, { progress }: HistoryChunk, events: InboundEvent[]): Promise<RefusedEvent[]> {
    const { refused, added } = await this.ingestUpdates.runAlone(channel, events);
    const messages = events.filter(isImported).length;
    const known = Math.max(messages - added - refused.filter(({ event }) => isImported(event)).length, 0);
    await this.database.transaction(channel.companyId, (tx) => noteImported(tx, channel.id, { progress, messages, known }));
    return refused;
  }
}
