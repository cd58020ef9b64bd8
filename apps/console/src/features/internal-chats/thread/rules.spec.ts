import { describe, expect, test } from 'vitest';
import { aChat, aMember, anInternalMessage, minute } from '../testing/samples.js';
import { isReadByOthers, mayWith } from './may.js';
import { readersOf } from './readers.js';
import { internalRows } from './rows.js';

const ME = 1;
const me = { id: ME, name: 'Me' };
const forwarded = {
  author: { kind: 'operator' as const, id: 9, name: 'Olga', avatar: null },
  sentAt: minute(0),
  channel: null,
};

describe('what one may do with a message', () => {
  const chat = aChat(1);
  const group = (role: 'owner' | 'member') => aChat(1, { kind: 'group', name: 'Sales', peer: null, role });

  test('one’s own is edited and deleted, somebody else’s only quoted, forwarded, copied and pinned', () => {
    expect(mayWith(anInternalMessage(1, { author: me }), chat, ME)).toMatchObject({ edit: true, remove: true });
    expect(mayWith(anInternalMessage(1), chat, ME)).toEqual({
      quote: true,
      forward: true,
      copy: true,
      pin: true,
      edit: false,
      remove: false,
    });
  });

  test('the owner of a group deletes anybody’s message, a member does not', () => {
    expect(mayWith(anInternalMessage(1), group('owner'), ME).remove).toBe(true);
    expect(mayWith(anInternalMessage(1), group('member'), ME).remove).toBe(false);
  });

  test('a copy says what its author said: nobody edits it', () => {
    expect(mayWith(anInternalMessage(1, { author: me, forwarded }), chat, ME)).toMatchObject({ edit: false, remove: true });
  });

  test.each([{ deletedAt: minute(2) }, { kind: 'system' as const }])('with %j nothing can be done', (more) => {
    expect(Object.values(mayWith(anInternalMessage(1, { author: me, ...more }), chat, ME))).not.toContain(true);
  });
});

describe('who has read a message', () => {
  test('the author is not counted, and whoever came after it was written neither', () => {
    const message = anInternalMessage(10, { author: me });
    const members = [
      aMember(ME, { readUpToId: 10 }),
      aMember(2, { readUpToId: 12 }),
      aMember(3, { readUpToId: 9 }),
      aMember(4, { joinedAt: minute(11) }),
    ];
    const { read, notYet } = readersOf(message, members);
    expect(read.map(({ id }) => id)).toEqual([2]);
    expect(notYet.map(({ id }) => id)).toEqual([3]);
  });

  test('the second tick comes with the first other reader', () => {
    expect(isReadByOthers(anInternalMessage(10), { othersReadUpToId: 9 })).toBe(false);
    expect(isReadByOthers(anInternalMessage(10), { othersReadUpToId: 10 })).toBe(true);
  });
});

describe('the lines of a thread', () => {
  const rules = { hasOlder: true, unreadAfterId: null, operatorId: ME };
  const startsOf = (...messages: ReturnType<typeof anInternalMessage>[]) =>
    internalRows(messages, [], rules).flatMap((row) => (row.type === 'message' ? [row.startsGroup] : []));

  test('what the same colleague writes soon after is of one piece', () => {
    expect(startsOf(anInternalMessage(1), anInternalMessage(2), anInternalMessage(3, { author: me }))).toEqual([true, false, true]);
  });

  test('copies of one author are of one piece, and never with the words of whoever brought them', () => {
    const copy = (id: number, name = 'Olga') =>
      anInternalMessage(id, { author: me, forwarded: { ...forwarded, author: { ...forwarded.author, name } } });
    expect(startsOf(anInternalMessage(1, { author: me }), copy(2), copy(3), copy(4, 'Pavel'))).toEqual([true, true, false, true]);
  });

  test('"New" stands before the first message of somebody else that is unread', () => {
    const messages = [anInternalMessage(1), anInternalMessage(2, { author: me }), anInternalMessage(3)];
    const rows = internalRows(messages, [], { ...rules, unreadAfterId: 1 });
    expect(rows.map(({ type }) => type)).toEqual(['message', 'message', 'unread', 'message']);
  });
});
