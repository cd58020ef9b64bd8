import { expect, test } from 'vitest';
import type { InternalMessagePage } from '../../../api/internal-chats.js';
import { anInternalMessage, minute } from '../testing/samples.js';
import { upsertInternalMessage, withQuoteOf } from './patch-messages.js';

const aPage = (ids: number[], more: Partial<InternalMessagePage> = {}): InternalMessagePage => ({
  items: ids.map((id) => anInternalMessage(id)),
  before: null,
  after: null,
  ...more,
});
const idsOf = (pages: InternalMessagePage[]): number[][] => pages.map(({ items }) => items.map(({ id }) => id));

test('a new message stands at the end, one that comes late in its place', () => {
  expect(idsOf(upsertInternalMessage([aPage([1, 2]), aPage([4, 6])], anInternalMessage(7)))).toEqual([
    [1, 2],
    [4, 6, 7],
  ]);
  expect(idsOf(upsertInternalMessage([aPage([1, 2]), aPage([4, 6])], anInternalMessage(5)))).toEqual([
    [1, 2],
    [4, 5, 6],
  ]);
});

test('what lies beyond the loaded part is left to paging', () => {
  const pages = [aPage([10, 12], { before: 10, after: 12 })];
  expect(idsOf(upsertInternalMessage(pages, anInternalMessage(13)))).toEqual([[10, 12]]);
  expect(idsOf(upsertInternalMessage(pages, anInternalMessage(9)))).toEqual([[10, 12]]);
  expect(idsOf(upsertInternalMessage(pages, anInternalMessage(11)))).toEqual([[10, 11, 12]]);
});

test('an empty chat gets its first message', () => {
  expect(idsOf(upsertInternalMessage([aPage([])], anInternalMessage(1)))).toEqual([[1]]);
});

test('a changed message takes its own place', () => {
  const [page] = upsertInternalMessage([aPage([1, 2])], anInternalMessage(1, { text: 'changed' }));
  expect(page?.items[0]?.text).toBe('changed');
});

test('quotes follow what they quote', () => {
  const quoting = anInternalMessage(5, {
    quoted: { id: 1, author: null, text: 'as it was', attachmentKind: null, deleted: false },
  });
  expect(withQuoteOf(quoting, anInternalMessage(1, { text: 'edited' })).quoted).toMatchObject({ text: 'edited', deleted: false });
  expect(withQuoteOf(quoting, anInternalMessage(1, { deletedAt: minute(9) })).quoted).toMatchObject({ text: null, deleted: true });
  expect(withQuoteOf(quoting, anInternalMessage(2))).toBe(quoting);
});
