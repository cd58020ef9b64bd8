import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import type { MessageSearchFeed, SearchStretch } from '#persistence/search/message-search.feed.js';
import { backfill, indexMessages } from '#persistence/search/message-words.store.js';
import { isDataError } from '#persistence/sql-state.js';
import type { Wake } from '#persistence/wake.js';
import { LogFollower, POLL_MS, type Turn } from '../queues/log-follower.js';

/** What comes together is written together: fewer and larger changes of the index. */
const GATHER_MS = 100;
const EVENTS_AT_ONCE = 500;
const COMPANIES_AT_ONCE = 2;
/** Old messages in one piece, and how long others have the database to themselves between two. */
const BACKFILL_AT_ONCE = 500;
const BACKFILL_PAUSE_MS = 50;

/**
 * Makes messages findable by what the event log says, a moment after they were stored. What is there from before is filled in between,
 * piece by piece from the newest on; where it was interrupted it goes on. Both are done by one, in turn: an old piece never overwrites
 * what was edited or deleted meanwhile.
 */
export class MessageIndexer {
  private readonly follower: LogFollower;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly feed: MessageSearchFeed,
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {
    this.follower = new LogFollower({
      ...{ log: feed, gatherMs: GATHER_MS },
      turn: (position) => this.turn(position),
      taken: (position) => feed.noteMissed(position),
      failed: (error) => log.error({ err: error }, 'messages could not be made findable; they are tried again'),
    });
  }

  start(): void {
    this.stopListening = this.wake.on('event', () => this.follower.wake());
    this.follower.look();
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.follower.stop();
  }

  private async turn(from: number): Promise<Turn> {
    const { position, more, messages } = await this.feed.stretch(from, EVENTS_AT_ONCE);
    await this.index(messages);
    return { position, next: () => (more || messages.length > 0 ? GATHER_MS : this.afterwards()) };
  }

  private async afterwards(): Promise<number> {
    return (await this.fillIn()) ? BACKFILL_PAUSE_MS : POLL_MS;
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
