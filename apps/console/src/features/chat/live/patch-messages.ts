import type { Message, MessagePage } from '../../../api/types.js';

/** A page of a thread, or of something that is read like one. */
export type PageOf<M extends Message> = Omit<MessagePage, 'items'> & { items: M[] };

/** Threads are ordered by the time of the message, then by id: what a phone sent earlier may arrive later. */
export function compareMessages(a: Message, b: Message): number {
  const times = Date.parse(a.sentAt) - Date.parse(b.sentAt);
  return times === 0 ? a.id - b.id : times;
}

function replaceIn<M extends Message>(pages: readonly PageOf<M>[], message: M): PageOf<M>[] | null {
  let found = false;
  const replaced = pages.map((page) => {
    const index = page.items.findIndex(({ id }) => id === message.id);
    if (index < 0) return page;
    found = true;
    return { ...page, items: page.items.with(index, message).sort(compareMessages) };
  });
  return found ? replaced : null;
}

function insertInto<M extends Message>(page: PageOf<M>, message: M): PageOf<M> {
  let index = page.items.length;
  while (index > 0 && compareMessages(page.items[index - 1] as M, message) > 0) index -= 1;
  return { ...page, items: page.items.toSpliced(index, 0, message) };
}

/**
 * Puts a new or changed message where it belongs among the loaded pages. One that lies beyond what is loaded is left out:
 * paging there will bring it.
 */
export function upsertMessage<M extends Message>(pages: readonly PageOf<M>[], message: M): PageOf<M>[] {
  const replaced = replaceIn(pages, message);
  if (replaced) return replaced;
  const last = pages.at(-1);
  const first = pages[0];
  if (!last || !first) return [...pages];

  const newest = last.items.at(-1);
  const oldest = first.items[0];
  if (last.after !== null && (!newest || compareMessages(message, newest) > 0)) return [...pages];
  if (first.before !== null && (!oldest || compareMessages(message, oldest) < 0)) return [...pages];

  // The last page that begins before the message; the first one when none does.
  const index = pages.findLastIndex(({ items }) => items[0] !== undefined && compareMessages(items[0], message) <= 0);
  const target = Math.max(index, 0);
  return pages.map((page, position) => (position === target ? insertInto(page, message) : page));
}

/** A status that arrives out of order must not take a message a step back on the screen. */
const RANK: Record<Message['status'], number> = {
  none: 0,
  queued: 10,
  sending: 20,
  accepted: 30,
  sent: 40,
  delivered: 50,
  read: 60,
  failed: 90,
};

/** The fresher of two views of one message. A retry takes a failed message back to the queue, and nothing else goes back. */
export function fresher(known: Message | undefined, incoming: Message): Message {
  if (!known || known.status === 'failed') return incoming;
  return RANK[incoming.status] < RANK[known.status] ? { ...incoming, status: known.status, error: known.error } : incoming;
}
