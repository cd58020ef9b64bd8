import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` answers with something that is true, and returns it; fails with `what` when the time is over. */
export async function until<T>(
  what: string,
  withinMs: number,
  look: () => Promise<T> | T,
  everyMs = 100,
): Promise<Exclude<T, false | undefined>> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await look();
      if (answer) return answer as Exclude<T, false | undefined>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`, { cause: last });
    await sleep(everyMs);
  }
}
