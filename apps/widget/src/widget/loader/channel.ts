import type { ChannelConfig } from '../../sdk/index.js';
import type { Tag } from './tag.js';

const PAUSES_MS = [3_000, 15_000, 60_000];

/** The channel's settings; null when the product says that there is no such channel, or can't be reached for long. */
export async function askConfig({ base, channelKey }: Tag): Promise<ChannelConfig | null> {
  for (const pause of [...PAUSES_MS, 0]) {
    try {
      const answer = await fetch(`${base}/widget/${encodeURIComponent(channelKey)}/config`, { credentials: 'omit' });
      if (answer.ok) return (await answer.json()) as ChannelConfig;
      if (answer.status < 500 && answer.status !== 429) {
        console.warn(`Deskwire: there is no chat with the key "${channelKey}"`);
        return null;
      }
    } catch {
      // No network just now: a chat that comes late is better than none.
    }
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return null;
}

/** The SDK keeps a key here for those who have written before. */
export function isKnownVisitor({ channelKey }: Tag): boolean {
  try {
    return localStorage.getItem(`deskwire.${channelKey}.token`) !== null;
  } catch {
    return false;
  }
}
