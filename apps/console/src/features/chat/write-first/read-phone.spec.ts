import { expect, test } from 'vitest';
import { homeCountry, readPhone } from './read-phone.js';

test('a number is read as people write it, with the country at hand where it has no plus', () => {
  expect(readPhone('8 (916) 123-45-67', 'RU').digits).toBe('79161234567');
  expect(readPhone('+7 916 123 45 67', undefined).digits).toBe('79161234567');
  expect(readPhone('9161234567', undefined).digits).toBeNull();
});

test('what is not whole yet is no number, and is shown in its groups all the same', () => {
  expect(readPhone('+7916123', undefined)).toEqual({ shown: '+7 916 123', digits: null });
  expect(readPhone('my mother', 'RU').digits).toBeNull();
});

test('the country at hand is that of the browser', () => {
  expect([homeCountry(['en-GB', 'ru']), homeCountry(['ru']), homeCountry(['en'])]).toEqual(['GB', 'RU', undefined]);
});
