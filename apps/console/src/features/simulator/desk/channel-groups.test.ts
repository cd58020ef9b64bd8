import { expect, it } from 'vitest';
import type { SimulatedChannel } from '../model/sim-types.js';
import { channelGroups, proposedChannel } from './channel-groups.js';

const channel = (transport: string): SimulatedChannel => ({
  channelKey: `demo-${transport}`,
  transport,
  channelName: transport,
  number: null,
  abilities: [],
});
const CHANNELS = ['external', 'tamtam', 'telegram-bot', 'max', 'whatsapp-gupshup', 'whatsapp-cloud'].map(channel);

it('puts families together, the most usual first', () => {
  expect(channelGroups(CHANNELS).map(({ family, channels }) => [family, channels.map(({ transport }) => transport)])).toEqual([
    ['whatsapp', ['whatsapp-gupshup', 'whatsapp-cloud']],
    ['telegram', ['telegram-bot']],
    ['max', ['tamtam', 'max']],
    ['other', ['external']],
  ]);
});

it('proposes what was asked for, else what nobody plays yet', () => {
  const propose = (played: string[], wanted?: string) =>
    proposedChannel(
      CHANNELS,
      played.map((name) => ({ channelKey: `demo-${name}` })),
      wanted,
    )?.transport;
  expect(propose([], 'demo-max')).toBe('max');
  expect(propose([])).toBe('whatsapp-gupshup');
  expect(propose(['whatsapp-gupshup', 'whatsapp-cloud'])).toBe('telegram-bot');
  expect(propose(CHANNELS.map(({ transport }) => transport))).toBe('whatsapp-gupshup');
  expect(propose([], 'gone')).toBe('whatsapp-gupshup');
});
