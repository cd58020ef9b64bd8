import type { InternalMessage, InternalMessagePage } from '../../../api/internal-chats.js';

/**
 * Puts a new or changed message where it belongs among the loaded pages, in the order of ids. One that lies beyond what is loaded is left
 * out: paging there will bring it.
 */
export function upsertInternalMessage(pages: readonly InternalMessagePage[], message: InternalMessage): InternalMessagePage[] {
  if (pages.some(({ items }) => items.some(({ id }) => id === message.id))) {
    return pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === message.id ? message : one)) }));
  }
  const last = pages.at(-1);
  const first = pages[0];
  if (!last || !first) return [...pages];
  const newest = last.items.at(-1)?.id;
  const oldest = first.items[0]?.id;
  if (last.after !== null && (newest === undefined || message.id > newest)) return [...pages];
  if (first.before !== null && (oldest === undefined || message.id < oldest)) return [...pages];
  const target = Math.max(
    pages.findLastIndex(({ items }) => items[0] !== undefined && items[0].id < message.id),
    0,
  );
  return pages.map((page, index) => (index === target ? { ...page, items: [...page.items, message].sort((a, b) => a.id - b.id) } : page));
}

/** Quotes of a message that was edited or deleted say what it says now. */
export const withQuoteOf = (message: InternalMessage, original: InternalMessage): InternalMessage =>
  message.quoted?.id === original.id
    ? { ...message, quoted: { ...message.quoted, text: original.deletedAt ? null : original.text, deleted: original.deletedAt !== null } }
    : message;
