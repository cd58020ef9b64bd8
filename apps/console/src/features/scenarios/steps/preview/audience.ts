import type { Channel, Transport } from '../../../../api/channel-types.js';
import type { ScenarioContent } from '../../model/content.js';

/** The kinds of messengers in which a scenario will speak: of the channels that its triggers name, or of all. */
export function audienceOf(
  { triggers }: Pick<ScenarioContent, 'triggers'>,
  channels: readonly Pick<Channel, 'id' | 'transport'>[],
  transports: readonly Transport[],
): Transport[] {
  const ids = triggers.some(({ channelIds }) => channelIds === null) ? null : triggers.flatMap(({ channelIds }) => channelIds ?? []);
  const heard = ids === null || ids.length === 0 ? channels : channels.filter(({ id }) => ids.includes(id));
  const names = new Set(heard.map(({ transport }) => transport));
  const found = transports.filter(({ transport }) => names.has(transport));
  // Before any channel is connected one may still draw.
  return found.length > 0 ? found : [...transports];
}

/** The transport that takes the least of something. */
export function strictest(
  transports: readonly Transport[],
  of: (transport: Transport) => number,
): { most: number; transport: string } | null {
  const [first] = [...transports].sort((a, b) => of(a) - of(b));
  return first ? { most: of(first), transport: first.transport } : null;
}
