import type { Transport } from '../../../api/channel-types.js';

/** The order in which messengers are offered. */
const GROUPS = [
  { group: 'whatsapp', transports: ['whatsapp-cloud', 'whatsapp-360dialog', 'whatsapp-gupshup', 'whatsapp-personal'] },
  { group: 'telegram', transports: ['telegram-bot', 'telegram-personal'] },
  { group: 'max', transports: ['max', 'tamtam'] },
  { group: 'site', transports: ['site-widget'] },
  { group: 'api', transports: ['external'] },
] as const;

export type MessengerGroup = (typeof GROUPS)[number]['group'] | 'other';

/** What can be connected, by family; a connector that is in none comes last. */
export function grouped(transports: readonly Transport[]): { group: MessengerGroup; transports: Transport[] }[] {
  const known = new Set<string>(GROUPS.flatMap((group) => group.transports));
  const named = GROUPS.map(({ group, transports: names }) => ({
    group: group as MessengerGroup,
    transports: names.flatMap((name) => transports.filter(({ transport }) => transport === name)),
  }));
  const other = { group: 'other' as const, transports: transports.filter(({ transport }) => !known.has(transport)) };
  return [...named, other].filter((group) => group.transports.length > 0);
}

/** Somebody's own number, served against the messenger's rules: it may be blocked by the messenger. */
export const risksBan = (transport: string): boolean => transport === 'whatsapp-personal';
