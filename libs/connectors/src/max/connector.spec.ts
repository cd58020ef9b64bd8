import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { aMessage, anAttachment, rows } from '../testing/a-message.factory.js';
import { connectorSpec, type OutgoingCase, type RefusalCase } from '../testing/connector-spec.js';
import { messageReceived, nothing, person } from '../testing/expected-events.js';
import { max } from './connector.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const channelAt = (origin: string): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'max', key: 'test', settings: { base_url: origin } },
  secrets: { access_token: 'the access token', webhook_secret: 'the webhook secret' },
});
const answer = (status: number, file: string): RefusalCase['answer'] => ({
  status,
  json: JSON.parse(readFileSync(join(fixtures, file), 'utf8')),
});

const ids = (user: string, dialog: string) => [
  { kind: 'user_id', value: user },
  { kind: 'dialog', value: dialog },
];
const JOHN = person(ids('123456789', '182182182'), { name: 'John Doe' });
const USER = person(ids('54321', '-100000000'), { name: 'User_Name' });
const ms = (value: number): Date => new Date(Math.floor(value / 1000) * 1000);

const to = ids('81', '82');
const accepted = { status: 200, json: { message: { body: { mid: 'mid.1' } } } };
const file = (kind: Parameters<typeof anAttachment>[0], mime: string): OutgoingCase['message'] =>
  aMessage({ to, text: 'Look', attachment: anAttachment(kind, mime, { name: 'a.bin' }) });

connectorSpec(max, {
  fixtures,
  channelOf: () => channelAt('http://127.0.0.1'),
  channelAt,
  webhooks: (name) => name.endsWith('.json') && !name.startsWith('api-'),
  ours: () => ({}),
  accepted,
  incoming: [
    {
      name: 'a text; the dialog is one by its kind, not by the sign of its number',
      file: 'message-created-real.json',
      expect: [messageReceived({ externalId: 'mid.REDACTED_ID', sender: USER, text: 'Привет', at: ms(1_739_184_000_000) })],
    },
    {
      name: 'a message without anything in it, by somebody without a name',
      file: 'message-null-text.json',
      expect: [
        messageReceived({
          externalId: 'mid.p',
          sender: person(ids('1', '5')),
          content: { unsupported: { kind: 'empty', code: null, reason: null } },
        }),
      ],
    },
    {
      name: 'a forwarded message of a group, from the list that a question answers',
      file: 'poll-message-created.json',
      expect: [
        messageReceived({
          ...{ externalId: 'mid.ffffbdb48e6c3775019d496b34394b84', text: '...\n\nЛада седан - баклажан', at: ms(1_775_053_255_737) },
          sender: person([{ kind: 'chat', value: '-70801090403050' }]),
          content: { forwarded: 'once', author: { id: '123456789', name: 'John Doe' } },
        }),
      ],
    },
    {
      name: 'a press',
      file: 'message-callback.json',
      expect: [
        messageReceived({
          externalId:
            'press:f9LHodD0cOJf4_DkJGeq8BkDgc5vgSwZocVrn44oirfMzUQ4mv5k_h1-yQvExmZNjV7gVcaO2Z3Gv6LJpZQ-nj_0HTcX7NwSdT4fDtXou9i0A51TjSj9:1775026702210',
          ...{ sender: JOHN, text: 'picture', at: ms(1_775_026_702_210) },
          content: { press: { payload: 'picture', title: 'picture', onMessage: 'mid.000000000adf429c019d47d58f2b3d9e' } },
          pressHandle:
            'f9LHodD0cOJf4_DkJGeq8BkDgc5vgSwZocVrn44oirfMzUQ4mv5k_h1-yQvExmZNjV7gVcaO2Z3Gv6LJpZQ-nj_0HTcX7NwSdT4fDtXou9i0A51TjSj9',
        }),
      ],
    },
    {
      name: 'a press of a button that is not shown any more',
      file: 'message-callback-markup-real.json',
      expect: [
        messageReceived({
          ...{ externalId: 'press:CALLBACK_ID_REDACTED:1739184000000', sender: USER, text: 'utm_view_6', at: ms(1_739_184_000_000) },
          content: { press: { payload: 'utm_view_6', title: 'utm_view_6', onMessage: 'mid.REDACTED_ID' } },
          pressHandle: 'CALLBACK_ID_REDACTED',
        }),
      ],
    },
    {
      name: 'an edit',
      file: 'message-edited.json',
      expect: [{ type: 'message_edited', externalId: 'mid.000000000adf429c019d47b1ce4600ff', text: 'hi bot' }],
    },
    {
      name: 'a deletion',
      file: 'message-removed.json',
      expect: [{ type: 'message_revoked', externalId: 'mid.000000000adf429c019d47b1ce4600ff' }],
    },
    {
      name: 'a start, which also takes a stop back',
      file: 'bot-started.json',
      expect: [
        {
          ...{ type: 'client_reachability', client: JOHN.identities, reachable: true },
          ...{ line: 'client_unblocked_channel', at: ms(1_775_025_604_499) },
        },
        {
          ...{ type: 'conversation_started', externalId: 'start:123456789:1775025604499', client: JOHN, payload: null },
          at: ms(1_775_025_604_499),
        },
      ],
    },
    {
      name: 'a stop',
      file: 'bot-stopped.json',
      expect: [
        {
          ...{ type: 'client_reachability', client: JOHN.identities, reachable: false },
          ...{ line: 'client_blocked_channel', at: ms(1_775_025_604_499) },
        },
      ],
    },
    { name: 'the bot in a group', file: 'bot-added-to-chat.json', expect: [nothing('update bot_added')] },
    { name: 'a new member', file: 'user-added.json', expect: [nothing('update user_added')] },
    { name: 'a muted dialog', file: 'dialog-muted.json', expect: [nothing('update dialog_muted')] },
  ],
  outgoing: [
    { name: 'a text', message: aMessage({ to }), sends: [{ path: '/messages?user_id=81', json: { text: 'Simple Message' } }] },
    {
      name: 'a quote in a group, with buttons',
      message: aMessage({ to: [{ kind: 'chat', value: '-7' }], quotes: 'mid.7', buttons: rows(1) }),
      sends: [
        {
          path: '/messages?chat_id=-7',
          json: {
            text: 'Simple Message',
            attachments: [{ type: 'inline_keyboard', payload: { buttons: [[{ type: 'callback', text: 'ROW1', payload: '0' }]] } }],
            link: { type: 'reply', mid: 'mid.7' },
          },
        },
      ],
    },
    {
      name: 'a place',
      message: aMessage({ to, text: null, location: { latitude: 55.75, longitude: 37.62, name: 'Office' } }),
      sends: [
        { path: '/messages?user_id=81', json: { text: 'Office', attachments: [{ type: 'location', latitude: 55.75, longitude: 37.62 }] } },
      ],
    },
    {
      name: 'a voice note, once it is ready',
      message: file('voice', 'audio/ogg'),
      answers: [
        ({ headers }) => ({ status: 200, json: { url: `http://${headers.host}/upload`, token: 'token of the sound' } }),
        { status: 200, bytes: Buffer.from('<retval>1</retval>') },
        answer(400, 'api-error-attachment-not-ready.json'),
        accepted,
      ],
      sends: [
        { path: '/uploads?type=audio' },
        { path: '/upload', form: { data: 'a.bin (audio/ogg)' } },
        {
          path: '/messages?user_id=81',
          json: { text: 'Look', attachments: [{ type: 'audio', payload: { token: 'token of the sound' } }] },
        },
        {
          path: '/messages?user_id=81',
          json: { text: 'Look', attachments: [{ type: 'audio', payload: { token: 'token of the sound' } }] },
        },
      ],
    },
    {
      name: 'a picture',
      message: file('image', 'image/png'),
      answers: [
        ({ headers }) => ({ status: 200, json: { url: `http://${headers.host}/upload` } }),
        { status: 200, json: { photos: { a: { token: 'token of the picture' } } } },
        accepted,
      ],
      sends: [
        { path: '/uploads?type=image' },
        { path: '/upload', form: { data: 'a.bin (image/png)' } },
        {
          path: '/messages?user_id=81',
          json: { text: 'Look', attachments: [{ type: 'image', payload: { photos: { a: { token: 'token of the picture' } } } }] },
        },
      ],
    },
  ],
  refusals: [
    { name: 'a revoked token', answer: answer(401, 'api-error-token.json'), becomes: { kind: 'channel_broken', reason: 'token_invalid' } },
    {
      name: 'too many messages',
      answer: { status: 429, json: { code: 'too.many.requests', message: '' } },
      becomes: { kind: 'throttled' },
    },
    {
      name: 'a client who stopped the bot',
      answer: { status: 403, json: { code: 'chat.denied', message: '' } },
      becomes: { kind: 'client_unreachable' },
    },
    { name: 'an outage', answer: { status: 503, json: { code: 'service.unavailable' } }, becomes: { kind: 'retryable' } },
    { name: 'a lost answer', answer: 'reset', becomes: { kind: 'unknown' } },
    { name: 'an answer without a message', answer: { status: 200, json: {} }, becomes: { kind: 'unknown', code: 'unreadable_answer' } },
  ],
});
