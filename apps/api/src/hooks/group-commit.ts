/** One caller's part of a group. */
interface Waiting<Item> {
  items: Item[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Lane<Item> {
  waiting: Waiting<Item>[];
  running: boolean;
}

/**
 * Stores together what comes together: while a lane's commit is under way, new arrivals gather, and the next commit takes all
 * of them; each caller is answered after the commit that holds his part. Alone, a caller waits for nobody. One commit a lane at a
 * time: two at once could store a client's messages in the wrong order (docs/adr/0005-group-commit.md).
 */
export class GroupCommit<Item> {
  private readonly lanes = new Map<number, Lane<Item>>();

  constructor(
    /** Stores all of the items or none. */
    private readonly store: (lane: number, items: Item[]) => Promise<void>,
    private readonly mostItems: number,
  ) {}

  /** Resolves when the items are committed; rejects with the reason when they can't be. One lane never waits for another. */
  submit(lane: number, items: Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const current = this.lanes.get(lane) ?? { waiting: [], running: false };
      this.lanes.set(lane, current);
      current.waiting.push({ items, resolve, reject });
      if (!current.running) void this.run(lane, current);
    });
  }

  /** Callers not answered yet: for /metrics. */
  get pending(): number {
    return [...this.lanes.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  private async run(lane: number, current: Lane<Item>): Promise<void> {
    current.running = true;
    while (current.waiting.length > 0) await this.commit(lane, this.take(current));
    this.lanes.delete(lane);
  }

  /** The next group, in order of arrival; whoever brings more than fits goes alone. */
  private take(current: Lane<Item>): Waiting<Item>[] {
    let size = 0;
    let count = 0;
    for (const { items } of current.waiting) {
      if (count > 0 && size + items.length > this.mostItems) break;
      size += items.length;
      count += 1;
    }
    return current.waiting.splice(0, count);
  }

  private async commit(lane: number, group: Waiting<Item>[]): Promise<void> {
    try {
      await this.store(
        lane,
        group.flatMap(({ items }) => items),
      );
      for (const { resolve } of group) resolve();
    } catch (error) {
      const [only] = group;
      if (group.length === 1 && only) return only.reject(error);
      // Somebody's part failed the group: each is tried alone, so that nobody pays for his neighbour.
      for (const each of group) await this.commit(lane, [each]);
    }
  }
}
