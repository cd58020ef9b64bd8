import type { SimulatedChannel } from '../model/sim-types.js';
import { skinOf } from '../../../ui/messenger/skin.js';

const FAMILIES = ['whatsapp', 'telegram', 'max', 'other'] as const;
export type Family = (typeof FAMILIES)[number];

/** The channels by family of messengers, the most usual first. */
export function channelGroups(channels: readonly SimulatedChannel[]): { family: Family; channels: SimulatedChannel[] }[] {
  return FAMILIES.map((family) => ({ family, channels: channels.filter(({ transport }) => familyOf(transport) === family) })).filter(
    (group) => group.channels.length > 0,
  );
}

function familyOf(transport: string): Family {
  const { name } = skinOf(transport);
  if (name === 'whatsapp' || name === 'telegram') return name;
  return name === 'max' || name === 'tamtam' ? 'max' : 'other';
}

/** What to propose: the channel that was asked for, else the first that nobody plays yet. */
export function proposedChannel(
  channels: readonly SimulatedChannel[],
  played: readonly { channelKey: string }[],
  wanted: string | undefined,
): SimulatedChannel | undefined {
  const ordered = channelGroups(channels).flatMap((group) => group.channels);
  const isPlayed = ({ channelKey }: SimulatedChannel): boolean => played.some((phone) => phone.channelKey === channelKey);
  return ordered.find(({ channelKey }) => channelKey === wanted) ?? ordered.find((channel) => !isPlayed(channel)) ?? ordered[0];
}
