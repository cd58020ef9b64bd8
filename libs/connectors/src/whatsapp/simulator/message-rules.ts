import { asList, asObject, type JsonObject } from '../../json/reading.js';
import type { Files } from '../../simulator/files.js';

/** What is wrong with a message by Meta's rules: its code and details; null when it would be taken. */
export type Complaint = { code: number; details: string } | null;

const invalid = (details: string): Complaint => ({ code: 100, details });
const badValue = (details: string): Complaint => ({ code: 131009, details });

/** A document may be anything. */
const FORMATS: Record<string, RegExp | undefined> = {
  image: /^image\/(jpeg|png)$/,
  video: /^video\/(mp4|3gpp)$/,
  audio: /^audio\/(aac|amr|mpeg|mp4|ogg(;\s*codecs=opus)?)$/,
  sticker: /^image\/webp$/,
  document: /./,
};
const VOICE = /^audio\/ogg;\s*codecs=opus$/;

const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value !== '' && [...value].length <= max;

const isWithin = (value: unknown, limit: number): boolean => typeof value === 'number' && Math.abs(value) <= limit;

const KINDS: Record<string, (message: JsonObject, files: Files) => Complaint> = {
  text: ({ text }) => (isText(asObject(text).body, 4096) ? null : invalid("Param text['body'] must be 1 to 4096 characters long.")),
  image: media('image'),
  video: media('video'),
  document: media('document'),
  audio: media('audio'),
  sticker: media('sticker'),
  interactive: ({ interactive }, files) => interactiveComplaint(asObject(interactive), files),
  template: ({ template }) => {
    const { name, language } = asObject(template);
    return isText(name, 512) && isText(asObject(language).code, 16)
      ? null
      : invalid("Params template['name'] and language['code'] are required.");
  },
  location: ({ location }) => {
    const { latitude, longitude } = asObject(location);
    return isWithin(latitude, 90) && isWithin(longitude, 180) ? null : badValue("Param location['latitude'] or ['longitude'] is no place.");
  },
  contacts: ({ contacts }) => {
    const named = asList(contacts)
      .map((card) => asObject(asObject(card).name))
      .filter((name) => isText(name.formatted_name, 255) && isText(name.first_name ?? name.last_name, 255));
    return named.length > 0 && named.length === asList(contacts).length
      ? null
      : invalid("Param contacts['name'] needs formatted_name and one part of the name.");
  },
  reaction: ({ reaction }) => (isText(asObject(reaction).message_id, 512) ? null : invalid("Param reaction['message_id'] is required.")),
};

export function complaintAbout(message: JsonObject, files: Files): Complaint {
  if (message.messaging_product !== 'whatsapp') return invalid('The parameter messaging_product is required.');
  if (!isText(message.to, 64) && !isText(message.recipient, 256)) return invalid('The parameter to is required.');
  if (message.context !== undefined && !isText(asObject(message.context).message_id, 512))
    return invalid("Param context['message_id'] is invalid.");
  if (message.biz_opaque_callback_data !== undefined && !isText(message.biz_opaque_callback_data, 512)) {
    return invalid('Param biz_opaque_callback_data must be at most 512 characters long.');
  }
  const type = typeof message.type === 'string' ? message.type : 'text';
  const rule = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return rule ? rule(message, files) : invalid(`Param type must be one of ${Object.keys(KINDS).join(', ')}.`);
}

function media(kind: string): (message: JsonObject, files: Files) => Complaint {
  return (message, files) => {
    const { id, link, caption, voice } = asObject(message[kind]);
    const captioned = ['image', 'video', 'document'].includes(kind);
    if (caption !== undefined && (!captioned || !isText(caption, 1024)))
      return invalid(`Param ${kind}['caption'] is not allowed or too long.`);
    if (typeof link === 'string') return null;
    const file = files.get(String(id));
    if (!file) return badValue(`Media ID ${String(id)} does not exist.`);
    const format = voice === true ? VOICE : FORMATS[kind];
    return format?.test(file.mime) ? null : { code: 131053, details: `A file of the type ${file.mime} cannot be sent as ${kind}.` };
  };
}

function interactiveComplaint(part: JsonObject, files: Files): Complaint {
  const action = asObject(part.action);
  if (part.type === 'button') {
    const header = asObject(part.header);
    const complaint = part.header === undefined || header.type === 'text' ? null : media(String(header.type))(header, files);
    if (complaint) return complaint;
    if (!isText(asObject(part.body).text, 1024)) return badValue("Param interactive['body']['text'] must be 1 to 1024 characters long.");
    const replies = asList(action.buttons).map((button) => asObject(asObject(button).reply));
    return choicesComplaint(replies, { most: 3, title: 20, id: 256 });
  }
  if (part.type !== 'list') return badValue("Param interactive['type'] must be button or list.");
  if (!isText(asObject(part.body).text, 4096)) return badValue("Param interactive['body']['text'] must be 1 to 4096 characters long.");
  if (!isText(action.button, 20)) return badValue("Param interactive['action']['button'] must be 1 to 20 characters long.");
  const sections = asList(action.sections).map(asObject);
  if (sections.length > 1 && sections.some(({ title }) => !isText(title, 24)))
    return badValue('Every section needs a title when there are several.');
  const rows = sections.flatMap((section) => asList(section.rows)).map(asObject);
  if (rows.some(({ description }) => description !== undefined && !isText(description, 72)))
    return badValue('A row description is too long.');
  return choicesComplaint(rows, { most: 10, title: 24, id: 200 });
}

function choicesComplaint(choices: JsonObject[], limits: { most: number; title: number; id: number }): Complaint {
  if (choices.length < 1 || choices.length > limits.most) return badValue(`Between 1 and ${limits.most} choices are allowed.`);
  if (!choices.every(({ title }) => isText(title, limits.title))) return badValue(`A title must be 1 to ${limits.title} characters long.`);
  if (!choices.every(({ id }) => isText(id, limits.id))) return badValue(`An id must be 1 to ${limits.id} characters long.`);
  const distinct = (key: string): boolean => new Set(choices.map((choice) => choice[key])).size === choices.length;
  return distinct('id') && distinct('title') ? null : badValue('Ids and titles must be unique.');
}
