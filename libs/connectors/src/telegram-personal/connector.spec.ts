import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { aMessage, anAttachment, rows, toUser } from '../testing/a-message.factory.js';
import { connectorSpec, type ExpectedCall, type OutgoingCase, type RefusalCase } from '../testing/connector-spec.js';
import { capturedCases } from './cases/captured.cases.js';
import { telegramPersonal } from './connector.js';

const PATH = '/channels/telegram-personal/test';
const channelAt = (origin: string): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'telegram-personal', key: 'test' },
  settings: { base_url: origin, api_id: '1' },
  secrets: { api_hash: 'the api hash', gateway_secret: 'the gateway secret' },
});

const message = (parts: Parameters<typeof aMessage>[0]): ReturnType<typeof aMessage> => aMessage({ to: toUser('11'), ...parts });
const bare = { id: '9001', to: '11', text: 'Simple Message', file: null, location: null, contacts: [], quotes: null };
const sends = (json: object): ExpectedCall[] => [{ path: `${PATH}/send`, json: { ...bare, ...json } }];
const waveform = [0, 128, 255];

const outgoing: OutgoingCase[] = [
  { name: 'a text', message: message({}), sends: sends({}) },
  { name: 'an answer', message: message({ quotes: '5' }), sends: sends({ quotes: '5' }) },
  { name: 'a text to a group', message: message({ to: [{ kind: 'chat', value: '-1005' }] }), sends: sends({ to: '-1005' }) },
  {
    name: 'buttons become numbered lines',
    message: message({ buttons: rows(2) }),
    sends: sends({ text: 'Simple Message\n\n1. ROW1\n2. ROW2' }),
  },
  {
    name: 'a voice note: the file first, then the message',
    message: message({
      text: null,
      attachment: anAttachment('voice', 'audio/ogg', { name: 'voice.ogg', durationSeconds: 4, waveform }),
    }),
    answers: [
      { status: 200, json: { id: 'f1' } },
      { status: 200, json: { id: '24' } },
    ],
    sends: [
      { path: `${PATH}/files`, form: { file: 'voice.ogg (audio/ogg)' } },
      ...sends({ text: null, file: { id: 'f1', kind: 'voice', name: 'voice.ogg', mime: 'audio/ogg', durationSeconds: 4, waveform } }),
    ],
  },
  {
    name: 'a place',
    message: message({ text: null, location: { latitude: 1, longitude: 2 } }),
    sends: sends({ text: null, location: { latitude: 1, longitude: 2 } }),
  },
];

const refused = (status: number, code: string, more: object = {}): RefusalCase['answer'] => ({
  status,
  json: { error: { code, ...more } },
});

const refusals: RefusalCase[] = [
  {
    name: 'a flood wait is waited out',
    answer: refused(420, 'FLOOD_WAIT_33', { retryAfterSeconds: 33 }),
    becomes: { kind: 'throttled', reason: 'too_many_messages', retryAfterSeconds: 33, mayRetry: true },
  },
  { name: 'too much to strangers', answer: refused(400, 'PEER_FLOOD'), becomes: { kind: 'rejected', reason: 'spam_limit' } },
  { name: 'a client who blocked us', answer: refused(400, 'USER_IS_BLOCKED'), becomes: { kind: 'client_unreachable' } },
  { name: 'a client who is gone', answer: refused(400, 'INPUT_USER_DEACTIVATED'), becomes: { kind: 'client_unreachable' } },
  { name: 'a client whom we block', answer: refused(400, 'YOU_BLOCKED_USER'), becomes: { reason: 'we_blocked_client' } },
  { name: 'only for Premium', answer: refused(403, 'PRIVACY_PREMIUM_REQUIRED'), becomes: { reason: 'privacy_premium' } },
  {
    name: 'a session that is gone',
    answer: refused(401, 'AUTH_KEY_UNREGISTERED'),
    becomes: { kind: 'channel_broken', reason: 'signed_out' },
  },
  { name: 'a banned number', answer: refused(401, 'USER_DEACTIVATED_BAN'), becomes: { kind: 'channel_broken', reason: 'account_banned' } },
  { name: 'nobody signed in yet', answer: refused(409, 'signed_out'), becomes: { kind: 'channel_broken', reason: 'signed_out' } },
  { name: 'the session comes back by itself', answer: refused(503, 'connecting'), becomes: { kind: 'retryable', mayRetry: true } },
  { name: 'another secret', answer: refused(401, 'unauthorized'), becomes: { kind: 'channel_broken', reason: 'token_invalid' } },
  { name: 'the gateway lost the answer', answer: refused(502, 'answer_lost'), becomes: { kind: 'unknown', mayRetry: false } },
  { name: 'an unknown code', answer: refused(400, 'SOMETHING_NEW'), becomes: { kind: 'rejected', reason: 'provider_refused' } },
  { name: 'no answer', answer: 'reset', becomes: { kind: 'unknown', reason: 'no_answer' } },
];

connectorSpec(telegramPersonal, {
  fixtures: join(import.meta.dirname, 'fixtures'),
  channelOf: () => channelAt('http://127.0.0.1:9'),
  channelAt,
  webhooks: (file) => file.endsWith('.json'),
  ours: () => ({}),
  accepted: { status: 200, json: { id: '24' } },
  incoming: capturedCases,
  outgoing,
  refusals,
});
