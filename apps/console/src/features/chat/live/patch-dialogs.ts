import type { DialogListParameters } from '../../../api/dialogs.js';
import type { Client, DialogFilter, DialogPage, DialogRow, DialogView } from '../../../api/types.js';

/** Whether a dialog is in a list; `unknown` when only the server can tell: a search looks through all dialogs. A blocked one is in no other list. */
export function membership(row: DialogRow, parameters: DialogListParameters, operatorId: number): boolean | 'unknown' {
  if (parameters.query) return 'unknown';
  if (parameters.channelId !== undefined && row.channel.id !== parameters.channelId) return false;
  const isBlocked = Boolean(row.blockedAt);
  if (isBlocked || parameters.filter === 'blocked') return isBlocked && parameters.filter === 'blocked';
  return {
    mine: row.state === 'open' && row.operator?.id === operatorId && row.snoozedUntil === null,
    new: row.state === 'open' && row.operator === null && row.bot !== 'running',
    bot: row.state === 'open' && row.bot === 'running',
    snoozed: row.state === 'open' && row.snoozedUntil !== null,
    all: row.state === 'open',
    closed: row.state === 'closed',
  }[parameters.filter];
}

const activity = (row: DialogRow): number => Date.parse(row.lastMessage?.at ?? row.openedAt);

const blockedSince = (row: DialogRow): number => Date.parse(row.blockedAt ?? row.openedAt);

/** As the server lists them: last activity first, of the blocked ones who was blocked last. */
export const compareRows = (a: DialogRow, b: DialogRow, filter: DialogFilter): number => {
  const placeOf = filter === 'blocked' ? blockedSince : activity;
  return placeOf(b) - placeOf(a) || b.id - a.id;
};

const without = (pages: readonly DialogPage[], dialogId: number): DialogPage[] =>
  pages.map((page) =>
    page.items.some(({ id }) => id === dialogId) ? { ...page, items: page.items.filter(({ id }) => id !== dialogId) } : page,
  );

/** Removes a dialog that the operator may no longer see, or that left the list. */
export const removeRow = (pages: readonly DialogPage[], dialogId: number): DialogPage[] => without(pages, dialogId);

/** Moves a changed dialog to its place in a list, adds it, or takes it out. */
export function upsertRow(
  pages: readonly DialogPage[],
  row: DialogRow,
  parameters: DialogListParameters,
  operatorId: number,
): DialogPage[] {
  const belongs = membership(row, parameters, operatorId);
  const present = pages.some(({ items }) => items.some(({ id }) => id === row.id));
  if (belongs === false) return present ? without(pages, row.id) : [...pages];
  if (belongs === 'unknown' && !present) return [...pages];

  const rest = without(pages, row.id);
  const target = rest.findIndex(({ items }) => items.some((other) => compareRows(row, other, parameters.filter) < 0));
  const last = rest.length - 1;
  if (target < 0) {
    // Below everything that is loaded: there only when nothing more follows.
    if (last < 0 || rest[last]?.next !== null) return rest;
    return rest.map((page, index) => (index === last ? { ...page, items: [...page.items, row] } : page));
  }
  return rest.map((page, index) => {
    if (index !== target) return page;
    const place = page.items.findIndex((other) => compareRows(row, other, parameters.filter) < 0);
    return { ...page, items: page.items.toSpliced(place, 0, row) };
  });
}

/** A row from an event onto the open dialog: it knows less about the client, so that part is kept. */
export const mergeView = (view: DialogView, row: DialogRow): DialogView => ({
  ...view,
  ...row,
  client: { ...view.client, name: row.client.name },
});

export const withClient = (view: DialogView, client: Client): DialogView => (view.client.id === client.id ? { ...view, client } : view);

/** A client's new name in every row of theirs. */
export function renameClient(pages: readonly DialogPage[], { id, name }: { id: number; name: string }): DialogPage[] {
  return pages.map((page) =>
    page.items.some(({ client }) => client.id === id)
      ? { ...page, items: page.items.map((row) => (row.client.id === id ? { ...row, client: { id, name } } : row)) }
      : page,
  );
}
