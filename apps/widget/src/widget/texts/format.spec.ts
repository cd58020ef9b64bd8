import { describe, expect, it } from 'vitest';
import { en } from './en.js';
import { duration, Speech } from './format.js';
import { ru } from './ru.js';

const NOW = new Date(2026, 2, 10, 9, 0);
const at = (...date: [number, number, number]): string => new Date(...date, 23, 59).toISOString();

describe('the day above messages', () => {
  it.each([
    ['en', at(2026, 2, 10), 'Today'],
    ['en', at(2026, 2, 9), 'Yesterday'],
    ['en', at(2026, 2, 3), 'Tuesday 3 March'],
    ['en', at(2025, 11, 31), '31 December 2025'],
    ['ru', at(2026, 2, 9), 'Вчера'],
    ['ru', at(2026, 2, 3), 'вторник, 3 марта'],
    ['ru', at(2025, 11, 31), '31 декабря 2025 г.'],
  ] as const)('in %s of %s is "%s"', (locale, date, words) => {
    expect(new Speech(locale).day(date, NOW)).toBe(words);
  });
});

describe('figures', () => {
  it.each([
    ['en', 0, '0 B'],
    ['en', 1023, '1,023 B'],
    ['en', 2048, '2 KB'],
    ['en', 1_572_864, '1.5 MB'],
    ['ru', 1_572_864, '1,5 МБ'],
  ] as const)('in %s %i bytes are "%s"', (locale, bytes, words) => {
    expect(new Speech(locale).size(bytes)).toBe(words);
  });

  it('show minutes and seconds of a recording', () => {
    expect([0.2, 5, 59.6, 605].map(duration)).toEqual(['0:00', '0:05', '1:00', '10:05']);
  });

  it.each([
    [1, '1 новое сообщение'],
    [3, '3 новых сообщения'],
    [11, '11 новых сообщений'],
    [21, '21 новое сообщение'],
  ])('%i new messages follow the Russian grammar', (number, words) => {
    expect(ru.newMessages(number)).toBe(words);
  });
});

describe('the words', () => {
  it('are said in both languages, none left empty', () => {
    expect(Object.keys(ru).sort()).toEqual(Object.keys(en).sort());
    for (const words of [...Object.values(en), ...Object.values(ru)]) expect(typeof words === 'string' ? words : 'made').not.toBe('');
  });
});
