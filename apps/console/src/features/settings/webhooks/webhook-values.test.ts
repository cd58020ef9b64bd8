import { expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import { ALL_EVENTS, EVENT_GROUPS, eventsOf, fieldOf, formOf, readable, webhookValues } from './webhook-values.js';

test('every event is in one group and has its sentence', () => {
  expect(EVENT_GROUPS.flatMap(eventsOf).sort()).toEqual([...ALL_EVENTS].sort());
  expect(Object.keys(en.webhooks.event).sort()).toEqual([...ALL_EVENTS, 'test'].sort());
});

test('a new form sends all channels and no further names', () => {
  const values = { ...webhookValues(null), name: ' Warehouse ', url: ' https://example.com/ ' };
  expect(formOf(values)).toEqual({
    ...{
      name: 'Warehouse',
      url: 'https://example.com/',
      events: ['inbox', 'outbox'],
      channelIds: null,
      schedule: 'standard',
      headerAliases: {},
    },
  });
});

test('only channels that are ticked are sent, and only names that are given', () => {
  const values = webhookValues(null);
  const changed = { ...values, filtered: true, channelIds: [3], aliases: { ...values.aliases, 'webhook-signature': ' X-Signature ' } };
  expect(formOf(changed)).toMatchObject({ channelIds: [3], headerAliases: { 'webhook-signature': 'X-Signature' } });
  expect(formOf({ ...changed, filtered: false }).channelIds).toBeNull();
});

test('a refusal is shown at the field that it names', () => {
  expect([fieldOf('url'), fieldOf('headerAliases.webhook-id')]).toEqual(['url', 'aliases.webhook-id']);
});

test('a body is set out where it is JSON', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('<html>')).toBe('<html>');
});
