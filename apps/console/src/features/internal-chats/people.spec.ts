import { expect, test } from 'vitest';
import type { Operator } from '../../api/types.js';
import { aChat } from './testing/samples.js';
import { colleaguesFor, fitsName, withoutChat } from './people.js';

const anOperator = (id: number, firstName: string, lastName: string, more: Partial<Operator> = {}): Operator => ({
  id,
  name: `${firstName} ${lastName[0]}.`,
  firstName,
  lastName,
  role: 'operator',
  status: 'offline',
  statusId: null,
  statusName: null,
  connected: false,
  openDialogs: 0,
  maxOpenDialogs: 10,
  ownMaxOpenDialogs: null,
  takesPartInQueue: true,
  ...more,
});

test('a name is found by the beginnings of its words, in any order', () => {
  expect(fitsName('Пётр Алексеев', 'але пет')).toBe(true);
  expect(fitsName('«Продажи» (север)', 'север')).toBe(true);
  expect(fitsName('Anna Petrova', 'nna')).toBe(false);
  expect(fitsName('Anna', '')).toBe(true);
});

test('who is at work stands first, oneself nowhere', () => {
  const boris = anOperator(2, 'Boris', 'Ivanov', { status: 'online', connected: true });
  const people = [anOperator(1, 'Me', 'Myself'), anOperator(3, 'Anna', 'Petrova'), boris];
  expect(colleaguesFor(people, 1, '').map(({ id }) => id)).toEqual([2, 3]);
  expect(colleaguesFor(people, 1, 'petr').map(({ id }) => id)).toEqual([3]);
});

test('whom one has a chat with is not offered a second time', () => {
  const chat = aChat(10, { peer: { id: 2, name: 'Boris I.', state: 'active', status: 'online', connected: true } });
  expect(withoutChat([anOperator(2, 'Boris', 'Ivanov'), anOperator(3, 'Anna', 'Petrova')], [chat]).map(({ id }) => id)).toEqual([3]);
});
