export type TextPart = { type: 'text'; text: string } | { type: 'link'; text: string; href: string };

const LINK = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\+\d[\d\s()-]{8,}\d/giu;

/** Punctuation after an address belongs to the sentence, a closing bracket only if it was not opened within. */
function trimmed(link: string): string {
  let end = link.replace(/[.,;:!?…»"']+$/u, '');
  while (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1);
  return end;
}

function hrefOf(text: string): string {
  if (/^https?:/i.test(text)) return text;
  if (/^www\./i.test(text)) return `http://${text}`;
  if (text.startsWith('+')) return `tel:${text.replace(/[^\d+]/g, '')}`;
  return `mailto:${text}`;
}

/** Finds addresses, mail and phone numbers in a plain text. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let position = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (match.index > position) parts.push({ type: 'text', text: text.slice(position, match.index) });
    parts.push({ type: 'link', text: link, href: hrefOf(link) });
    position = match.index + link.length;
  }
  if (position < text.length) parts.push({ type: 'text', text: text.slice(position) });
  return parts;
}

const EMOJI = String.raw`(?:\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})?(?:\u{200D}\p{Extended_Pictographic}\u{FE0F}?)*|\p{Regional_Indicator}{2})`;
const ONLY_EMOJI = new RegExp(`^(?:${EMOJI}\\s*){1,3}$`, 'u');

/** One to three emoji and nothing else: drawn large, as on a phone. */
export const isOnlyEmoji = (text: string): boolean => text.length < 40 && ONLY_EMOJI.test(text.trim());
