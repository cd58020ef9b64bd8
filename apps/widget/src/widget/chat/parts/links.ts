export type Piece = { text: string; href?: string };

const LINK = /https?:\/\/[^\s<>"'«»]+|\bwww\.[^\s<>"'«»]+\.[^\s<>"'«»]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\+\d[\d\s()-]{8,}\d/giu;

/** Addresses, mail addresses and phone numbers of a text. Only ways that lead out and run nothing become links. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const match of text.matchAll(LINK)) {
    const link = withoutPunctuation(match[0]);
    if (match.index > position) pieces.push({ text: text.slice(position, match.index) });
    pieces.push({ text: link, href: hrefOf(link) });
    position = match.index + link.length;
  }
  if (position < text.length) pieces.push({ text: text.slice(position) });
  return pieces;
}

/** An address that somebody else named, if it may be followed. */
export function safeUrl(address: string | undefined | null): string | null {
  try {
    const url = new URL(address ?? '');
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** What ends the sentence is not of the address; nor is a bracket that it does not open. */
function withoutPunctuation(link: string): string {
  let end = link.replace(/[.,;:!?…]+$/u, '');
  while (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1);
  return end;
}

function hrefOf(link: string): string {
  if (/^https?:/i.test(link)) return link;
  if (/^www\./i.test(link)) return `https://${link}`;
  return link.startsWith('+') ? `tel:${link.replace(/[^\d+]/g, '')}` : `mailto:${link}`;
}

const EMOJI = /^(?:\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier}|\u{200D}\p{Extended_Pictographic})*\s*){1,3}$/u;

/** One to three emoji and nothing else are drawn large. */
export const isOnlyEmoji = (text: string): boolean => text.length < 30 && EMOJI.test(text);
