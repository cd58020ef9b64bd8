import type { SignedWebhook } from '../../simulator/hooks.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';

type Json = Record<string, unknown>;

/** How one provider brings Meta's news to the product. */
export interface Wire {
  /** The value of a field as this provider sends it. */
  webhook(field: string, value: Json, channel: SimulatedChannel): SignedWebhook;
  /** Where it goes. */
  hookUrl(field: string, channel: SimulatedChannel): string;
}

export const ownNumberOf = (channel: SimulatedChannel): string => (channel.phone ?? '').replace(/\D/g, '');

/** Meta's envelope, non-ASCII escaped. What concerns one number names it; what concerns templates does not. */
export function metaBody(field: string, part: Json, channel: SimulatedChannel): Buffer {
  const metadata = { display_phone_number: ownNumberOf(channel), phone_number_id: channel.settings.phone_number_id };
  const value = field.includes('template') ? part : { messaging_product: 'whatsapp', metadata, ...part };
  const entry = [{ id: channel.settings.waba_id ?? '100000000000002', changes: [{ value, field }] }];
  return Buffer.from(escaped(JSON.stringify({ object: 'whatsapp_business_account', entry })));
}

const escaped = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
