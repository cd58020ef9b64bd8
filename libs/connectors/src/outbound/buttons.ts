import type { MessageButton } from '#domain/messages/content.js';
import { cannotSend } from './cannot-send.js';

/** The buttons that the channel shows, and the text with a line for each of the others. */
export interface FittedButtons {
  text: string | null;
  shown: MessageButton[];
}

/** A phone or an address that has no button of its own in the channel becomes a line under the text. */
export function fitButtons(
  text: string | null,
  buttons: readonly MessageButton[],
  { messenger, kinds }: { messenger: string; kinds: readonly MessageButton['type'][] },
): FittedButtons {
  const lines = buttons.flatMap((button) => {
    if (kinds.includes(button.type)) return [];
    const target = button.url ?? button.payload;
    if (target === undefined) {
      throw cannotSend('button_not_supported', `${messenger} has no button of the kind "${button.type}" without an address.`);
    }
    return [`${button.text}: ${target}`];
  });
  const shown = buttons.filter(({ type }) => kinds.includes(type));
  return { text: lines.length === 0 ? text : [...(text === null ? [] : [text, '']), ...lines].join('\n'), shown };
}

/** What a press of a reply button sends back. */
export const payloadOf = (button: MessageButton): string => button.payload ?? button.text;
