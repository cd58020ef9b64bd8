import { operatorName } from './operator-name.js';

describe('the name that colleagues see', () => {
  it.each([
    ['Anna', 'Kern', 'Anna K.'],
    ['Anna', '', 'Anna'],
    ['Anna', '  ', 'Anna'],
    ['Anna', null, 'Anna'],
    ['Анна', 'Ёлкина', 'Анна Ё.'],
    ['Anna', '𝒦ern', 'Anna 𝒦.'],
  ])('%s %s is %s', (first, last, name) => {
    expect(operatorName(first, last)).toBe(name);
  });
});
