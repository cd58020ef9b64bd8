import type { Channel } from '../../../api/channel-types.js';

/** A link that opens the messenger with the words in place, where it has such links; null elsewhere. */
export function linkToPhone(
  { transport, phone, accountName }: Pick<Channel, 'transport' | 'phone' | 'accountName'>,
  text: string,
): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  if (transport.startsWith('whatsapp-') && digits.length >= 8) return `https://wa.me/${digits}?text=${encodeURIComponent(text)}`;
  const name = /^@?([A-Za-z]\w{4,31})$/.exec(accountName ?? '')?.[1];
  if (transport.startsWith('telegram-') && name) return `https://t.me/${name}?text=${encodeURIComponent(text)}`;
  return null;
}
