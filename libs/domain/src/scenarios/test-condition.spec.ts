import type { COMPARISONS } from './content.js';
import type { RunValue } from './facts.js';
import { languageOfWords } from './language-of-words.js';
import { compare } from './test-condition.js';

describe('a value is compared', () => {
  it.each<[RunValue | undefined, (typeof COMPARISONS)[number], string, boolean]>([
    ['Rye', 'is', 'rye', true],
    [' 42 ', 'is', '42.0', true],
    [42, 'is_not', '42', false],
    ['10', 'greater', '9', true],
    ['b', 'greater', 'a', true],
    ['2026-11-27', 'less', '2026-12-01', true],
    ['', 'less', '5', false],
    [undefined, 'greater', '0', false],
    ['Rye bread', 'contains', 'BREAD', true],
    [['rye', 'bun'], 'contains', 'bun', true],
    [['rye', 'bun'], 'contains', 'un', false],
    ['Rye bread', 'starts', 'rye', true],
    [null, 'missing', '', true],
    ['', 'exists', '', false],
    [false, 'exists', '', true],
    [true, 'is', 'true', true],
  ])('%j %s %s', (value, comparison, other, result) => expect(compare(value, comparison, other)).toBe(result));
});

it.each([
  ['Привет, где мой заказ?', 'ru'],
  ['Де моє замовлення?', 'uk'],
  ['Where is my order?', 'en'],
  ['42', null],
  ['ok', null],
])('the letters of "%s" point to %s', (text, language) => expect(languageOfWords(text)).toBe(language));
