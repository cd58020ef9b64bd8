import { describe, expect, test } from 'vitest';
import type { CardFieldChange, UnlinkPreview } from '../../../../api/cards.js';
import { aRow } from '../../testing/samples.js';
import { aCard } from '../../testing/cards.js';
import { keepAll, keepField, keptOf, leftBehind } from './unlink-draft.js';

const change = (field: string): CardFieldChange => ({ field, own: null, then: 'before', now: 'after' });
const CHANGES = [change('comment'), change('email')];
const part = (clientId: number, changes = CHANGES): UnlinkPreview['parts'][number] => ({
  clientId,
  name: `Client ${clientId}`,
  channel: aRow(1).channel,
  asked: true,
  cardId: clientId,
  card: aCard(clientId),
  changes,
});
const preview: UnlinkPreview = { revision: 4, parts: [part(1), part(2)], hidden: 0, stay: [] };

test('a change is kept for the client it is ticked for, and for no other', () => {
  expect(keptOf(keepField({}, 1, 'comment', true), preview)).toEqual({ 1: ['comment'] });
});

test('a cleared box keeps nothing', () => {
  expect(keptOf(keepField(keepField({}, 1, 'comment', true), 1, 'comment', false), preview)).toEqual({});
});

test('all of them are ticked and cleared at once', () => {
  const all = keepAll({}, 2, CHANGES, true);
  expect(keptOf(all, preview)).toEqual({ 2: ['comment', 'email'] });
  expect(keptOf(keepAll(all, 2, CHANGES, false), preview)).toEqual({});
});

test('of a client who does not go any more nothing is asked, nor of a change that is none any more', () => {
  const keep = { 1: ['comment', 'email'], 3: ['comment'] };
  expect(keptOf(keep, { ...preview, parts: [part(1, [change('email')])] })).toEqual({ 1: ['email'] });
});

describe('what will stand on no card', () => {
  test('is what nobody takes along', () => {
    expect(leftBehind(keepField({}, 1, 'comment', true), preview)).toEqual(['email']);
  });

  test('is nothing while somebody stays on the card', () => {
    expect(leftBehind({}, { ...preview, stay: [3] })).toEqual([]);
  });
});
