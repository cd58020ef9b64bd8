import { expect, it } from 'vitest';
import { hoursOf, hoursValues, isWrong } from './hours-values.js';

it('what was set comes back as it was', () => {
  const hours = [
    { day: 1, from: '09:00', to: '13:00' },
    { day: 1, from: '14:00', to: '18:00' },
    { day: 6, from: '10:00', to: '24:00' },
  ];
  expect(hoursOf(hoursValues(hours))).toEqual(hours);
  expect(hoursOf(hoursValues([]))).toEqual([]);
  expect(hoursOf(hoursValues(null))).toBeNull();
});

it('switched on for the first time it is Monday to Friday', () => {
  expect(hoursOf({ ...hoursValues(null), limited: true })?.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5]);
});

it('a day that ends before it begins is wrong, unless nobody works', () => {
  const day = { works: true, from: '18:00', to: '09:00', more: [] };
  expect([isWrong(day), isWrong({ ...day, works: false }), isWrong({ ...day, from: '08:00' })]).toEqual([true, false, false]);
});
