import { createHmac, randomBytes } from 'node:crypto';

type Json = Record<string, unknown>;

/** A number of WhatsApp Cloud API, as both sides know it. */
export interface ProviderNumber {
  phoneNumberId: string;
  accountId: string;
  appSecret: string;
}

/** A webhook over the wire: the bytes, and the signature over exactly these. */
export interface Webhook {
  body: Buffer;
  headers: Record<string, string>;
}

export const newMessageId = (): string => `wamid.${randomBytes(24).toString('base64url')}`;

const seconds = (): string => String(Math.floor(Date.now() / 1000));

/** What a client wrote. */
export const textFrom = (phone: string, id: string, text: string): Json => ({
  from: phone,
  id,
  timestamp: seconds(),
  type: 'text',
  text: { body: text },
});

/** How the provider says that a message of ours got on. */
export const statusOf = (externalId: string, status: string, to: string, ourId: string | null = null): Json => ({
  ...{ id: externalId, status, timestamp: seconds(), recipient_id: to },
  ...(ourId === null ? {} : { biz_opaque_callback_data: ourId }),
});

export function messagesWebhook(number: ProviderNumber, messages: Json[]): Webhook {
  const phones = [...new Set(messages.map(({ from }) => String(from)))];
  return signed(number, { contacts: phones.map((wa_id) => ({ profile: { name: `Client ${wa_id}` }, wa_id })), messages });
}

export const statusesWebhook = (number: ProviderNumber, statuses: Json[]): Webhook => signed(number, { statuses });

/** A piece of the history of a number, as Meta hands it over: messages by thread. */
export const historyWebhook = (
  number: ProviderNumber,
  place: { phase: number; chunk_order: number; progress: number },
  threads: { id: string; messages: Json[] }[],
): Webhook => signed(number, { history: [{ metadata: place, threads }] }, 'history');

/** An older message of a thread; the number itself wrote it where `from` is not the client. */
export const olderText = (from: string, id: string, at: number, text: string): Json => ({
  ...{ from, id, timestamp: String(at), type: 'text', text: { body: text } },
  history_context: { status: 'READ' },
});

/** The number as it shows itself to clients. */
export const DISPLAY_NUMBER = '15550001';

function signed({ phoneNumberId, accountId, appSecret }: ProviderNumber, part: Json, field = 'messages'): Webhook {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: DISPLAY_NUMBER, phone_number_id: phoneNumberId },
    ...part,
  };
  const envelope = { object: 'whatsapp_business_account', entry: [{ id: accountId, changes: [{ field, value }] }] };
  const body = Buffer.from(JSON.stringify(envelope));
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` } };
}
