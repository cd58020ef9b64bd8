import type { Tx } from '../database.js';
import type { MessagePlace } from '../messages/message-list.view.js';
import {
  haveNoMorePatienceThan,
  hitsAmongNewest,
  hitsInDialogs,
  hitsInWeeks,
  placeBehind,
  type MessageSearch,
} from './message-search.view.js';
import { beginningOf, weekOf } from './message-weeks.js';

/** A common word is found among so many of the newest messages; for whoever sees a part of them, more are looked through. */
export const NEWEST = 2_000;
const NEWEST_OF_PART = 10_000;
/** After a week the next question takes more of them, for the word is rare. */
const GROWTH = 4;
const MOST_WEEKS = 64;

/**
 * A search on its way from the newest messages to the oldest: first the newest one by one, then the index of words a few weeks at a
 * time. Whenever it is stopped, it knows how far it came, and nothing newer than that was left out.
 */
export class MessageWalk {
  readonly hits: MessagePlace[] = [];
  /** Behind it nothing was looked for yet; null = there is nothing left. */
  private rest: MessageSearch | null;

  constructor(
    search: MessageSearch,
    private readonly wanted: number,
  ) {
    this.rest = search;
  }

  /** How far it came; null = to the end. */
  get reached(): MessagePlace | null {
    return this.rest?.before ?? null;
  }

  get isThrough(): boolean {
    return this.rest === null;
  }

  /** Until there are enough hits, or no messages, or no time: what takes longer fails with the state 57014. */
  async go(tx: Tx, milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    for (let weeks = 0; this.rest !== null && this.hits.length < this.wanted;) {
      await haveNoMorePatienceThan(tx, end - performance.now());
      weeks = await this.step(tx, this.rest, weeks);
    }
  }

  /** One step further; answers how many weeks the next one may take. */
  private async step(tx: Tx, rest: MessageSearch, weeks: number): Promise<number> {
    const { asked, dialogIds } = rest;
    if (dialogIds !== null && (asked.unfinished || asked.anything)) {
      this.take(await hitsInDialogs(tx, rest, this.missing), null);
      return 0;
    }
    if (dialogIds === null && (weeks === 0 || asked.anything)) {
      await this.newest(tx, rest);
      return 1;
    }
    await this.weeks(tx, rest, dialogIds === null ? weeks : MOST_WEEKS);
    return Math.min(weeks * GROWTH, MOST_WEEKS);
  }

  private async newest(tx: Tx, rest: MessageSearch): Promise<void> {
    const messages = rest.scope.all ? NEWEST : NEWEST_OF_PART;
    const found = await hitsAmongNewest(tx, rest, messages, this.missing);
    this.take(found, await placeBehind(tx, rest, messages - 1));
  }

  /** Weeks without a message are left out. */
  private async weeks(tx: Tx, rest: MessageSearch, weeks: number): Promise<void> {
    const next = await placeBehind(tx, rest, 0);
    if (next === null) return this.take([], null);
    const newest = weekOf(next.at);
    const oldest = Math.max(newest - weeks + 1, rest.from === null ? -Infinity : weekOf(rest.from));
    this.take(await hitsInWeeks(tx, rest, { oldest, newest }, this.missing), { at: beginningOf(oldest), id: 0 });
  }

  private get missing(): number {
    return this.wanted - this.hits.length;
  }

  private take(found: readonly MessagePlace[], reached: MessagePlace | null): void {
    this.hits.push(...found);
    this.rest = reached && this.rest && { ...this.rest, before: reached };
  }
}
