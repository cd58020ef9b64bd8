import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { asObject, asText } from '../json/reading.js';
import { aMessage, anAttachment, rows, toUser } from '../testing/a-message.factory.js';
import { connectorSpec, type ExpectedCall, type RefusalCase } from '../testing/connector-spec.js';
import { eventCases } from './cases/events.cases.js';
import { messageCases } from './cases/messages.cases.js';
import { partnerCases } from './cases/partner.cases.js';
import { pressCases } from './cases/presses.cases.js';
import { whatsappGupshup } from './connector.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const answerIn = (file: string): unknown => JSON.parse(readFileSync(join(fixtures, file), 'utf8'));

const channel = (settings: Record<string, string>): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'whatsapp-gupshup', key: 'test' },
  settings: { app_id: 'app-1', app_name: 'MyShop', source_number: '+91 91473 70292', ...settings },
  secrets: { api_key: 'test-api-key', app_token: 'sk_test-app-token', webhook_secret: 'test-webhook-secret' },
});

const channelOf = (body: unknown): ConnectedChannel =>
  channel({ app_name: asText(asObject(body).app) ?? 'MyShop', app_id: asText(asObject(body).gs_app_id) ?? 'app-1' });

const link = 'https://chat.example.com/v1/files/pass/file';
const fileAt = (...[kind, mime, parts]: Parameters<typeof anAttachment>) => anAttachment(kind, mime, { publicUrl: link, ...parts });

/** The one form of version 2, whose parts are JSON. */
const sends = (message: unknown, more: Record<string, string> = {}, path = '/wa/api/v1/msg'): ExpectedCall[] => [
  {
    path,
    form: {
      ...{ channel: 'whatsapp', source: '919147370292', destination: '250788123123', 'src.name': 'MyShop' },
      ...(message === null ? {} : { message: JSON.stringify(message) }),
      ...more,
    },
  },
];

const option = (index: number) => ({ type: 'text', title: `ROW${index + 1}`, postbackText: String(index) });
const template = { name: 'order', language: 'en', externalId: '2f826c4a', header: [], body: [], buttons: [] };

const selfServeRefusals: RefusalCase[] = [
  {
    name: 'a wrong key breaks the channel',
    answer: { status: 401, json: answerIn('api-error-401.json') },
    becomes: { kind: 'channel_broken', code: 'http_401', reason: 'token_invalid', mayRetry: false, detail: 'Authentication Failed' },
  },
  {
    name: 'an app that is none breaks the channel',
    answer: { status: 400, json: { status: 'error', message: 'Invalid App Details' } },
    becomes: { kind: 'channel_broken', reason: 'app_unknown' },
  },
  {
    name: 'a number that is none',
    answer: { status: 400, json: { status: 'error', message: 'Invalid Destination' } },
    becomes: { kind: 'client_unreachable', reason: 'client_unreachable', mayRetry: false },
  },
  {
    name: 'an error under a status that says all is well',
    answer: { status: 200, json: { status: 'error', message: 'Please check your wallet balance' } },
    becomes: { kind: 'channel_broken', reason: 'payment_needed' },
  },
  {
    name: 'a limit passes',
    answer: { status: 429, json: { status: 'error', message: 'Too Many Requests' } },
    becomes: { kind: 'throttled', reason: 'too_many_messages', mayRetry: true, retryAfterSeconds: null },
  },
  {
    name: 'a limit whose end is named',
    answer: { status: 429, headers: { 'x-rate-limit-retry-after-seconds': '41' } },
    becomes: { kind: 'throttled', retryAfterSeconds: 41 },
  },
  {
    name: 'a code of its own counts more than the words',
    answer: { status: 400, json: { status: 'error', code: 4005, message: 'whatever' } },
    becomes: { kind: 'rejected', code: '4005', reason: 'template_paused' },
  },
  {
    name: "Meta's complaint, passed on as text",
    answer: {
      status: 400,
      json: { status: 'error', message: JSON.stringify({ error: { code: 131047, message: 'Re-engagement message' } }) },
    },
    becomes: { kind: 'window_closed', code: '131047', reason: 'window_closed', detail: 'Re-engagement message' },
  },
  {
    name: 'an outage passes',
    answer: { status: 503, bytes: Buffer.from('<html>Service Unavailable</html>') },
    becomes: { kind: 'retryable', code: 'http_503', mayRetry: true },
  },
  {
    name: 'a gateway that gave up may have passed the message on',
    answer: { status: 504, bytes: Buffer.from('Gateway Timeout') },
    becomes: { kind: 'unknown', mayRetry: false },
  },
  { name: 'a broken connection leaves it open', answer: 'reset', becomes: { kind: 'unknown', code: 'reset', mayRetry: false } },
  {
    name: 'an answer without an id leaves it open',
    answer: { status: 202, json: { status: 'submitted' } },
    becomes: { kind: 'unknown', code: 'unreadable_answer' },
  },
  {
    name: 'a complaint that quotes the key is told without it',
    answer: { status: 400, json: { status: 'error', message: 'Bad request by test-api-key' } },
    becomes: { kind: 'rejected', reason: 'provider_refused', detail: 'Bad request by ***' },
  },
];

describe('self-serve', () =>
  connectorSpec(whatsappGupshup, {
    fixtures,
    channelOf,
    channelAt: (origin) => channel({ api: 'self_serve', base_url: origin }),
    webhooks: (file) => file.endsWith('.json') && !file.startsWith('api-'),
    ours: () => ({}),
    accepted: { status: 202, json: answerIn('api-send-ok.json') },
    incoming: [...messageCases, ...pressCases, ...eventCases, ...partnerCases],
    outgoing: [
      {
        name: 'a text',
        message: aMessage(),
        sends: sends({ type: 'text', text: 'Simple Message', previewUrl: false }),
      },
      {
        name: 'an answer',
        message: aMessage({ quotes: 'ABEGkZ' }),
        sends: sends({ type: 'text', text: 'Simple Message', previewUrl: false, context: { msgId: 'ABEGkZ' } }),
      },
      {
        name: 'a picture lies at our address',
        message: aMessage({ attachment: fileAt('image', 'image/png') }),
        sends: sends({ type: 'image', originalUrl: link, previewUrl: link, caption: 'Simple Message' }),
      },
      {
        name: 'a document keeps its name',
        message: aMessage({ text: null, attachment: fileAt('document', 'application/pdf', { name: 'a.pdf' }) }),
        sends: sends({ type: 'file', url: link, filename: 'a.pdf' }),
      },
      {
        name: 'a voice note is sound like any other',
        message: aMessage({ text: null, attachment: fileAt('voice', 'audio/ogg; codecs=opus') }),
        sends: sends({ type: 'audio', url: link }),
      },
      {
        name: 'three buttons',
        message: aMessage({ buttons: rows(3) }),
        sends: sends({
          ...{ type: 'quick_reply', msgid: '9001', content: { type: 'text', text: 'Simple Message' } },
          options: [option(0), option(1), option(2)],
        }),
      },
      {
        name: 'a button under a document',
        message: aMessage({ buttons: rows(1), attachment: fileAt('document', 'application/pdf', { name: 'a.pdf' }) }),
        sends: sends({
          ...{ type: 'quick_reply', msgid: '9001' },
          content: { type: 'file', url: link, filename: 'a.pdf', text: 'Simple Message' },
          options: [option(0)],
        }),
      },
      {
        name: 'four buttons are a list',
        message: aMessage({ buttons: rows(4, { 2: { description: 'Third' } }) }),
        sends: sends({
          ...{ type: 'list', title: 'Menu', body: 'Simple Message', msgid: '9001', globalButtons: [{ type: 'text', title: 'Menu' }] },
          items: [
            {
              title: 'Menu',
              options: [0, 1, 2, 3].map((index) => ({
                ...{ type: 'text', title: `ROW${index + 1}`, description: index === 2 ? 'Third' : '', postbackText: String(index) },
              })),
            },
          ],
        }),
      },
      {
        name: 'a place',
        message: aMessage({ text: null, location: { latitude: 1.5, longitude: -2, name: 'Office' } }),
        sends: sends({ type: 'location', latitude: 1.5, longitude: -2, name: 'Office' }),
      },
      {
        name: 'a contact',
        message: aMessage({ text: null, contacts: [{ name: 'Ann', phones: [{ phone: '+1 2' }] }] }),
        sends: sends({
          type: 'contact',
          contact: { name: { formatted_name: 'Ann', first_name: 'Ann' }, phones: [{ phone: '+1 2' }] },
        }),
      },
      {
        name: 'a template by its id, with a picture above and payloads in its buttons',
        message: aMessage({
          attachment: fileAt('image', 'image/png'),
          template: {
            ...template,
            header: [{ name: null, value: 'Hello' }],
            body: [{ name: 'one', value: 'Ann' }],
            buttons: [
              { index: 2, kind: 'url', value: 'a/b' },
              { index: 0, kind: 'quick_reply', value: 'yes' },
            ],
          },
        }),
        sends: sends(
          { type: 'image', image: { link } },
          {
            template: JSON.stringify({ id: '2f826c4a', params: ['Hello', 'Ann', 'a/b'] }),
            postbackTexts: JSON.stringify([{ index: 0, text: 'yes' }]),
          },
          '/wa/api/v1/template/msg',
        ),
      },
      {
        name: 'a template with nothing in it',
        message: aMessage({ template }),
        sends: sends(null, { template: JSON.stringify({ id: '2f826c4a', params: [] }) }, '/wa/api/v1/template/msg'),
      },
    ],
    refusals: selfServeRefusals,
  }));

const partnerPath = '/partner/app/app-1/v3/message';
const partnerAnswer = { status: 200, json: answerIn('api-v3-send-ok.json') };
const uploaded = { status: 200, json: { status: 'success', mediaId: 'media-7' } };
const head = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '250788123123' };

describe('partner', () =>
  connectorSpec(whatsappGupshup, {
    fixtures,
    channelOf,
    channelAt: (origin) => channel({ api: 'partner', base_url: origin }),
    webhooks: (file) => file.startsWith('v3-'),
    ours: () => ({}),
    accepted: partnerAnswer,
    incoming: partnerCases,
    outgoing: [
      {
        name: "a text to a client without a phone, in Meta's words",
        message: aMessage({ to: toUser('US.1'), quotes: 'wamid.1' }),
        sends: [
          {
            path: partnerPath,
            form: {
              ...{ messaging_product: 'whatsapp', recipient_type: 'individual', recipient: 'US.1', type: 'text' },
              text: JSON.stringify({ body: 'Simple Message', preview_url: false }),
              context: JSON.stringify({ message_id: 'wamid.1' }),
            },
          },
        ],
      },
      {
        name: 'a voice note is uploaded and says that it is one',
        message: aMessage({ text: null, attachment: anAttachment('voice', 'audio/ogg', { name: 'voice.ogg' }) }),
        answers: [uploaded, partnerAnswer],
        sends: [
          {
            path: '/partner/app/app-1/media',
            form: { file_type: 'audio/ogg; codecs=opus', file: 'voice.ogg (audio/ogg; codecs=opus)' },
          },
          { path: partnerPath, form: { ...head, type: 'audio', audio: JSON.stringify({ id: 'media-7', voice: 'true' }) } },
        ],
      },
      {
        name: 'a file that Meta did not take is uploaded once more',
        message: aMessage({ text: null, attachment: anAttachment('image', 'image/png', { name: 'a.png' }) }),
        answers: [uploaded, { status: 400, json: { error: { code: 131053 } } }, uploaded, partnerAnswer],
        sends: [1, 2].flatMap((): ExpectedCall[] => [
          { path: '/partner/app/app-1/media', form: { file_type: 'image/png', file: 'a.png (image/png)' } },
          { path: partnerPath, form: { ...head, type: 'image', image: JSON.stringify({ id: 'media-7' }) } },
        ]),
      },
    ],
    refusals: [
      {
        name: 'a token without access breaks the channel',
        answer: { status: 401, json: { status: 'error', message: 'Unauthorized Access' } },
        becomes: { kind: 'channel_broken', reason: 'token_invalid' },
      },
      {
        name: "Meta's refusal is Meta's",
        answer: { status: 400, json: { error: { code: 131026, message: 'Message undeliverable' } } },
        becomes: { kind: 'client_unreachable', code: '131026', reason: 'client_unreachable' },
      },
    ],
  }));
