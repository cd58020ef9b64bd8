import { describe, expect, it } from 'vitest';
import { hasLooseBraces, insertReference, nearest, openReference, referencesIn, unknownReferences, withExamples } from './template-text.js';

const KNOWN = new Set(['client', 'order']);

describe('variables in a template', () => {
  it('finds what is asked for, with and without filters', () => {
    expect(referencesIn('Hi {{ client.name | default: "друг" }}, {{order.id}}').map(({ path }) => path)).toEqual([
      'client.name',
      'order.id',
    ]);
  });

  it('names each that nobody sets once', () => {
    expect(unknownReferences('{{ oder.id }} {{ oder.id }} {{ client.name }}', KNOWN)).toEqual(['oder.id']);
  });

  it('knows the names that the template makes itself', () => {
    expect(unknownReferences('{% for row in order.rows %}{{ row.title }} {{ forloop.index }}{% endfor %}', KNOWN)).toEqual([]);
    expect(unknownReferences('{% assign n = order.id %}{{ n }}', KNOWN)).toEqual([]);
  });

  it('guesses what was meant', () => {
    expect(nearest('oder', KNOWN)).toBe('order');
    expect(nearest('weather', KNOWN)).toBeNull();
  });
});

describe('typing {{', () => {
  it('is seen at the caret only', () => {
    expect(openReference('Hi {{ cl', 8)).toEqual({ start: 3, typed: 'cl' });
    expect(openReference('Hi {{', 5)).toEqual({ start: 3, typed: '' });
    expect(openReference('Hi {{ client }} ', 16)).toBeNull();
    expect(openReference('Hi {{ client | ', 15)).toBeNull();
  });

  it('puts the variable there and the caret behind it, whether the braces were closed or not', () => {
    expect(insertReference('Hi {{ cl!', 3, 8, 'client.name')).toEqual({ text: 'Hi {{ client.name }}!', caret: 20 });
    expect(insertReference('Hi {{ cl }}!', 3, 8, 'client.name')).toEqual({ text: 'Hi {{ client.name }}!', caret: 20 });
    expect(insertReference('Hi ', 3, 3, 'client.name')).toEqual({ text: 'Hi {{ client.name }}', caret: 20 });
  });
});

it.each([
  ['{{ a }}', false],
  ['{% if a %}{{ b }}{% endif %}', false],
  ['plain', false],
  ['{{ a', true],
  ['a }}', true],
  ['{{ a {{ b }}', true],
  ['{{ a %}', true],
])('braces of %s', (text, loose) => {
  expect(hasLooseBraces(text)).toBe(loose);
});

it('shows examples in the place of variables', () => {
  expect(withExamples('{% if a %}Hi {{ client.name | upcase }}{% endif %} {{ "x" }}', (path) => `<${path}>`)).toBe(
    'Hi <client.name> {{ "x" }}',
  );
});
