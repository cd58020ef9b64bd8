import type { FollowedLog } from '#persistence/events/followed-log.js';

type Place = Pick<FollowedLog, 'hold' | 'advance' | 'release'>;

/**
 * Where the next worker goes on if this one is killed: not behind a stretch of the log of which some note is still on its way. A note may
 * come twice then, and takes the place of the first; none is lost that is still news.
 */
export class SettledPlace implements Place {
  private readonly underWay = new Set<{ from: number }>();
  private readUpTo = 0;

  constructor(private readonly place: Place) {}

  hold(): Promise<number | null> {
    return this.place.hold();
  }

  /** Everything before `position` was read. */
  advance(position: number): Promise<boolean> {
    this.readUpTo = position;
    return this.place.advance(this.settled);
  }

  release(): Promise<void> {
    return this.place.release();
  }

  /** The stretch from `from` on has these notes; it is settled when all of them are. */
  async settle(from: number, notes: readonly Promise<void>[]): Promise<void> {
    if (notes.length === 0) return;
    const stretch = { from };
    this.underWay.add(stretch);
    await Promise.all(notes);
    this.underWay.delete(stretch);
    if (this.readUpTo > from) await this.place.advance(this.settled);
  }

  private get settled(): number {
    const [first] = this.underWay;
    return first?.from ?? this.readUpTo;
  }
}
