import { expect, test } from 'vitest';
import type { Operator } from '../../../api/types.js';
import { aRow } from '../testing/samples.js';
import { groupTargets, operatorTargets } from './transfer-targets.js';

const operator = (id: number, firstName: string, more: Partial<Operator> = {}): Operator => ({
  ...{ id, firstName, lastName: 'Lem', name: `${firstName} L.`, role: 'operator', status: 'online', connected: true },
  ...{ openDialogs: 0, maxOpenDialogs: 5, ownMaxOpenDialogs: null, takesPartInQueue: true, statusId: null, statusName: null, ...more },
});
const operators = [
  operator(1, 'Away', { status: 'away' }),
  operator(2, 'Full', { openDialogs: 5 }),
  operator(3, 'Stranger'),
  operator(4, 'Gone', { connected: false }),
  operator(5, 'Free', { openDialogs: 1 }),
  operator(6, 'Holder'),
];
const groups = [
  { id: 8, name: 'Billing', autoAssign: true, operatorIds: [1, 2, 4], channelIds: [] },
  { id: 9, name: 'Bakery', autoAssign: true, operatorIds: [1, 2, 4, 5, 6], channelIds: [] },
];
const row = aRow(100, { operator: { id: 6, name: 'Holder L.' } });
const ids = (search = '', of = row): number[] =>
  operatorTargets(operators, groups, { groupIds: [9] }, of, search).map((target) => target.operator.id);

test('first who is there and serves it, then by load; whoever has it is left out', () => {
  expect(ids()).toEqual([5, 2, 3, 1, 4]);
  expect(operatorTargets(operators, groups, { groupIds: [9] }, row, '').filter(({ serves }) => !serves)).toHaveLength(1);
});

test('a group that has the dialog decides who serves it, a channel without groups is served by all', () => {
  expect(ids('', aRow(100, { operator: null, group: { id: 8, name: 'Billing' } })).slice(0, 3)).toEqual([2, 6, 3]);
  expect(operatorTargets(operators, groups, { groupIds: [] }, row, '').every(({ serves }) => serves)).toBe(true);
});

test('by a part of the name, in any case', () => {
  expect(ids('sTRAN')).toEqual([3]);
  expect(groupTargets(operators, groups, 'bill').map(({ group }) => group.id)).toEqual([8]);
});

test('a group tells who of it is there and who could have it now', () => {
  expect(groupTargets(operators, groups, '')).toMatchObject([
    { group: { id: 8 }, online: 1, free: 0 },
    { group: { id: 9 }, online: 3, free: 2 },
  ]);
});
