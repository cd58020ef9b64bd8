import type { IncomingCase } from '../../testing/connector-spec.js';
import { channelNotice, nothing, person, seconds, statusChanged, templateChanged } from '../../testing/expected-events.js';
import { kerry, sheena, tester } from './people.js';

const CAPTURED = 'wamid.HBgMNTkzOTg0Njc5NTI1FQIAERgSRjlBOUJEODNENTFGMEUwNEIyAA==';
const captured = {
  externalId: CAPTURED,
  recipient: [{ kind: 'wa_id', value: '593984679525' }],
  pricing: {
    billable: false,
    model: 'PMP',
    category: 'service',
    type: 'free_customer_service',
    providerThreadId: 'ffeaa1cbc54959bae5d514606232decf',
  },
};

/** Statuses, reactions, deletions, notices: all that changes something and says nothing new. */
export const changeCases: IncomingCase[] = [
  { name: 'sent', file: 'status-sent-pmp-real.json', expect: [statusChanged({ ...captured, status: 'sent', at: seconds(1760659225) })] },
  {
    name: 'delivered',
    file: 'status-delivered-pmp-real.json',
    expect: [statusChanged({ ...captured, status: 'delivered', at: seconds(1760659226) })],
  },
  { name: 'read', file: 'status-read-pmp-real.json', expect: [statusChanged({ ...captured, status: 'read', at: seconds(1760659226) })] },
  {
    name: 'delivered, with the older pricing',
    file: 'status-delivered-cbp-docs.json',
    expect: [
      statusChanged({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI3MTE5MjVBOTE3MDk5QUVFM0YA',
        status: 'delivered',
        at: seconds(1750263773),
        recipient: sheena.identities,
        pricing: { billable: true, model: 'CBP', category: 'service', type: null, providerThreadId: '6ceb9d929c9bdc4f90e967a32f8639b4' },
      }),
    ],
  },
  {
    name: 'a status with contacts is no message, and reveals the user id',
    file: 'status-delivered-with-contacts.json',
    expect: [
      statusChanged({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=',
        status: 'delivered',
        at: seconds(1750030073),
        recipient: [
          { kind: 'wa_id', value: '16505551234' },
          { kind: 'user_id', value: 'user.9373795779eb6441c8adb2eaee5b848e7dd174ddd302d7db62142f4722d574b6' },
        ],
        pricing: { billable: true, model: 'PMP', category: 'marketing', type: 'regular', providerThreadId: null },
      }),
    ],
  },
  {
    name: 'a status that brings back our own id',
    file: 'status-with-tracker.json',
    expect: [
      statusChanged({
        externalId: 'wamid.xyzxyz',
        status: 'sent',
        at: seconds(1698266945),
        ourMessageId: 'some data',
        recipient: tester.identities,
        pricing: { billable: true, model: 'CBP', category: 'service', type: null, providerThreadId: '7270432eae37498234f4444b35ffc5' },
      }),
    ],
  },
  {
    name: 'failed, with the details',
    file: 'status-failed-experiment.json',
    expect: [
      statusChanged({
        externalId: 'wamid.xyzxyz',
        status: 'failed',
        at: seconds(1689380458),
        error: {
          code: '130472',
          detail: "Failed to send message because this user's phone number is part of an experiment",
          reason: 'experiment',
        },
        recipient: tester.identities,
      }),
    ],
  },
  {
    name: 'failed, because our file could not be read',
    file: 'status-failed-media-404.json',
    expect: [
      statusChanged({
        externalId: 'external_id',
        status: 'failed',
        at: seconds(1454119029),
        error: { code: '131014', detail: 'Request for url https://URL.jpg failed with error: 404 (Not Found)', reason: 'media_not_found' },
        recipient: kerry.identities,
        pricing: { billable: false, model: 'CBP', category: 'referral_conversion', type: null, providerThreadId: 'CONVERSATION_ID' },
      }),
    ],
  },
  {
    name: 'failed, with a code and a title only',
    file: 'status-failed-minimal.json',
    expect: [
      statusChanged({
        externalId: 'amid.ID',
        status: 'failed',
        at: seconds(1674912647),
        error: { code: '131053', detail: 'ERROR_TITLE', reason: 'media_not_accepted' },
        recipient: [{ kind: 'wa_id', value: 'CUSTOMER_PHONE_NUMBER' }],
      }),
    ],
  },
  { name: 'a status that we do not know', file: 'status-unknown-value.json', expect: [nothing('status in_orbit')] },
  {
    name: 'a reaction is no message',
    file: 'in-reaction.json',
    expect: [
      {
        type: 'reaction_changed',
        onMessage: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI0RTJEOTc2ODVERUY5RDlGNkYA',
        emoji: '👍',
        by: sheena.identities,
      },
    ],
  },
  {
    name: 'a reaction taken back',
    file: 'in-reaction-removed.json',
    expect: [{ type: 'reaction_changed', onMessage: 'wamid.yzxyzx=', emoji: null, by: tester.identities }],
  },
  {
    name: 'the client deleted his message',
    file: 'in-revoked-by-client.json',
    expect: [{ type: 'message_revoked', externalId: '<ORIGINAL_WHATSAPP_MESSAGE_ID>' }],
  },
  {
    name: 'the client has a new number',
    file: 'in-system-number-changed.json',
    expect: [
      {
        type: 'identity_changed',
        externalId: 'wamid.HBgLMTk4MzU1NTE5NzQVAgASGAoxMTgyMDg2MjY3AA==',
        from: [{ kind: 'wa_id', value: '16505551234' }],
        to: { kind: 'wa_id', value: '12195555358' },
        phone: '12195555358',
        line: 'client_changed_number',
        text: 'User Sheena Nelson changed from 16505551234 to 12195555358',
        at: seconds(1750269342),
      },
    ],
  },
  {
    name: "the client's phone is another one",
    file: 'in-system-identity-changed.json',
    expect: [
      {
        type: 'identity_changed',
        externalId: 'wamid.xyzxyz',
        from: [{ kind: 'wa_id', value: '972987654321' }],
        to: null,
        phone: null,
        line: 'client_identity_changed',
        text: 'User identity changed',
        at: seconds(1697044706),
      },
    ],
  },
  {
    name: 'an error of the account concerns no message',
    file: 'in-value-level-error.json',
    expect: [channelNotice('info', '0', 'We were unable to authenticate the app user')],
  },
  {
    name: 'the phone app disconnected the number',
    file: 'account-partner-removed-app-disconnect.json',
    expect: [
      channelNotice(
        'broken',
        'PARTNER_REMOVED',
        'The number was disconnected from this platform: PRIMARY_INACTIVITY, initiated by SYSTEM.',
      ),
    ],
  },
  {
    name: 'an address book entry names a client',
    file: 'state-sync-add.json',
    expect: [
      {
        type: 'client_named',
        client: person([{ kind: 'wa_id', value: '16505551234' }], { name: 'Pablo Morales', phone: '16505551234' }),
      },
    ],
  },
  {
    name: 'a template was approved',
    file: 'template-approved.json',
    beside: { templatesChanged: true },
    expect: [
      templateChanged({
        name: 'order_confirmation',
        language: 'en_US',
        externalId: '1689556908129832',
        status: 'APPROVED',
        category: 'UTILITY',
      }),
    ],
  },
  {
    name: 'a template was rejected, with the reason and the remedy',
    file: 'template-rejected.json',
    beside: { templatesChanged: true },
    expect: [
      templateChanged({
        name: 'abandoned_cart',
        language: 'en',
        externalId: '1689556908129835',
        status: 'REJECTED',
        category: 'MARKETING',
        reason:
          'Your template has parameters placed next to each other (like {{1}}{{2}}) without text or punctuation between them. Separate parameters with descriptive text and ensure each parameter is clearly contextualized.',
      }),
    ],
  },
  {
    name: 'a template got another category',
    file: 'template-category-update.json',
    expect: [templateChanged({ name: 'my_message_template', language: 'he', externalId: '12345678', category: 'MARKETING' })],
  },
];
