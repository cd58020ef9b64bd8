import { expect, it } from 'vitest';
import type { KnownPayload } from '../../../api/payloads.js';
import { matches } from './matches.js';

const nowhere = { leadsTo: null, dialogId: null, messageId: null, sentAt: null };
const PAYLOAD: KnownPayload = {
  action: 'order_status',
  parameters: ['id'],
  places: [
    {
      ...nowhere,
      kind: 'scenario',
      title: 'Where is it',
      payload: 'order_status?id=1',
      scenarioId: 1,
      stepId: 'a',
      buttonId: 'b',
      template: null,
    },
    {
      ...nowhere,
      kind: 'template',
      title: 'Status',
      payload: 'order_status',
      scenarioId: null,
      stepId: null,
      buttonId: null,
      template: 'delivery',
    },
  ],
  triggers: [{ scenarioId: 2, triggerId: 't', stepId: null, channelIds: null }],
};
const nameOf = (id: number): string => ({ 1: 'Menu', 2: 'Orders' })[id] ?? '';

it.each([
  ['', true],
  ['ORDER', true],
  ['menu where', true],
  ['orders', true],
  ['delivery', true],
  ['menu office', false],
])('finds a payload by words of its places too: "%s"', (search, found) => {
  expect(matches(PAYLOAD, nameOf, search)).toBe(found);
});
