import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import type { MessageSearchFeed, SearchStretch } from '#persistence/search/message-search.feed.js';
import { backfill, indexMessages } from '#persistence/search/message-words.store.js';
import { isDataError } from '#persistence/sql-state.js';
import type { Wake } from '#persistence/wake.js';

/** Wakes can be lost; this is how long a message waits then. */
const POLL_MS = 1_000;
/** What comes together is written together: fewer and larger changes of the index. */
const GATHER_MS = 100;
/** Well below the time after which a silent follower loses his place. */
const KEEP_MS = 5_000;
const EVENTS_AT_ONCE = 500;
const COMPANIES_AT_ONCE = 2;
/** Old messages in one piece, and how long others have the database to themselves between two. */
const BACKFILL_AT_ONCE = 500;
const BACKFILL_PAUSE_MS = 50;

/**
 * Follows the event log and makes messages findable, a moment after they were stored: one process for all, by a place in the database
 * that it must keep renewing. What is there from before is filled in between, piece by piece from the newest on; where it was
 * interrupted it goes on. Both are done by one, in turn: an old piece never overwrites what was edited or deleted meanwhile.
 */
export class MessageIndexer {
  private position: number | null = null;
  private heldAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private plannedAt = Infinity;
  private running: Promise<void> | undefined;
  private stopped = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly feed: MessageSearchFeed,
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopListening = this.wake.on('event', () => this.position !== null && this.soon(GATHER_MS));
    this.soon(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    await this.running;
    if (this.position !== null) await this.feed.release().catch(() => undefined);
  }

  private soon(ms: number): void {
    const at = performance.now() + ms;
    if (this.stopped || this.running || at >= this.plannedAt) return;
    clearTimeout(this.timer);
    this.plannedAt = at;
    this.timer = setTimeout(() => this.look(), ms);
  }

  private look(): void {
    this.plannedAt = Infinity;
    this.running = this.turn()
      .catch((error: unknown): number => {
        this.log.error({ err: error }, 'messages could not be made findable; they are tried again');
        return POLL_MS;
      })
      .then((ms) => {
        this.running = undefined;
        this.soon(ms);
      });
  }

  /** In how many milliseconds to look again; a wake during a turn is not heard, the next look is never far. */
  private async turn(): Promise<number> {
    if (Date.now() - this.heldAt >= KEEP_MS || this.position === null) await this.hold();
    if (this.position === null) return POLL_MS;
    const stretch = await this.feed.stretch(this.position, EVENTS_AT_ONCE);
    await this.index(stretch.messages);
    if (stretch.position !== this.position && !(await this.advance(stretch.position))) return POLL_MS;
    if (stretch.more || stretch.messages.length > 0) return GATHER_MS;
    return (await this.fillIn()) ? BACKFILL_PAUSE_MS : POLL_MS;
  }

  private async hold(): Promise<void> {
    this.heldAt = Date.now();
    const place = await this.feed.hold();
    if (place !== null && this.position === null) await this.feed.noteMissed(place);
    this.position = place === null ? null : (this.position ?? place);
  }

  private async advance(position: number): Promise<boolean> {
    const kept = await this.feed.advance(position);
    this.position = kept ? position : null;
    if (kept) this.heldAt = Date.now();
    return kept;
  }

  private async index(messages: SearchStretch['messages']): Promise<void> {
    for (let first = 0; first < messages.length; first += COMPANIES_AT_ONCE) {
      await Promise.all(messages.slice(first, first + COMPANIES_AT_ONCE).map(({ companyId, ids }) => this.company(companyId, ids)));
    }
  }

  /** A text that the parser refuses must not hold up all that comes after it: it is left out, and the log says so. */
  private async company(companyId: number, ids: readonly number[]): Promise<void> {
    try {
      await this.database.transaction(companyId, (tx) => indexMessages(tx, ids));
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (ids.length === 1) return this.log.error({ companyId, messageId: ids[0], err: error }, 'a message cannot be made findable');
      for (const id of ids) await this.company(companyId, [id]);
    }
  }

  /** Whether there was something to fill in. */
  private async fillIn(): Promise<boolean> {
    const [companyId] = await this.feed.backlog(1);
    if (companyId === undefined) return false;
    const { done } = await this.database.transaction(companyId, (tx) => backfill(tx, BACKFILL_AT_ONCE));
    if (done) this.log.info({ companyId }, 'all messages of the company can be found');
    return true;
  }
}
