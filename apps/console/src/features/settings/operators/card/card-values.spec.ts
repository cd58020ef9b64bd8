import { describe, expect, test } from 'vitest';
import type { StaffMember } from '../../../../api/staff.js';
import { cardValues, patchOf } from './card-values.js';

const anna: StaffMember = {
  ...{ id: 7, firstName: 'Anna', lastName: 'Kern', name: 'Anna K.', email: 'anna@shop.test', phone: null },
  ...{ role: 'operator', customRole: { id: 5, name: 'Senior' }, state: 'active', stateSince: '2026-11-01T00:00:00Z', confirmed: true },
  ...{ groups: [{ id: 1, name: 'Sales' }], channels: [], takesPartInQueue: true, ownMaxOpenDialogs: null, maxOpenDialogs: 20 },
  ...{ openDialogs: 3, status: 'online', statusId: null, statusName: null, connected: true, languages: ['en'], lastActivityAt: null },
  ...{ secondFactor: false, rating: { average: null, count: 0, days: 30 }, mayChange: true, mayBlock: true },
};

describe('what a card sends', () => {
  test('nothing where nothing was changed', () => {
    expect(patchOf(cardValues(anna), anna)).toEqual({});
  });

  test('only the fields that were changed', () => {
    expect(patchOf({ ...cardValues(anna), firstName: ' Anne ', limit: 5, groupIds: [1, 2] }, anna)).toEqual({
      firstName: 'Anne',
      maxOpenDialogs: 5,
      groupIds: [1, 2],
    });
  });

  test('a role of the product takes the place of one of the company', () => {
    expect(patchOf({ ...cardValues(anna), role: { role: 'operator' } }, anna)).toEqual({ role: 'operator' });
    expect(patchOf({ ...cardValues(anna), role: { customRoleId: 5 } }, anna)).toEqual({});
  });

  test('an emptied limit is that of the company', () => {
    const limited = { ...anna, ownMaxOpenDialogs: 5 };
    expect(patchOf({ ...cardValues(limited), limit: '' }, limited)).toEqual({ maxOpenDialogs: null });
  });
});
