import { channelNotice, nothing, statusChanged, templateChanged, seconds } from '../../testing/expected-events.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { waId } from './people.js';

const recipient = waId('91XX985XX10X');
const thread = { billable: null, type: null, providerThreadId: '3dabdf65abaf1cbbf85217d232cce91f' };

export const eventCases: IncomingCase[] = [
  {
    name: 'queued: ours is outside, and with it we learn the id that WhatsApp gave',
    file: 'status-enqueued.json',
    expect: [
      statusChanged({
        ...{ externalId: '59f8db90-c37e-4408-90ab-cc54ef8246ad', alsoKnownAs: ['gBEGkYaYVSEEAgkD7bRi9syGnBk'], recipient },
        status: 'accepted',
      }),
    ],
  },
  {
    name: 'sent, with its price',
    file: 'status-sent.json',
    expect: [
      statusChanged({
        ...{ externalId: '7daeb742-f2dc-4c09-90e0-d879d20f7b98', alsoKnownAs: ['wamid.HBgMOTE5MTYzODA1ODczFQIAERgSMDQ4Rj...'], recipient },
        ...{ status: 'sent', at: seconds(1710930461) },
        pricing: { ...thread, model: 'CBP', category: 'Marketing' },
      }),
    ],
  },
  {
    name: 'delivered',
    file: 'status-delivered.json',
    expect: [
      statusChanged({
        ...{ externalId: '7daeb742-f2dc-4c09-90e0-d879d20f7b98', alsoKnownAs: ['wamid.HBgMOTE5MTYzODA1ODczFQIAERgSMDQ4Rj...'], recipient },
        ...{ status: 'delivered', at: seconds(1710930462) },
        pricing: { ...thread, model: null, category: null },
      }),
    ],
  },
  {
    name: 'delivered, with the time inside',
    file: 'status-delivered-inner-ts.json',
    expect: [
      statusChanged({
        ...{ externalId: 'ee4a68a0-1203-4c85-8dc3-49d0b3226a35', alsoKnownAs: ['gBEGkYaYVSEEAgnZxQ3JmKK6Wvg'] },
        ...{ status: 'delivered', at: seconds(1585344476), recipient: waId('918x98xx21x4') },
      }),
    ],
  },
  {
    name: 'read',
    file: 'status-read.json',
    expect: [
      statusChanged({
        ...{ externalId: '7b8f0910-db98-4cce-be5f-e6e1e847b4bd', alsoKnownAs: ['wamid.HBgMOTE5MTYzODA1ODczFQIAERgSMUUzNz...'], recipient },
        ...{ status: 'read', at: seconds(1720779817) },
      }),
    ],
  },
  {
    name: 'failed at once, under our id alone',
    file: 'status-failed-sync.json',
    expect: [
      statusChanged({
        ...{ externalId: 'ee4a68a0-1203-4c85-8dc3-49d0b3226a35', status: 'failed', recipient },
        error: { code: '1002', detail: 'Number Does Not Exist On WhatsApp', reason: 'client_unreachable' },
      }),
    ],
  },
  { name: 'an opt-in', file: 'user-opted-in.json', expect: [nothing('user-event opted-in')] },
  { name: 'the call that tries the address', file: 'user-sandbox-start.json', expect: [nothing('user-event sandbox-start')] },
  { name: 'a price', file: 'billing-event.json', expect: [nothing('billing-event')] },
  {
    name: 'an approved template',
    file: 'template-status-approved.json',
    expect: [templateChanged({ name: 'order_update', language: 'en', externalId: 'some-bsp-id', status: 'approved' })],
    beside: { templatesChanged: true },
  },
  {
    name: 'a template in another category',
    file: 'template-category-change.json',
    expect: [templateChanged({ name: 'abcd', language: 'en_US', externalId: '4dacef15-6c04-12db-b393-6190ac567eff', category: 'UTILITY' })],
  },
  {
    name: 'a template that will be in another category: only said',
    file: 'template-category-alert.json',
    expect: [
      channelNotice('info', 'TEMPLATE_CATEGORY_WARNING', 'WhatsApp will move the template "abcd" (en_US) from MARKETING to UTILITY.'),
    ],
  },
];
