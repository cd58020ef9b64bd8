import { expect, it } from 'vitest';
import type { ListedTemplate } from '../../../../api/channel-types.js';
import { fitting, isFiltered, NO_FILTER, pieces, valuesOf } from './filters.js';

const template = (name: string, more: Partial<ListedTemplate> = {}): ListedTemplate => ({
  name,
  language: 'en',
  externalId: null,
  status: 'approved',
  category: 'UTILITY',
  reason: null,
  header: null,
  body: 'Your order {{1}} is ready',
  footer: null,
  buttons: [],
  ...more,
});

const ALL = [
  template('order_ready'),
  template('order_ready', { language: 'ru', body: 'Заказ {{1}} готов', header: { kind: 'text', text: 'Здравствуйте' } }),
  template('sale', { status: 'rejected', category: 'MARKETING', body: 'Everything must go' }),
  template('code', { category: null, buttons: [{ kind: 'copy_code', text: 'Copy' }] }),
];

it('finds by every word of the search, in the name and in what the client reads', () => {
  const named = (search: string) => fitting(ALL, { ...NO_FILTER, search }).map(({ name, language }) => `${name}/${language}`);
  expect(named(' ready ORDER ')).toEqual(['order_ready/en', 'order_ready/ru', 'code/en']);
  expect(named('здравствуйте готов')).toEqual(['order_ready/ru']);
  expect(named('copy')).toEqual(['code/en']);
  expect(named('nothing of the kind')).toEqual([]);
});

it('narrows by status, category and language', () => {
  expect(fitting(ALL, { ...NO_FILTER, status: 'rejected' })).toEqual([ALL[2]]);
  expect(fitting(ALL, { ...NO_FILTER, category: 'UTILITY', language: 'ru' })).toEqual([ALL[1]]);
  expect(isFiltered({ ...NO_FILTER, search: '  ' })).toBe(false);
  expect(isFiltered({ ...NO_FILTER, language: 'ru' })).toBe(true);
});

it('offers only what there is', () => {
  expect(valuesOf(ALL, 'category')).toEqual(['MARKETING', 'UTILITY']);
  expect(valuesOf(ALL, 'language')).toEqual(['en', 'ru']);
});

it('tells the variables of a text from its words', () => {
  expect(pieces('Hi {{name}}, no. {{ 1 }}!')).toEqual([
    { text: 'Hi ', variable: false },
    { text: '{{name}}', variable: true },
    { text: ', no. ', variable: false },
    { text: '{{ 1 }}', variable: true },
    { text: '!', variable: false },
  ]);
  expect(pieces('{{not a name}} {{')).toEqual([{ text: '{{not a name}} {{', variable: false }]);
});
