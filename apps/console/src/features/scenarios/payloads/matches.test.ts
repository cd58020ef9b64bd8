import { expect, it } from 'vitest';
import { matches } from './matches.js';

const PAYLOAD = {
  action: 'order_status',
  parameters: ['id'],
  sentBy: [{ scenario: { id: 1, name: 'Menu' }, stepId: 'a', title: 'Where is it', published: true }],
  triggers: [{ scenario: { id: 2, name: 'Order status' }, stepId: null }],
};

it.each([
  ['', true],
  ['ORDER', true],
  ['menu where', true],
  ['id', true],
  ['menu office', false],
])('finds a payload by words of its places too: "%s"', (search, found) => {
  expect(matches(PAYLOAD, search)).toBe(found);
});
