import { describe, expect, test } from 'vitest';
import type { ListedTemplate } from '../../../api/channel-types.js';
import { filledTemplate, matching, placeholdersOf, previewOf, problemOf, shownButtons, slotsOf, textOf, tooLong } from './fill-template.js';

const order: ListedTemplate = {
  ...{ name: 'order_ready', language: 'en', externalId: '1', status: 'approved', category: 'UTILITY', reason: null },
  header: { kind: 'text', text: 'Order {{1}}' },
  body: 'Hello {{1}}, your order {{2}} is ready. {{1}}, come soon.',
  footer: 'The shop',
  buttons: [
    { kind: 'quick_reply', text: 'On my way' },
    { kind: 'url', text: 'Follow it', url: 'https://example.org/o/{{1}}' },
    { kind: 'url', text: 'Our site', url: 'https://example.org' },
    { kind: 'phone', text: 'Call', phone: '+79990000001' },
  ],
};
const values = { 'header.1': '17', 'body.1': 'Anna', 'body.2': '№ 17', 'button.0': 'coming', 'button.1': '17' };

test('placeholders come each once, numbers by number', () => {
  expect(placeholdersOf('{{2}} {{ 1 }} {{2}} {{10}}')).toEqual(['1', '2', '10']);
  expect(placeholdersOf('{{name}} {{city}}')).toEqual(['name', 'city']);
  expect(placeholdersOf('nothing { {1} }')).toEqual([]);
});

describe('what there is to fill in', () => {
  test('is the header, the body, payloads and endings; plain links and phones want nothing', () => {
    expect(slotsOf(order).map(({ key, required }) => [key, required])).toEqual([
      ['header.1', true],
      ['body.1', true],
      ['body.2', true],
      ['button.0', false],
      ['button.1', true],
    ]);
  });

  test('is judged as the messenger will', () => {
    const [header] = slotsOf(order);
    const payload = slotsOf(order)[3];
    expect(header && problemOf(header, ' ')).toBe('missing');
    expect(header && problemOf(header, 'a\nb')).toBe('breaks');
    expect(header && problemOf(header, 'a     b')).toBe('breaks');
    expect(header && problemOf(header, 'x'.repeat(61))).toBe('too_long');
    expect(header && problemOf(header, '17')).toBeNull();
    expect(payload && problemOf(payload, '')).toBeNull();
  });

  test('may be too long together', () => {
    expect(tooLong(order, { ...values, 'body.1': 'x'.repeat(600) })).toBe(true);
    expect(tooLong(order, values)).toBe(false);
  });
});

test('the preview has the values, and placeholders where there is none yet', () => {
  expect(previewOf(order, { 'body.1': 'Anna' })).toEqual({
    header: 'Order {{1}}',
    body: 'Hello Anna, your order {{2}} is ready. Anna, come soon.',
  });
  expect(textOf(order, values)).toBe('Order 17\n\nHello Anna, your order № 17 is ready. Anna, come soon.\n\nThe shop');
});

test('what is sent has variables in order, and only the buttons that carry something', () => {
  expect(filledTemplate(order, { ...values, 'button.0': '' })).toEqual({
    ...{ name: 'order_ready', language: 'en' },
    header: [{ name: null, value: '17' }],
    body: [
      { name: null, value: 'Anna' },
      { name: null, value: '№ 17' },
    ],
    buttons: [{ index: 1, kind: 'url', value: '17' }],
  });
});

test('named placeholders are sent by their names', () => {
  const named = { ...order, header: null, buttons: [], body: 'Hello {{first_name}}' };
  expect(filledTemplate(named, { 'body.first_name': 'Anna' }).body).toEqual([{ name: 'first_name', value: 'Anna' }]);
});

test('buttons are shown as the client sees them', () => {
  expect(shownButtons(order, values).map(({ type, text, payload }) => [type, text, payload])).toEqual([
    ['reply', 'On my way', 'coming'],
    ['url', 'Follow it', undefined],
    ['url', 'Our site', undefined],
    ['phone', 'Call', undefined],
  ]);
});

test('the search finds by name and by text', () => {
  const other = { ...order, name: 'welcome', body: 'Good day' };
  expect(matching([order, other], 'order ready').map(({ name }) => name)).toEqual(['order_ready']);
  expect(matching([order, other], 'GOOD').map(({ name }) => name)).toEqual(['welcome']);
  expect(matching([order, other], ' ')).toHaveLength(2);
});
