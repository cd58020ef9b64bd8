import { createHash } from 'node:crypto';
import type { Files } from '../../simulator/files.js';
import type { Phone, PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct } from '../../simulator/provider-simulator.js';

type Json = Record<string, unknown>;

/** The id that stands for a client within the company, as Meta gives it beside the phone. */
export const userIdOf = (phone: Phone): string =>
  `US.${BigInt(`0x${createHash('sha256').update(phone.number).digest('hex').slice(0, 16)}`)}`;

/** The `contacts` and `messages` of what the phone's owner did. */
export function inboundPart(act: PhoneAct, phone: Phone, files: Files): Json {
  const contacts = [{ profile: { name: phone.name }, wa_id: phone.number, user_id: userIdOf(phone) }];
  const author = { from: phone.number, from_user_id: userIdOf(phone), id: act.id, timestamp: nowInSeconds() };
  return { contacts, messages: [{ ...author, ...saidBy(act, files) }] };
}

export const nowInSeconds = (): string => String(Math.floor(Date.now() / 1000));

function saidBy(act: PhoneAct, files: Files): Json {
  switch (act.type) {
    case 'message':
      return said(act.message, files);
    case 'press':
      return pressed(act.on, act.payload, act.title);
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: act.on.shown.id, emoji: act.emoji ?? '' } };
    case 'edit':
      return { type: 'edit', edit: { original_message_id: act.message.shown.id, message: edited(act.message) } };
    case 'revoke':
      return { type: 'revoke', revoke: { original_message_id: act.message.shown.id } };
  }
}

function said({ shown, fileId }: PhoneMessage, files: Files): Json {
  const context = shown.quotes === undefined ? {} : { context: { id: shown.quotes } };
  if (shown.location) return { ...context, type: 'location', location: shown.location };
  const file = fileId === null ? undefined : files.get(fileId);
  if (!shown.attachment || !file) return { ...context, type: 'text', text: { body: shown.text ?? '' } };
  const type = shown.attachment.kind === 'voice' ? 'audio' : shown.attachment.kind;
  const media = {
    id: file.id,
    mime_type: file.mime,
    sha256: file.sha256,
    ...(shown.text === null ? {} : { caption: shown.text }),
    ...(type === 'document' && file.name !== null ? { filename: file.name } : {}),
    ...(type === 'audio' ? { voice: shown.attachment.kind === 'voice' } : {}),
  };
  return { ...context, type, [type]: media };
}

function edited({ shown }: PhoneMessage): Json {
  if (!shown.attachment) return { type: 'text', text: { body: shown.text ?? '' } };
  return { type: shown.attachment.kind, [shown.attachment.kind]: { caption: shown.text ?? '' } };
}

function pressed(on: PhoneMessage, payload: string, title: string): Json {
  const context = { id: on.shown.id };
  if (on.buttonsSentAs === 'template') return { context, type: 'button', button: { payload, text: title } };
  const kind = on.buttonsSentAs === 'list' ? 'list_reply' : 'button_reply';
  return { context, type: 'interactive', interactive: { type: kind, [kind]: { id: payload, title } } };
}

export interface StatusReport {
  status: 'sent' | 'delivered' | 'read' | 'failed';
  messageId: string;
  ourId: string | null;
  errors?: Json[];
}

/** The `statuses` of one message, with the price that Meta would name. */
export function statusPart(report: StatusReport, phone: Phone): Json {
  const status = {
    id: report.messageId,
    status: report.status,
    timestamp: nowInSeconds(),
    recipient_id: phone.number,
    recipient_user_id: userIdOf(phone),
    ...(report.ourId === null ? {} : { biz_opaque_callback_data: report.ourId }),
    ...(report.errors
      ? { errors: report.errors }
      : { pricing: { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } }),
  };
  return { statuses: [status] };
}
