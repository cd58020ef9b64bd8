import type { Channel } from '../../../api/channel-types.js';

export type Health = 'active' | 'waits' | 'paused' | 'broken';

/** How a channel is, at a glance: `waits` needs somebody to sign in. */
export function healthOf({ state, session }: Pick<Channel, 'state' | 'session'>): Health {
  if (state !== 'active') return state;
  return session && session.state !== 'open' && session.state !== 'connecting' ? 'waits' : 'active';
}

const ORDER: Health[] = ['broken', 'waits', 'active', 'paused'];

/** What needs somebody comes first. */
export function byTrouble(one: Channel, other: Channel): number {
  return ORDER.indexOf(healthOf(one)) - ORDER.indexOf(healthOf(other)) || one.name.localeCompare(other.name);
}

/** When anything last went through the channel, either way; null when never. */
export function lastActivity({ lastInboundAt, lastOutboundAt }: Channel): string | null {
  const times = [lastInboundAt, lastOutboundAt].filter((time) => time !== null && time !== undefined);
  return times.sort().at(-1) ?? null;
}
