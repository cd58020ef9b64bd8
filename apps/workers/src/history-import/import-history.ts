import type { Logger } from 'pino';
import type { Connector } from '#connectors/connector.js';
import { importedMessages, importOrder } from '#domain/history-import/import-order.js';
import type { ChannelEvent } from '#domain/ingest/ingest-snapshot.js';
import type { IngestChanges } from '#domain/ingest/ingest-changes.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { Database } from '#persistence/database.js';
import {
  advanceChunk,
  endImport,
  failImport,
  importState,
  nextChunk,
  tellProgress,
  type Advance,
  type OpenChunk,
} from '#persistence/history-import/history-import.store.js';
import { ingest } from '#persistence/ingest/ingest.store.js';
import { isDataError, isRace } from '#persistence/sql-state.js';
import type { Wake } from '#persistence/wake.js';
import type { ImportedPiece } from '#workflows/history-import/history-import.activities.js';
import type { OpenChannel } from '../sending/open-channel.js';

/** Enough for the rate, few enough that nobody who writes to one of these dialogs waits for long. */
const BATCH = 200;
/** Another process may store the same client at the same moment; the same again sees what it did. */
const RACES = 5;

/** Somebody else stores the same piece: a worker that was thought to be dead. */
class PieceLost extends Error {}

/** Stores the pieces of a history as messages, each batch with its count in one transaction. */
export class ImportHistory {
  constructor(
    private readonly database: Database,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly openChannel: OpenChannel,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  /** Stores the oldest open piece; `beat` is called after each batch with how many of its events are stored. */
  async importPiece(companyId: number, channelId: number, beat: (position: number) => void = () => undefined): Promise<ImportedPiece> {
    const { state } = await this.database.transaction(companyId, (tx) => importState(tx, channelId));
    if (state === 'gone' || state === 'paused') return { state, messages: 0 };
    const chunk = await this.database.transaction(companyId, (tx) => nextChunk(tx, channelId));
    if (!chunk) return { state: 'nothing', messages: 0 };
    const events = this.read(companyId, chunk);
    if (events === null) return this.unreadable(companyId, channelId);
    try {
      return await this.store(companyId, chunk, events, beat);
    } finally {
      this.wake.wake('event');
    }
  }

  async end(companyId: number, channelId: number, quiet: boolean): Promise<boolean> {
    const ended = await this.database.transaction(companyId, (tx) => endImport(tx, channelId, quiet));
    if (ended) this.wake.wake('event');
    return ended;
  }

  private async store(
    companyId: number,
    chunk: OpenChunk,
    events: InboundEvent[],
    beat: (position: number) => void,
  ): Promise<ImportedPiece> {
    let messages = 0;
    let from = Math.min(chunk.eventsDone, events.length);
    do {
      const batch = events.slice(from, from + BATCH);
      const to = from + batch.length;
      const advance = await this.storeBatch(companyId, chunk, batch, { from, to, last: to >= events.length });
      messages += importedMessages(batch);
      this.wake.wake('event');
      beat(to);
      if (advance === 'paused') return { state: 'paused', messages };
      from = to;
    } while (from < events.length);
    return { state: 'more', messages };
  }

  /** A batch that the database refuses as data is stored one by one; what it refuses alone is left out, and said so. */
  private async storeBatch(
    companyId: number,
    chunk: OpenChunk,
    batch: InboundEvent[],
    step: { from: number; to: number; last: boolean },
  ): Promise<Advance> {
    try {
      return await this.transaction(companyId, chunk, batch, step);
    } catch (error) {
      if (!isDataError(error) || isRace(error)) throw error;
    }
    let advance: Advance = 'running';
    for (const [n, event] of batch.entries()) {
      const from = step.from + n;
      const one = { from, to: from + 1, last: step.last && from + 1 === step.to };
      advance = await this.transaction(companyId, chunk, [event], one).catch(async (error: unknown) => {
        if (!isDataError(error)) throw error;
        this.log.warn({ companyId, channelId: chunk.channel.id, chunkId: chunk.id }, 'a message of a history cannot be stored');
        const note = 'Some messages have a form that cannot be stored; they were left out';
        const left = { messages: importedMessages([event]), known: 0 };
        return this.database.transaction(companyId, (tx) => advanceChunk(tx, { id: chunk.id, ...one }, left, note));
      });
    }
    return advance;
  }

  private async transaction(
    companyId: number,
    { id, channel }: OpenChunk,
    batch: InboundEvent[],
    step: { from: number; to: number; last: boolean },
  ): Promise<Advance> {
    const events: ChannelEvent[] = batch.map((event) => ({ channelId: channel.id, event }));
    let advance: Advance = 'running';
    const changes = await this.afterRaces(() =>
      ingest(this.database, companyId, events, new Date(), async (tx, { messages }) => {
        const count = importedMessages(batch);
        const stored = messages.filter(({ origin }) => origin === 'history').length;
        advance = await advanceChunk(tx, { id, ...step }, { messages: count, known: Math.max(count - stored, 0) });
        if (advance === 'lost') throw new PieceLost('Somebody else stores this piece');
        await tellProgress(tx, channel.id);
      }),
    );
    if (changes.attachments.length > 0) this.wake.wake('media');
    return advance;
  }

  private async afterRaces(work: () => Promise<IngestChanges>): Promise<IngestChanges> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isRace(error) || tries >= RACES) throw error;
      }
    }
  }

  /** The order is the same each time, so a position in it means the same to whoever goes on. */
  private read(companyId: number, { body, channel }: OpenChunk): InboundEvent[] | null {
    try {
      const opened = this.openChannel(companyId, channel);
      const request = { method: 'POST' as const, headers: {}, query: {}, body };
      const parsed = this.connectorOf(channel.transport)?.parse(request, opened);
      return parsed ? importOrder(parsed.events) : null;
    } catch {
      return null;
    }
  }

  /** The piece stays: the import goes on with a version that can read it. */
  private async unreadable(companyId: number, channelId: number): Promise<ImportedPiece> {
    const words = 'A piece of the history cannot be read by this version; it is kept, and resuming tries it again';
    await this.database.transaction(companyId, (tx) => failImport(tx, channelId, words));
    this.wake.wake('event');
    return { state: 'failed', messages: 0 };
  }
}
