import type { TransportField } from '../../../api/channel-types.js';
import type { ChannelValues } from '../parts/channel-values.js';

/** Secrets that this tab made, by channel: the server never gives one back, and the provider's page may ask for it. */
const made = new Map<number, { field: TransportField; value: string }[]>();

export function rememberMade(channelId: number, fields: readonly TransportField[], values: ChannelValues): void {
  const kept = fields
    .filter(({ secret, generated }) => secret && generated)
    .map((field) => ({ field, value: values.secrets[field.name] ?? '' }))
    .filter(({ value }) => value !== '');
  if (kept.length > 0) made.set(channelId, kept);
}

/** What was made for the channel while this page has been open. */
export const madeSecrets = (channelId: number): readonly { field: TransportField; value: string }[] => made.get(channelId) ?? [];
