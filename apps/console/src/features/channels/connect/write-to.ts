import type { Channel } from '../../../api/channel-types.js';

/** The address that opens a chat with this number or bot on a phone; null where a messenger has none. */
export function writeToUrl({ transport, phone, accountName }: Pick<Channel, 'transport' | 'phone' | 'accountName'>): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  if (transport.startsWith('whatsapp')) return digits ? `https://wa.me/${digits}` : null;
  // "The shop (@shop_bot)"
  const name = /@(\w{4,64})/.exec(accountName ?? '')?.[1];
  if (transport === 'telegram-bot') return name ? `https://t.me/${name}` : null;
  if (transport === 'telegram-personal') return digits ? `https://t.me/+${digits}` : null;
  return null;
}
