import { describe, expect, test } from 'vitest';
import type { CardLinkField, LinkPreview } from '../../../../api/cards.js';
import { aCard, aCardClient } from '../../testing/cards.js';
import {
  changedMeanwhile,
  chosenValue,
  emptyDraft,
  isConflict,
  linkedCard,
  overNewCards,
  resultOf,
  tick,
  tickAll,
  withKinds,
  withNames,
} from './link-draft.js';

const aField = (field: Omit<CardLinkField, 'suggested'>): CardLinkField => ({
  ...field,
  suggested: field.choice === 'both' ? field.joined : field[field.choice],
});

const NAME = aField({ field: 'name', target: 'Vera', other: 'V. Holm', equal: false, joined: 'Vera\nV. Holm', choice: 'target' });
const COMMENT = aField({ field: 'comment', target: 'Rye', other: 'Oats', equal: false, joined: 'Rye\nOats', choice: 'both' });
const EMAIL = aField({ field: 'email', target: null, other: 'v@example.test', equal: false, joined: 'v@example.test', choice: 'other' });
const TITLE = aField({ field: 'title', target: 'VIP', other: 'VIP', equal: true, joined: 'VIP', choice: 'target' });
const FLAG = aField({ field: 'customFields.7', target: true, other: false, equal: false, joined: null, choice: 'target' });

const PHONES = aField({ field: 'phones', target: [], other: ['79990000000'], equal: false, joined: ['79990000000'], choice: 'other' });

const preview: LinkPreview = {
  target: aCard(1),
  other: aCard(2),
  fields: [NAME, COMMENT, EMAIL, TITLE, FLAG],
  conflicts: 3,
  tags: [
    { id: 1, label: 'VIP', backgroundColor: 'ffffff', textColor: '000000' },
    { id: 2, label: 'Debt', backgroundColor: 'ffffff', textColor: '000000' },
  ],
  suggested: aCard(1),
};
const draft = emptyDraft(preview);

describe('the name', () => {
  const [phone, bot] = [aCardClient(1, { name: 'Vera' }), aCardClient(2, { name: 'vera_h' })];
  const nameless = withNames({
    ...preview,
    target: aCard(1, { name: null, clients: [phone] }),
    other: aCard(2, { name: null, clients: [bot] }),
    fields: [EMAIL],
  });

  test('is chosen too where only the channels tell it', () => {
    expect(nameless.fields[0]).toMatchObject({ field: 'name', target: 'Vera', other: 'vera_h', joined: 'Vera\nvera_h', choice: 'target' });
    expect(linkedCard(nameless, emptyDraft(nameless)).name).toBe('Vera');
  });

  test('that somebody wrote goes before one from a channel', () => {
    const written = withNames({ ...nameless, other: aCard(2, { name: 'Vera Holm' }) });
    expect(linkedCard(written, emptyDraft(written)).name).toBe('Vera Holm');
  });
});

test('a conflict is where both sides say something, and not the same', () => {
  expect(preview.fields.filter(isConflict).map(({ field }) => field)).toEqual(['name', 'comment', 'customFields.7']);
});

describe('what a field says', () => {
  test('begins as it is proposed', () => {
    expect(resultOf(preview, draft)).toMatchObject({
      name: 'Vera',
      comment: 'Rye\nOats',
      email: 'v@example.test',
      title: 'VIP',
      'customFields.7': true,
    });
  });

  test('is both of them, the first one first, with both boxes ticked', () => {
    expect(resultOf(preview, tick(draft, NAME, 'other', true)).name).toBe('Vera\nV. Holm');
  });

  test('is nothing with neither', () => {
    expect(resultOf(preview, tick(draft, NAME, 'target', false)).name).toBeNull();
  });

  test('is one of two where they cannot be joined: the other box gives way', () => {
    const changed = tick(draft, FLAG, 'other', true);
    expect(changed.ticks[FLAG.field]).toEqual({ target: false, other: true });
    expect(resultOf(preview, changed)[FLAG.field]).toBe(false);
  });

  test('is the side that says something when both are ticked and one is empty', () => {
    expect(chosenValue({ ...EMAIL, joined: null }, { target: true, other: true })).toBe('v@example.test');
  });
});

describe('"all of this side"', () => {
  test('takes its values', () => {
    expect(resultOf(preview, tickAll(draft, preview.fields, 'other'))).toMatchObject({
      name: 'V. Holm',
      comment: 'Oats',
      'customFields.7': false,
    });
  });

  test('empties nothing where it says nothing itself', () => {
    expect(resultOf(preview, tickAll(draft, preview.fields, 'target')).email).toBe('v@example.test');
  });
});

describe('what was written in the second step', () => {
  const edited = { ...draft, edits: { name: 'Vera Holm', title: 'Wholesale' } };

  test('stands over the choices', () => {
    expect(resultOf(preview, edited)).toMatchObject({ name: 'Vera Holm', title: 'Wholesale' });
  });

  test('gives way to another choice of the same field, and of no other', () => {
    expect(tick(edited, NAME, 'other', true).edits).toEqual({ title: 'Wholesale' });
  });
});

test('what is asked of the server is the card as it is seen', () => {
  const card = linkedCard(preview, { ...draft, edits: { phones: ['79001112233', ' '], title: '' }, droppedTags: [2] });
  expect(card).toEqual({
    ...{ name: 'Vera', title: null, phones: ['79001112233'], email: 'v@example.test', comment: 'Rye\nOats', contractNumber: null },
    ...{ extraComments: [null, null, null], customFields: { 7: true }, tagIds: [1] },
  });
});

describe('when a card was changed meanwhile', () => {
  const now: LinkPreview = {
    ...preview,
    other: { ...preview.other, phones: ['79990000000'], revision: 5 },
    fields: [...preview.fields, PHONES],
  };

  test('it is told what', () => {
    expect(changedMeanwhile(preview, now)).toEqual([{ side: 'other', field: 'phones', was: [], now: ['79990000000'] }]);
  });

  test('the choices stay, the new field is as proposed', () => {
    const kept = overNewCards(tick(draft, NAME, 'other', true), now);
    expect(resultOf(now, kept)).toMatchObject({ name: 'Vera\nV. Holm', phones: ['79990000000'] });
  });
});

test('two dates or two choices from a list cannot be joined; two texts of the company can', () => {
  const own = ['date', 'list', 'text'].map((kind, position) => ({
    id: position + 1,
    name: kind,
    kind,
    options: ['Gold', 'Silver'],
    position,
  }));
  const both = (id: number, target: string, other: string) =>
    aField({ field: `customFields.${id}`, target, other, equal: false, joined: `${target}\n${other}`, choice: 'target' });
  const dated = both(1, '2026-01-05', '2026-02-05');
  const seen = withKinds({ ...preview, fields: [dated, both(2, 'Gold', 'Silver'), both(3, 'a', 'b')] }, own);
  expect(seen.fields.map(({ joined }) => joined)).toEqual([null, null, 'a\nb']);
  const ticks = tick(emptyDraft(seen), seen.fields[0]!, 'other', true).ticks['customFields.1'];
  expect(ticks).toEqual({ target: false, other: true });
});
