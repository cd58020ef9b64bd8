import { describe, expect, test } from 'vitest';
import type { DialogFilter } from '../../../api/types.js';
import { aRow, dialogPage, minute } from '../testing/samples.js';
import { membership, removeRow, renameClient, upsertRow } from './patch-dialogs.js';

const ME = 7;
const ids = (pages: ReturnType<typeof upsertRow>): number[][] => pages.map(({ items }) => items.map(({ id }) => id));
const at = (minutes: number) => ({ lastMessage: { id: 1, kind: 'from_client' as const, preview: '', at: minute(minutes) } });

describe('whether a dialog is in a list', () => {
  const mine = aRow(1);
  const others = aRow(1, { operator: { id: 8, name: 'Ilya V.' } });
  const nobodys = aRow(1, { operator: null });
  const bots = aRow(1, { operator: null, bot: 'running' });
  const closed = aRow(1, { state: 'closed', operator: null });
  const blocked = aRow(1, { blockedAt: minute(5), withheldMessages: 2 });
  const table: [DialogFilter, boolean[]][] = [
    ['mine', [true, false, false, false, false, false]],
    ['new', [false, false, true, false, false, false]],
    ['bot', [false, false, false, true, false, false]],
    ['all', [true, true, true, true, false, false]],
    ['closed', [false, false, false, false, true, false]],
    ['blocked', [false, false, false, false, false, true]],
  ];
  test.each(table)('%s', (filter, expected) => {
    expect([mine, others, nobodys, bots, closed, blocked].map((row) => membership(row, { filter }, ME))).toEqual(expected);
  });

  test('only the server knows what a search finds', () => {
    expect(membership(mine, { filter: 'mine', query: 'anna' }, ME)).toBe('unknown');
  });

  test("another channel's dialog is not in a list of one channel", () => {
    expect(membership(mine, { filter: 'mine', channelId: 6 }, ME)).toBe(false);
  });
});

describe('a changed dialog', () => {
  const pages = [dialogPage([9, 8], 'a'), dialogPage([5, 4], 'b')];

  test('moves to the top when something was said in it', () => {
    expect(ids(upsertRow(pages, aRow(4, at(20)), { filter: 'mine' }, ME))).toEqual([[4, 9, 8], [5]]);
  });

  test('leaves the list it does not belong to any more', () => {
    expect(ids(upsertRow(pages, aRow(8, { state: 'closed' }), { filter: 'mine' }, ME))).toEqual([[9], [5, 4]]);
  });

  test('comes into the list it belongs to now', () => {
    expect(ids(upsertRow(pages, aRow(6), { filter: 'mine' }, ME))).toEqual([
      [9, 8],
      [6, 5, 4],
    ]);
  });

  test('stands among the blocked ones by when it was blocked', () => {
    const items = [aRow(9, { blockedAt: minute(30) }), aRow(8, { blockedAt: minute(10) })];
    const pages = [{ items, next: null }];
    expect(ids(upsertRow(pages, aRow(2, { blockedAt: minute(20) }), { filter: 'blocked' }, ME))).toEqual([[9, 2, 8]]);
    expect(ids(upsertRow(pages, aRow(9), { filter: 'blocked' }, ME))).toEqual([[8]]);
  });

  test('is left out below what is loaded while more follows', () => {
    expect(ids(upsertRow(pages, aRow(1), { filter: 'mine' }, ME))).toEqual([
      [9, 8],
      [5, 4],
    ]);
  });

  test('is the last one when nothing more follows', () => {
    expect(ids(upsertRow([dialogPage([9, 8])], aRow(1), { filter: 'mine' }, ME))).toEqual([[9, 8, 1]]);
  });

  test('is put into an empty list', () => {
    expect(ids(upsertRow([dialogPage([])], aRow(1), { filter: 'mine' }, ME))).toEqual([[1]]);
  });

  test('changes in a search without coming into it', () => {
    const search = { filter: 'mine' as const, query: 'anna' };
    expect(ids(upsertRow(pages, aRow(7), search, ME))).toEqual([
      [9, 8],
      [5, 4],
    ]);
    expect(upsertRow(pages, aRow(9, { state: 'closed' }), search, ME)[0]?.items[0]?.state).toBe('closed');
  });

  test('that one may not see any more is gone', () => {
    expect(ids(removeRow(pages, 5))).toEqual([[9, 8], [4]]);
  });

  test("carries the client's new name", () => {
    expect(renameClient(pages, { id: 1009, name: 'Anna' })[0]?.items[0]?.client.name).toBe('Anna');
  });
});
