import { describe, expect, test } from 'vitest';
import { aCard, aCardClient } from '../testing/cards.js';
import { aRow } from '../testing/samples.js';
import { dialogsOf, neighbourOf, newerCard, withDialog, withPatch } from './patch-card.js';

const channel = (name: string) => ({ id: 1, name, transport: 'telegram-bot' });
const linked = aCard(1, {
  clients: [
    aCardClient(3, { dialog: aRow(3, { channel: channel('Shop') }) }),
    aCardClient(1, { dialog: aRow(1, { channel: channel('Bot') }) }),
    aCardClient(4, { dialog: null }),
    aCardClient(2, { dialog: aRow(2, { channel: channel('Shop') }) }),
  ],
});

test('an answer that a later one has overtaken changes nothing', () => {
  const later = aCard(1, { revision: 3 });
  expect(newerCard(later, aCard(1, { revision: 2 }))).toBe(later);
  expect(newerCard(aCard(1, { revision: 3 }), later)).toBe(later);
});

describe('what is written on a card', () => {
  const card = aCard(1, { customFields: { 7: 'red', 8: 3 }, email: 'a@example.test' });

  test('stands on it; the rest stays', () => {
    expect(withPatch(card, { title: 'VIP', phones: ['1'] })).toMatchObject({ title: 'VIP', phones: ['1'], email: 'a@example.test' });
  });

  test("empties one of the company's own fields without touching the others", () => {
    expect(withPatch(card, { customFields: { 7: null, 9: true } }).customFields).toEqual({ 8: 3, 9: true });
  });
});

describe('the dialogs of a card', () => {
  const dialogs = dialogsOf(linked);

  test('have an order that no new message changes', () => {
    expect(dialogs.map(({ id }) => id)).toEqual([1, 2, 3]);
    const written = withDialog(linked, aRow(3, { channel: channel('Shop'), unreadCount: 5 }));
    expect(dialogsOf(written).map(({ id, unreadCount }) => [id, unreadCount])).toEqual([
      [1, 0],
      [2, 0],
      [3, 5],
    ]);
  });

  test('are walked through round and round', () => {
    expect(neighbourOf(dialogs, 3, 1)?.id).toBe(1);
    expect(neighbourOf(dialogs, 1, -1)?.id).toBe(3);
    expect(neighbourOf(dialogs, 1, 1)?.id).toBe(2);
  });

  test('lead nowhere where there is only one', () => {
    expect(neighbourOf(dialogs.slice(0, 1), 1, 1)).toBeUndefined();
  });

  test("of another card don't change it", () => {
    expect(withDialog(linked, aRow(99))).toBe(linked);
  });
});
