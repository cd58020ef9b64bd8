import type { ReceivedMessage } from '../testing/provider.js';
import { Rig, eventually } from '../testing/rig.js';

/** What holds for the messages of a company however many processes send them; each `startWorkers` is one, with its own connections. */
describe('two processes that send from one queue', () => {
  let rig: Rig;
  beforeEach(async () => (rig = await Rig.create()));
  afterEach(async () => rig.dispose());

  const start = (perSecond?: number): Promise<unknown> =>
    Promise.all([rig.startWorkers({}, true, perSecond), rig.startWorkers({}, true, perSecond)]);

  /** Messages to so many clients of a channel, `each` to every one. */
  async function queued(channel: number, name: string, clients: number, each = 1): Promise<number[]> {
    const dialogs = await Promise.all(Array.from({ length: clients }, (_, n) => rig.aDialog(channel, `${name}-${n}`)));
    const ids: number[] = [];
    for (let n = 0; n < each; n += 1) for (const dialog of dialogs) ids.push(await rig.toSend(dialog, String(n)));
    return ids;
  }

  const areSent = (ids: number[]) => async (): Promise<boolean> =>
    (await rig.rows(`select 1 from message where id = any($1) and status = 30`, [ids])).length === ids.length;
  const receivedBy = (name: string): ReceivedMessage[] => rig.provider.received.filter(({ to }) => to.startsWith(`${name}-`));

  it('keep the order within each dialog, and let dialogs go side by side', async () => {
    const ids = await queued(await rig.aChannel(), 'client', 6, 6);
    const underWay = new Map<string, number>();
    let mostOfADialog = 0;
    let mostDialogs = 0;
    rig.provider.answers(async ({ to }) => {
      underWay.set(to, (underWay.get(to) ?? 0) + 1);
      mostOfADialog = Math.max(mostOfADialog, ...underWay.values());
      mostDialogs = Math.max(mostDialogs, [...underWay.values()].filter((sends) => sends > 0).length);
      await pause(30);
      underWay.set(to, (underWay.get(to) ?? 0) - 1);
      return { status: 200 };
    });
    await start();
    await eventually('all are accepted', areSent(ids));
    for (let n = 0; n < 6; n += 1) expect(rig.provider.textsTo(`client-${n}`)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(mostOfADialog).toBe(1);
    expect(mostDialogs).toBeGreaterThan(1);
  });

  it('stay together below the pace of a channel, and each channel has a pace of its own', async () => {
    const PACE = 20;
    const MESSAGES = 40;
    const [one, other] = [await rig.aChannel(), await rig.aChannel()];
    const ids = [...(await queued(one, 'one', MESSAGES)), ...(await queued(other, 'other', MESSAGES))];
    await start(PACE);
    await eventually('all are accepted', areSent(ids));
    const [first, second] = [receivedBy('one'), receivedBy('other')];
    for (const received of [first, second]) {
      const seconds = ((received.at(-1)?.at ?? 0) - (received[0]?.at ?? 0)) / 1000;
      // Two processes that did not know of each other would need half of this.
      expect(seconds).toBeGreaterThan((MESSAGES / PACE) * 0.75);
    }
    const began = (received: ReceivedMessage[]): number => received[0]?.at ?? Infinity;
    const ended = (received: ReceivedMessage[]): number => received.at(-1)?.at ?? 0;
    expect(Math.max(began(first), began(second))).toBeLessThan(Math.min(ended(first), ended(second)));
  });

  it('lose nothing but its own channel to a provider that hangs', async () => {
    const hanging = await queued(await rig.aChannel({ timeoutMs: 60_000 }), 'hanging', 20);
    const neighbours: number[] = [];
    for (const name of ['a', 'b', 'c']) neighbours.push(...(await queued(await rig.aChannel(), name, 5, 4)));
    rig.provider.answers(({ to }) => (to.startsWith('hanging') ? 'hang' : { status: 200 }));
    await start();
    await eventually('the neighbours are done', areSent(neighbours));
    // Four a process wait for an answer; the others are not touched, and may yet be sent by whoever comes.
    expect(receivedBy('hanging').length).toBeLessThanOrEqual(8);
    const states = await rig.rows<{ state: string }>(`select state from sending where message_id = any($1)`, [hanging]);
    expect(states).toHaveLength(hanging.length);
    expect(states.filter(({ state }) => state === 'queued').length).toBeGreaterThanOrEqual(12);
  });

  it('hold a channel back together when its provider asks to wait, and no other', async () => {
    const throttled = await queued(await rig.aChannel(), 'throttled', 20);
    rig.provider.answers(({ to }) => (to.startsWith('throttled') ? { status: 429, headers: { 'retry-after': '30' } } : { status: 200 }));
    await start();
    await eventually('the first are refused', () => receivedBy('throttled').length > 0);
    const neighbours = await queued(await rig.aChannel(), 'a', 5, 2);
    await eventually('the neighbours are done', areSent(neighbours));
    await pause(1_500);
    expect(receivedBy('throttled').length).toBeLessThanOrEqual(8);
    expect(await rig.rows(`select 1 from sending where message_id = any($1) and state = 'queued'`, [throttled])).not.toHaveLength(0);
  });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
