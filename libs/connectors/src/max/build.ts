import type { MessageButton } from '#domain/messages/content.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { fitButtons, payloadOf } from '../outbound/buttons.js';
import { cannotSend, lengthOf } from '../outbound/cannot-send.js';
import { BUTTON_ROWS, MAX_LIMITS } from './limits.js';

type Part = Record<string, unknown>;

/** The JSON of a message, with the file that was uploaded for it. Throws a `SendError` where the messenger could only refuse. */
export function messageJson(message: OutboundMessage, file: Part | null, messenger: string): Part {
  const { text: lines, shown } = fitButtons(message.text, message.buttons, { messenger, kinds: MAX_LIMITS.buttonKinds });
  const place = message.location;
  const text = lines ?? (place ? [place.name, place.address].filter(Boolean).join('\n') || null : null);
  const attachments: Part[] = [
    ...(file ? [file] : []),
    ...(place ? [{ type: 'location', latitude: place.latitude, longitude: place.longitude }] : []),
    ...message.contacts.map(contactPart),
    ...keyboardPart(shown, messenger),
  ];
  const says = attachments.some(({ type }) => type !== 'inline_keyboard');
  if (!says && (text === null || text.trim() === '')) {
    if (shown.length > 0) throw cannotSend('buttons_need_text', `${messenger} shows buttons only under a text or a file; add one.`);
    throw cannotSend('empty_message', 'The message has neither a text nor a file.');
  }
  if (message.contacts.length > 1)
    throw cannotSend('one_contact_only', `${messenger} sends one contact in a message; send the others apart.`);
  if (text !== null && lengthOf(text) > MAX_LIMITS.textLength) {
    throw cannotSend('text_too_long', `${messenger} takes texts of up to ${MAX_LIMITS.textLength} characters; shorten or split it.`);
  }
  return {
    ...(text === null ? {} : { text }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(message.quotes === null || /^(press|start):/.test(message.quotes) ? {} : { link: { type: 'reply', mid: message.quotes } }),
  };
}

function contactPart({ name, phones }: OutboundMessage['contacts'][number]): Part {
  const phone = phones[0]?.phone;
  return { type: 'contact', payload: { name, ...(phone === undefined ? {} : { vcf_phone: phone }) } };
}

function keyboardPart(buttons: readonly MessageButton[], messenger: string): Part[] {
  if (buttons.length === 0) return [];
  const { buttons: most, buttonTitleLength, payloadLength } = MAX_LIMITS;
  if (buttons.length > most) throw cannotSend('too_many_buttons', `${messenger} takes up to ${most} buttons in a message.`);
  const keys = buttons.map((button) => {
    if (lengthOf(button.text) > buttonTitleLength)
      throw cannotSend('button_title_too_long', `The button "${button.text}" is longer than ${buttonTitleLength} characters.`);
    if (button.type === 'url') return { type: 'link', text: button.text, url: button.url ?? payloadOf(button) };
    const payload = payloadOf(button);
    if (lengthOf(payload) > payloadLength)
      throw cannotSend('payload_too_long', `The payload of "${button.text}" is longer than ${payloadLength} characters.`);
    return { type: 'callback', text: button.text, payload };
  });
  return [{ type: 'inline_keyboard', payload: { buttons: inRows(keys, messenger) } }];
}

/** One button a row as long as there are rows enough. */
function inRows(keys: { type: string }[], messenger: string): unknown[][] {
  const { rows, perRow, linksPerRow } = BUTTON_ROWS;
  const width = Math.ceil(keys.length / rows);
  if (width > (keys.some(({ type }) => type === 'link') ? linksPerRow : perRow)) {
    throw cannotSend('too_many_buttons', `${messenger} takes up to ${rows * linksPerRow} buttons when links are among them.`);
  }
  return Array.from({ length: Math.ceil(keys.length / width) }, (_, row) => keys.slice(row * width, (row + 1) * width));
}
