import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ClientIdentity } from '#domain/clients/identity.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { asList, asObject, type JsonObject } from '../../json/reading.js';
import { messageJson } from '../../whatsapp/build-message.js';
import { cannotSend } from '../../whatsapp/cannot-send.js';
import { digitsOf, IDENTITY } from '../../whatsapp/people.js';
import { listTitleOf } from '../settings.js';
import { templateForm } from './template.js';

type Part = Record<string, unknown>;

/** A send of version 2: where to, and the form. */
export interface SelfServeSend {
  path: string;
  form: Part;
}

/** The form that sends a message. `link` is where its file can be fetched. Throws a `SendError` where WhatsApp could only refuse. */
export function sendForm(message: OutboundMessage, link: string | null, channel: ConnectedChannel): SelfServeSend {
  const address = addressForm(message.to, channel);
  if (message.template) return { path: '/wa/api/v1/template/msg', form: { ...address, ...templateForm(message, message.template, link) } };
  const context = message.quotes === null ? {} : { context: { msgId: message.quotes } };
  return {
    path: '/wa/api/v1/msg',
    form: { ...address, message: { ...fromMeta(messageJson(message, link, { listTitle: listTitleOf(channel) }), message.id), ...context } },
  };
}

export function reactionForm(to: readonly ClientIdentity[], msgId: string, emoji: string, channel: ConnectedChannel): SelfServeSend {
  return { path: '/wa/api/v1/msg', form: { ...addressForm(to, channel), message: { type: 'reaction', msgId, emoji } } };
}

function addressForm(to: readonly ClientIdentity[], { settings }: ConnectedChannel): Part {
  const phone = to.find(({ kind }) => kind === IDENTITY.phone)?.value;
  if (phone === undefined) throw cannotSend('phone_needed', 'This API of Gupshup reaches clients by their phone numbers only.');
  return {
    channel: 'whatsapp',
    source: digitsOf(settings.source_number) ?? '',
    destination: digitsOf(phone) ?? phone,
    'src.name': settings.app_name ?? '',
  };
}

/** What WhatsApp takes is the same for all; Gupshup only says it in words of its own. */
function fromMeta(said: Part, msgid: string): Part {
  const type = String(said.type);
  const part = asObject(said[type]);
  switch (type) {
    case 'text':
      return { type, text: part.body, previewUrl: part.preview_url };
    case 'location':
      return { type, ...part };
    case 'contacts':
      return contactPart(asList(said.contacts));
    case 'interactive':
      return part.type === 'list' ? listPart(part, msgid) : quickReplyPart(part, msgid);
    default:
      return mediaPart(type, part);
  }
}

/** Sound goes as a plain file: version 2 knows no voice notes. */
function mediaPart(type: string, { id: url, caption, filename }: JsonObject): Part {
  const captioned = caption === undefined ? {} : { caption };
  if (type === 'image') return { type, originalUrl: url, previewUrl: url, ...captioned };
  if (type === 'document') return { type: 'file', url, filename, ...captioned };
  return { type, url, ...captioned };
}

function quickReplyPart(part: JsonObject, msgid: string): Part {
  const { text } = asObject(part.body);
  const header = asObject(part.header);
  const options = asList(asObject(part.action).buttons)
    .map((button) => asObject(asObject(button).reply))
    .map(({ id, title }) => ({ type: 'text', title, postbackText: id }));
  return { type: 'quick_reply', msgid, content: part.header === undefined ? { type: 'text', text } : headerPart(header, text), options };
}

function headerPart(header: JsonObject, text: unknown): Part {
  const type = String(header.type);
  const { id: url, filename } = asObject(header[type]);
  return type === 'document' ? { type: 'file', url, filename, text } : { type, url, text };
}

function listPart(part: JsonObject, msgid: string): Part {
  const title = asObject(part.action).button;
  const options = asList(asObject(part.action).sections)
    .flatMap((section) => asList(asObject(section).rows))
    .map(asObject)
    .map(({ id, title: row, description = '' }) => ({ type: 'text', title: row, description, postbackText: id }));
  return {
    type: 'list',
    title,
    body: asObject(part.body).text,
    msgid,
    globalButtons: [{ type: 'text', title }],
    items: [{ title, options }],
  };
}

function contactPart([contact, ...others]: readonly unknown[]): Part {
  if (others.length > 0) throw cannotSend('one_contact_only', 'Gupshup sends one contact in a message; send the others apart.');
  return { type: 'contact', contact };
}
