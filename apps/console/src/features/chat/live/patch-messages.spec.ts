import { describe, expect, test } from 'vitest';
import { aMessage, messagePage, minute } from '../testing/samples.js';
import { fresher, upsertMessage } from './patch-messages.js';

const ids = (pages: ReturnType<typeof upsertMessage>): number[][] => pages.map(({ items }) => items.map(({ id }) => id));

describe('a message from an event', () => {
  test('goes to the end of a thread that is loaded to its newest message', () => {
    expect(ids(upsertMessage([messagePage([1, 2]), messagePage([3, 4])], aMessage(5)))).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  test('goes to its place by time when it came late', () => {
    const late = aMessage(9, { sentAt: minute(2.5) });
    expect(ids(upsertMessage([messagePage([1, 2]), messagePage([3, 4])], late))).toEqual([
      [1, 2, 9],
      [3, 4],
    ]);
  });

  test('is left out when newer pages are not loaded: paging will bring it', () => {
    expect(ids(upsertMessage([messagePage([1, 2], { after: 'more' })], aMessage(5)))).toEqual([[1, 2]]);
  });

  test('is left out when it is older than what is loaded and more is to come', () => {
    expect(ids(upsertMessage([messagePage([5, 6], { before: 'more' })], aMessage(1)))).toEqual([[5, 6]]);
  });

  test('replaces the same message and never doubles it', () => {
    const pages = upsertMessage([messagePage([1, 2])], aMessage(2, { text: 'edited' }));
    expect(ids(pages)).toEqual([[1, 2]]);
    expect(pages[0]?.items[1]?.text).toBe('edited');
  });

  test('is the first of an empty thread', () => {
    expect(ids(upsertMessage([messagePage([])], aMessage(1)))).toEqual([[1]]);
  });
});

describe('a status', () => {
  test('never goes a step back when answers overtake each other', () => {
    const known = aMessage(1, { status: 'delivered' });
    expect(fresher(known, aMessage(1, { status: 'queued', text: 'edited' }))).toMatchObject({ status: 'delivered', text: 'edited' });
  });

  test('goes from failed back to the queue when the message is sent again', () => {
    expect(fresher(aMessage(1, { status: 'failed' }), aMessage(1, { status: 'queued' })).status).toBe('queued');
  });

  test('of a message not seen before is taken as it is', () => {
    expect(fresher(undefined, aMessage(1, { status: 'sent' })).status).toBe('sent');
  });
});
