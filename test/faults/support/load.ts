import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderChannel } from './provider.js';

export interface Load {
  perSecond: number;
  seconds: number;
  clients: number;
}

/** A steady stream of clients' messages that waits for no answer. Resolves with the provider's ids when all are acknowledged. */
export async function steadyLoad(channel: ProviderChannel, { perSecond, seconds, clients }: Load): Promise<string[]> {
  const startedAt = performance.now();
  const deliveries: Promise<string>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = startedAt + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    deliveries.push(channel.write(phoneOf(n % clients), `Message ${n}`));
  }
  return Promise.all(deliveries);
}

export const phoneOf = (n: number): string => `7900${String(1_000_000 + n)}`;
