import { createHmac } from 'node:crypto';
import type { Answer, ApiUnderTest } from './api-under-test.js';
import type { Browser } from './browser.js';
import { aChannel, whatsAppForm } from './rows.js';

type Json = Record<string, unknown>;

let number = 0;

/** The provider's ids are unique in the world. */
export const aWamid = (): string => `wamid.${(number += 1)}.${Date.now()}`;

const seconds = (): string => String(Math.floor(Date.now() / 1000));
const message = (from: string, type: string, part: Json): Json => ({ from, id: aWamid(), timestamp: seconds(), type, [type]: part });

/** What a client's phone says. */
export const says = {
  text: (from: string, body: string, more: Json = {}): Json => ({ ...message(from, 'text', { body }), ...more }),
  quoting: (from: string, body: string, quoted: string): Json => says.text(from, body, { context: { from: '1', id: quoted } }),
  reaction: (from: string, message_id: string, emoji?: string): Json => message(from, 'reaction', { message_id, ...(emoji && { emoji }) }),
  edit: (from: string, original_message_id: string, body: string): Json =>
    message(from, 'edit', { original_message_id, message: { type: 'text', text: { body } } }),
  revoke: (from: string, original_message_id: string): Json => message(from, 'revoke', { original_message_id }),
  newNumber: (from: string, wa_id: string): Json => message(from, 'system', { body: 'changed', wa_id, type: 'user_changed_number' }),
};

/** What became of a message of ours; `tracker` is our own id, carried back. */
export const status = (id: string, name: string, to: string, tracker?: number): Json => ({
  ...{ id, status: name, timestamp: seconds(), recipient_id: to },
  ...(name === 'failed' && { errors: [{ code: 131026, title: 'Message undeliverable' }] }),
  ...(tracker !== undefined && { biz_opaque_callback_data: String(tracker) }),
});

/** A channel of WhatsApp Cloud with its provider's side: signs and posts what Meta would. */
export class WhatsAppLine {
  private constructor(
    private readonly api: ApiUnderTest,
    readonly channelId: number,
    readonly address: string,
    readonly phoneNumberId: string,
  ) {}

  static async connect(api: ApiUnderTest, admin: Browser, more: object = {}): Promise<WhatsAppLine> {
    const phoneNumberId = String((number += 1) + 200_000_000_000_000);
    const { id, webhookPath } = await aChannel(admin, { settings: { ...whatsAppForm.settings, phone_number_id: phoneNumberId }, ...more });
    return new WhatsAppLine(api, id, webhookPath, phoneNumberId);
  }

  /** Clients wrote: each message is a change of its own, as Meta sends them. */
  write(...messages: Json[]): Promise<Answer> {
    return this.post(this.body(messages.map((item) => ({ contacts: [contact(String(item['from']))], messages: [item] }))));
  }

  report(...statuses: Json[]): Promise<Answer> {
    return this.post(this.body([{ statuses }]));
  }

  /** A webhook with these values, ready to be signed. */
  body(values: Json[], field = 'messages'): Buffer {
    const metadata = { display_phone_number: '74950000000', phone_number_id: this.phoneNumberId };
    const changes = values.map((value) => ({ field, value: { messaging_product: 'whatsapp', metadata, ...value } }));
    return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: whatsAppForm.settings.waba_id, changes }] }));
  }

  post(
    body: Buffer,
    headers: Record<string, string> = signedBy(whatsAppForm.secrets.app_secret, body),
    url = this.address,
  ): Promise<Answer> {
    return this.api.inject({ method: 'POST', url, payload: body, headers: { 'content-type': 'application/json', ...headers } });
  }
}

const contact = (wa_id: string): Json => ({ profile: { name: `Client ${wa_id}` }, wa_id });

export const signedBy = (secret: string, body: Buffer): Record<string, string> => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});
