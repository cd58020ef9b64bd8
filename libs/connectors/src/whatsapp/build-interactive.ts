import type { MessageButton } from '#domain/messages/content.js';
import { cannotSend, lengthOf } from './cannot-send.js';
import { BUTTONS_TEXT_LENGTH, LIST_LIMITS, WHATSAPP_LIMITS } from './limits.js';

type Part = Record<string, unknown>;
interface Choice {
  id: string;
  title: string;
  description?: string;
}

/** Links and phones have no button of their own beside replies, so they become lines under the text. */
export function withLinks(text: string | null, buttons: readonly MessageButton[]): string | null {
  const lines = buttons.flatMap((button) => {
    if (button.type === 'reply') return [];
    const target = button.url ?? button.payload;
    if (target === undefined)
      throw cannotSend('button_not_supported', `WhatsApp has no button of the kind "${button.type}" without an address.`);
    return [`${button.text}: ${target}`];
  });
  return lines.length === 0 ? text : [...(text === null ? [] : [text, '']), ...lines].join('\n');
}

/** Reply buttons where they fit; otherwise a list, which takes more of them, longer titles and a longer text. */
export function interactivePart(text: string | null, buttons: readonly MessageButton[], header: Part | null, listTitle: string): Part {
  if (text === null || text.trim() === '') throw cannotSend('buttons_need_text', 'WhatsApp shows buttons only under a text; add one.');
  const choices = buttons.map(choiceOf);
  assertDistinct(choices);
  if (fitButtons(text, choices)) return replyButtons(text, choices, header);
  if (header !== null)
    throw cannotSend('list_without_file', 'WhatsApp shows a file with up to 3 short buttons, not with a list; send the file apart.');
  return list(text, choices, listTitle);
}

const choiceOf = (button: MessageButton): Choice => ({
  id: button.payload ?? button.text,
  title: button.text,
  ...(button.description === undefined ? {} : { description: button.description }),
});

function assertDistinct(choices: readonly Choice[]): void {
  const repeated = (values: string[]): boolean => new Set(values).size < values.length;
  if (repeated(choices.map(({ title }) => title))) throw cannotSend('buttons_repeat', 'Two buttons have the same title; rename one.');
  if (repeated(choices.map(({ id }) => id))) throw cannotSend('buttons_repeat', 'Two buttons carry the same payload; change one.');
}

function fitButtons(text: string, choices: readonly Choice[]): boolean {
  const { buttons, buttonTitleLength, payloadLength } = WHATSAPP_LIMITS;
  return (
    choices.length <= buttons &&
    lengthOf(text) <= BUTTONS_TEXT_LENGTH &&
    choices.every(
      ({ id, title, description }) => lengthOf(title) <= buttonTitleLength && lengthOf(id) <= payloadLength && description === undefined,
    )
  );
}

function replyButtons(text: string, choices: readonly Choice[], header: Part | null): Part {
  if (header !== null && !['image', 'video', 'document'].includes(String(header.type))) {
    throw cannotSend(
      'buttons_without_sound',
      'WhatsApp shows buttons under pictures, films and documents, not under audio; send the file apart.',
    );
  }
  const buttons = choices.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
  return { type: 'button', ...(header === null ? {} : { header }), body: { text }, action: { buttons } };
}

function list(text: string, choices: readonly Choice[], listTitle: string): Part {
  if (choices.length > WHATSAPP_LIMITS.listRows) throw cannotSend('too_many_buttons', 'WhatsApp takes up to 10 buttons in a message.');
  if (lengthOf(text) > LIST_LIMITS.textLength)
    throw cannotSend('text_too_long', 'WhatsApp takes texts of up to 4096 characters; shorten it.');
  for (const { id, title, description } of choices) {
    if (lengthOf(title) > LIST_LIMITS.titleLength)
      throw cannotSend('button_title_too_long', `The button "${title}" is longer than 24 characters.`);
    if (lengthOf(id) > LIST_LIMITS.payloadLength)
      throw cannotSend('payload_too_long', `The payload of "${title}" is longer than 200 characters.`);
    if (lengthOf(description ?? '') > LIST_LIMITS.descriptionLength) {
      throw cannotSend('button_description_too_long', `The description of "${title}" is longer than 72 characters.`);
    }
  }
  return { type: 'list', body: { text }, action: { button: listTitle, sections: [{ rows: choices }] } };
}
