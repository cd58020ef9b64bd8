import type { MessageButton } from '#domain/messages/content.js';

/** Personal numbers show no buttons: they become numbered lines under the text, which the client answers with. */
export function withButtonLines(text: string | null, buttons: readonly MessageButton[]): string | null {
  if (buttons.length === 0) return text;
  const lines = buttons.map(({ text: title, type, url, payload }, index) => {
    const target = url ?? (type === 'reply' ? undefined : payload);
    return `${index + 1}. ${title}${target === undefined ? '' : `: ${target}`}`;
  });
  return [...(text === null ? [] : [text, '']), ...lines].join('\n');
}
