import { setImmediate as turn } from 'node:timers/promises';
import { GroupCommit } from './group-commit.js';

/** A store whose commits end when the test says so. */
class SlowStore {
  readonly commits: { lane: number; items: string[] }[] = [];
  private readonly open: { resolve: () => void; reject: (error: Error) => void }[] = [];

  store = (lane: number, items: string[]): Promise<void> => {
    this.commits.push({ lane, items });
    return new Promise((resolve, reject) => this.open.push({ resolve, reject }));
  };

  /** Ends the oldest commit under way. */
  async end(error?: Error): Promise<void> {
    const commit = this.open.shift();
    if (error) commit?.reject(error);
    else commit?.resolve();
    for (let n = 0; n < 3; n += 1) await turn();
  }

  get items(): string[][] {
    return this.commits.map(({ items }) => items);
  }
}

const MOST = 4;
/** The commit that is under way already: a company has one at a time. */
const BUSY = [['x']];
/** A caller who will look at his answer later. */
const patient = (submitted: Promise<void>): Promise<void> => {
  submitted.catch(() => undefined);
  return submitted;
};
const outcome = async (submitted: Promise<void>): Promise<string> => {
  const pending = turn().then(() => 'pending');
  return Promise.race([
    submitted.then(
      () => 'stored',
      (error: Error) => error.message,
    ),
    pending,
  ]);
};

describe('webhooks that are stored together', () => {
  let store: SlowStore;
  let groups: GroupCommit<string>;
  beforeEach(() => {
    store = new SlowStore();
    groups = new GroupCommit(store.store, MOST);
  });
  const busy = (): void => BUSY.forEach((items) => void groups.submit(1, items));

  it('alone, a caller waits for nobody: his commit begins at once', () => {
    void groups.submit(1, ['a']);
    expect(store.items).toEqual([['a']]);
  });

  it('while one commit is under way no other begins, and what comes then goes with the next one, in the order of arrival', async () => {
    for (const item of ['a', 'b', 'c', 'd']) void groups.submit(1, [item]);
    expect(store.items).toEqual([['a']]);
    await store.end();
    expect(store.items).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('a caller is answered by the commit that holds his part, and not before', async () => {
    busy();
    const [first, second] = [groups.submit(1, ['a']), groups.submit(1, ['b'])];
    await store.end();
    expect(store.items.at(-1)).toEqual(['a', 'b']);
    expect([await outcome(first), await outcome(second)]).toEqual(['pending', 'pending']);
    await store.end();
    expect([await outcome(first), await outcome(second)]).toEqual(['stored', 'stored']);
  });

  it('a group is never larger than allowed, unless one caller alone brings more', async () => {
    busy();
    void groups.submit(1, ['a', 'b', 'c']);
    void groups.submit(1, ['d', 'e']);
    void groups.submit(1, ['f', 'g', 'h', 'i', 'j']);
    void groups.submit(1, ['k']);
    for (let n = 0; n < 6; n += 1) await store.end();
    expect(store.items).toEqual([...BUSY, ['a', 'b', 'c'], ['d', 'e'], ['f', 'g', 'h', 'i', 'j'], ['k']]);
  });

  it('one company never waits for another', async () => {
    void groups.submit(1, ['a']);
    void groups.submit(2, ['b']);
    expect(store.commits).toEqual([
      { lane: 1, items: ['a'] },
      { lane: 2, items: ['b'] },
    ]);
  });

  it('neighbours of a part that cannot be stored are stored, and only its caller hears of it', async () => {
    busy();
    const callers = ['a', 'broken', 'c'].map((item) => patient(groups.submit(1, [item])));
    await store.end();
    await store.end(new Error('refused together'));
    await store.end();
    await store.end(new Error('refused alone'));
    await store.end();
    expect(store.items).toEqual([...BUSY, ['a', 'broken', 'c'], ['a'], ['broken'], ['c']]);
    expect(await Promise.all(callers.map(outcome))).toEqual(['stored', 'refused alone', 'stored']);
  });

  it('a failure ends nothing: whoever comes later is stored', async () => {
    const failed = patient(groups.submit(1, ['a']));
    const beside = groups.submit(1, ['b']);
    const later = groups.submit(1, ['c']);
    await store.end(new Error('no database'));
    expect(await outcome(failed)).toBe('no database');
    await store.end();
    await store.end();
    expect([await outcome(beside), await outcome(later)]).toEqual(['stored', 'stored']);
    void groups.submit(1, ['d']);
    expect(store.items.at(-1)).toEqual(['d']);
  });

  it('says how many wait', async () => {
    busy();
    for (const item of ['a', 'b', 'c']) void groups.submit(1, [item]);
    expect(groups.pending).toBe(3);
    await store.end();
    await store.end();
    expect(groups.pending).toBe(0);
  });
});
