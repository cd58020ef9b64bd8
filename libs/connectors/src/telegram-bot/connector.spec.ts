import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { aMessage, anAttachment, rows } from '../testing/a-message.factory.js';
import { connectorSpec, type ExpectedCall, type OutgoingCase, type RefusalCase } from '../testing/connector-spec.js';
import { changeCases } from './cases/changes.cases.js';
import { contentCases } from './cases/contents.cases.js';
import { mediaCases } from './cases/media.cases.js';
import { telegramBot } from './connector.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

const channelAt = (origin: string): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'telegram-bot', key: 'test' },
  settings: { base_url: origin },
  secrets: { bot_token: TOKEN, webhook_secret: 'the webhook secret' },
});

const answer = (status: number, file: string): RefusalCase['answer'] => ({
  status,
  json: JSON.parse(readFileSync(join(fixtures, file), 'utf8')),
});
const words = (description: string, status = 400): RefusalCase['answer'] => ({
  status,
  json: { ok: false, error_code: status, description },
});

const to = [{ kind: 'user_id', value: '81' }];
const calls = (method: string, json: unknown): ExpectedCall[] => [{ path: `/bot${TOKEN}/${method}`, json }];
const form = (method: string, fields: Record<string, string>): ExpectedCall[] => [{ path: `/bot${TOKEN}/${method}`, form: fields }];
const message = (parts: Parameters<typeof aMessage>[0]): ReturnType<typeof aMessage> => aMessage({ to, ...parts });
const file = (...[kind, mime, parts]: Parameters<typeof anAttachment>): OutgoingCase['message'] =>
  message({ text: null, attachment: anAttachment(kind, mime, { name: 'a.bin', ...parts }) });

const outgoing: OutgoingCase[] = [
  { name: 'a text', message: message({}), sends: calls('sendMessage', { chat_id: '81', text: 'Simple Message' }) },
  {
    name: 'a text to a group',
    message: message({ to: [{ kind: 'chat', value: '-1001' }] }),
    sends: calls('sendMessage', { chat_id: '-1001', text: 'Simple Message' }),
  },
  {
    name: 'an answer in the name of the personal account',
    message: message({ to: [{ kind: 'business_chat', value: 'c81:23' }], quotes: 'c81:23:7' }),
    sends: calls('sendMessage', {
      ...{ chat_id: '23', business_connection_id: 'c81', text: 'Simple Message' },
      reply_parameters: { message_id: 7, allow_sending_without_reply: true },
    }),
  },
  {
    name: 'buttons, one a row, links among them; a phone is a line of the text',
    message: message({
      buttons: [...rows(2), { type: 'url', text: 'Shop', url: 'https://shop.example' }, { type: 'phone', text: 'Call', payload: '+1555' }],
    }),
    sends: calls('sendMessage', {
      ...{ chat_id: '81', text: 'Simple Message\n\nCall: +1555' },
      reply_markup: {
        inline_keyboard: [
          [{ text: 'ROW1', callback_data: '0' }],
          [{ text: 'ROW2', callback_data: '1' }],
          [{ text: 'Shop', url: 'https://shop.example' }],
        ],
      },
    }),
  },
  {
    name: 'a picture with a caption',
    message: message({ text: 'Look', attachment: anAttachment('image', 'image/png', { name: 'a.png' }) }),
    sends: form('sendPhoto', { chat_id: '81', caption: 'Look', photo: 'a.png (image/png)' }),
  },
  {
    name: 'a voice note with its length',
    message: file('voice', 'audio/ogg; codecs=opus', { durationSeconds: 4.6 }),
    sends: form('sendVoice', { chat_id: '81', duration: '5', voice: 'a.bin (audio/ogg; codecs=opus)' }),
  },
  { name: 'a film', message: file('video', 'video/mp4'), sends: form('sendVideo', { chat_id: '81', video: 'a.bin (video/mp4)' }) },
  { name: 'music', message: file('audio', 'audio/mpeg'), sends: form('sendAudio', { chat_id: '81', audio: 'a.bin (audio/mpeg)' }) },
  {
    name: 'a sticker',
    message: file('sticker', 'image/webp'),
    sends: form('sendSticker', { chat_id: '81', sticker: 'a.bin (image/webp)' }),
  },
  {
    name: 'a document',
    message: file('document', 'application/pdf'),
    sends: form('sendDocument', { chat_id: '81', document: 'a.bin (application/pdf)' }),
  },
  {
    name: 'a picture that Telegram would not show goes as a document',
    message: file('image', 'image/tiff'),
    sends: form('sendDocument', { chat_id: '81', document: 'a.bin (image/tiff)' }),
  },
  {
    name: 'a place',
    message: message({ text: null, location: { latitude: 55.75, longitude: 37.62 } }),
    sends: calls('sendLocation', { chat_id: '81', latitude: 55.75, longitude: 37.62 }),
  },
  {
    name: 'a place with a name',
    message: message({ text: null, location: { latitude: 55.75, longitude: 37.62, name: 'Office', address: 'Tverskaya 1' } }),
    sends: calls('sendVenue', { chat_id: '81', latitude: 55.75, longitude: 37.62, title: 'Office', address: 'Tverskaya 1' }),
  },
  {
    name: 'a contact',
    message: message({ text: null, contacts: [{ name: 'Ann', phones: [{ phone: '+15550001' }] }] }),
    sends: calls('sendContact', { chat_id: '81', phone_number: '+15550001', first_name: 'Ann' }),
  },
  {
    name: 'a message to a group that has moved goes once more, to the new one',
    message: message({ to: [{ kind: 'chat', value: '-5' }] }),
    answers: [
      {
        status: 400,
        json: {
          ok: false,
          error_code: 400,
          description: 'Bad Request: group chat was upgraded',
          parameters: { migrate_to_chat_id: -1005 },
        },
      },
      { status: 200, json: { ok: true, result: { message_id: 1 } } },
    ],
    sends: [
      ...calls('sendMessage', { chat_id: '-5', text: 'Simple Message' }),
      ...calls('sendMessage', { chat_id: '-1005', text: 'Simple Message' }),
    ],
  },
];

const refusals: RefusalCase[] = [
  {
    name: 'the limit of messages tells how long to wait',
    answer: answer(429, 'api-error-429.json'),
    becomes: { kind: 'throttled', code: '429', reason: 'too_many_messages', retryAfterSeconds: 30, mayRetry: true },
  },
  {
    name: 'a client who blocked the bot',
    answer: answer(403, 'api-error-403-blocked.json'),
    becomes: { kind: 'client_unreachable', code: '403', reason: 'client_unreachable', mayRetry: false },
  },
  { name: 'a chat that is not there', answer: words('Bad Request: chat not found'), becomes: { kind: 'client_unreachable' } },
  { name: 'a revoked token', answer: words('Unauthorized', 401), becomes: { kind: 'channel_broken', reason: 'token_invalid' } },
  { name: 'a bot that is gone', answer: words('Not Found', 404), becomes: { kind: 'channel_broken', reason: 'token_invalid' } },
  {
    name: 'a second poller',
    answer: answer(409, 'api-error-409-conflict.json'),
    becomes: { kind: 'channel_broken', reason: 'polled_elsewhere' },
  },
  {
    name: 'a file that is too large',
    answer: words('Request Entity Too Large', 413),
    becomes: { kind: 'message_invalid', reason: 'file_too_large' },
  },
  { name: 'an outage passes', answer: words('Internal Server Error', 500), becomes: { kind: 'retryable', mayRetry: true } },
  {
    name: 'a gateway that gave up may have passed the message on',
    answer: { status: 502, bytes: Buffer.from('<html>') },
    becomes: { kind: 'unknown', code: 'http_502', mayRetry: false },
  },
  { name: 'a broken connection leaves it open', answer: 'reset', becomes: { kind: 'unknown', code: 'reset', mayRetry: false } },
  {
    name: 'an answer without a message leaves it open',
    answer: { status: 200, json: { ok: true, result: true } },
    becomes: { kind: 'unknown', code: 'unreadable_answer' },
  },
  {
    name: 'an unknown refusal is final, told without the token',
    answer: words(`Bad Request: something about ${TOKEN}`),
    becomes: { kind: 'rejected', reason: 'provider_refused', detail: 'Bad Request: something about ***' },
  },
];

connectorSpec(telegramBot, {
  fixtures,
  channelOf: () => channelAt('http://127.0.0.1'),
  channelAt,
  webhooks: (name) => name.endsWith('.json') && !name.startsWith('api-'),
  ours: () => ({}),
  accepted: answer(200, 'api-send-ok.json'),
  incoming: [...contentCases, ...mediaCases, ...changeCases],
  outgoing,
  refusals,
});
