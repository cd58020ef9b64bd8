import type { SignedWebhook } from '../../simulator/hooks.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';
import { signatureOf } from '../signature.js';

/** A webhook of the number as Meta sends it: non-ASCII escaped, signed over exactly these bytes. */
export function signedWebhook(part: Record<string, unknown>, channel: SimulatedChannel): SignedWebhook {
  const metadata = { display_phone_number: (channel.phone ?? '').replace(/\D/g, ''), phone_number_id: channel.settings.phone_number_id };
  const value = { messaging_product: 'whatsapp', metadata, ...part };
  const envelope = {
    object: 'whatsapp_business_account',
    entry: [{ id: channel.settings.waba_id, changes: [{ value, field: 'messages' }] }],
  };
  const body = Buffer.from(escaped(JSON.stringify(envelope)));
  return { body, headers: { 'x-hub-signature-256': signatureOf(body, channel.secrets.app_secret ?? '') } };
}

const escaped = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
