import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { asObject } from '../json/reading.js';
import { aMessage, rows, toUser } from '../testing/a-message.factory.js';
import { connectorSpec, type RefusalCase } from '../testing/connector-spec.js';
import { changeCases } from './cases/changes.cases.js';
import { mediaCases } from './cases/media.cases.js';
import { phoneAppCases } from './cases/phone-app.cases.js';
import { pressCases } from './cases/presses.cases.js';
import { textCases } from './cases/texts.cases.js';
import { whatsappCloud } from './connector.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const secrets = { access_token: 'EAAG-test-token', app_secret: 'test-app-secret', verify_token: 'test-verify-token' };

const channel = (settings: Record<string, string>): ConnectedChannel => ({
  id: 1,
  companyId: 1,
  transport: 'whatsapp-cloud',
  key: 'test',
  settings,
  secrets,
});

/** The number and account that the fixture names. */
function channelOf(body: unknown): ConnectedChannel {
  const entry = asObject((asObject(body).entry as unknown[])[0]);
  const value = asObject(asObject((entry.changes as unknown[])[0]).value);
  const phoneNumberId = asObject(value.metadata).phone_number_id ?? 'another number';
  return channel({ phone_number_id: String(phoneNumberId), waba_id: String(entry.id ?? 'another account') });
}

const answer = (status: number, file: string): RefusalCase['answer'] => ({
  status,
  json: JSON.parse(readFileSync(join(fixtures, file), 'utf8')),
});

const refusals: RefusalCase[] = [
  {
    name: 'a revoked token breaks the channel',
    answer: answer(401, 'api-error-190-expired.json'),
    becomes: { kind: 'channel_broken', code: '190', reason: 'token_invalid', mayRetry: false, detail: 'Invalid OAuth access token' },
  },
  {
    name: 'the limit of the app passes',
    answer: answer(429, 'api-error-4-transient.json'),
    becomes: { kind: 'throttled', code: '4', reason: 'too_many_messages', mayRetry: true },
  },
  {
    name: 'the limit of the number passes',
    answer: answer(403, 'api-error-rate-130429.json'),
    becomes: { kind: 'throttled', code: '130429', reason: 'too_many_messages', mayRetry: true },
  },
  {
    name: 'the limit for one client passes',
    answer: answer(403, 'api-error-pair-rate-131056.json'),
    becomes: { kind: 'throttled', code: '131056', reason: 'too_many_to_this_client', retryAfterSeconds: null, mayRetry: true },
  },
  {
    name: 'a block for policy violations breaks the channel',
    answer: answer(403, 'api-error-policy-368.json'),
    becomes: { kind: 'channel_broken', code: '368', reason: 'policy_block', mayRetry: false },
  },
  {
    name: 'a template that is not there is final',
    answer: answer(404, 'api-error-template-not-found.json'),
    becomes: { kind: 'rejected', code: '132000', reason: 'template_parameters', mayRetry: false },
  },
  {
    name: 'the provider names the pause',
    answer: { status: 429, headers: { 'retry-after': '17' } },
    becomes: { kind: 'throttled', code: 'http_429', retryAfterSeconds: 17 },
  },
  {
    name: 'after 24 hours only a template goes',
    answer: { status: 400, json: { error: { code: 131047, message: 'Re-engagement message' } } },
    becomes: { kind: 'window_closed', reason: 'window_closed', mayRetry: false },
  },
  {
    name: 'an outage passes',
    answer: { status: 503, bytes: Buffer.from('<html>Service Unavailable</html>') },
    becomes: { kind: 'retryable', code: 'http_503', mayRetry: true },
  },
  {
    name: 'a gateway that gave up may have passed the message on',
    answer: { status: 504, bytes: Buffer.from('Gateway Timeout') },
    becomes: { kind: 'unknown', code: 'http_504', mayRetry: false },
  },
  {
    name: 'an unknown code that calls itself transient passes',
    answer: { status: 400, json: { error: { code: 987654, is_transient: true } } },
    becomes: { kind: 'retryable', code: '987654' },
  },
  {
    name: 'an unknown refusal is final',
    answer: { status: 400, json: { error: { code: 987654, message: 'Something else' } } },
    becomes: { kind: 'rejected', code: '987654', reason: 'provider_refused', detail: 'Something else' },
  },
  { name: 'a broken connection leaves it open', answer: 'reset', becomes: { kind: 'unknown', code: 'reset', mayRetry: false } },
  {
    name: 'an answer without an id leaves it open',
    answer: { status: 200, json: { success: true } },
    becomes: { kind: 'unknown', code: 'unreadable_answer', mayRetry: false },
  },
  {
    name: 'a complaint that quotes the token is told without it',
    answer: { status: 400, json: { error: { code: 100, message: `Bad token ${secrets.access_token}` } } },
    becomes: { kind: 'message_invalid', detail: 'Bad token ***' },
  },
];

connectorSpec(whatsappCloud, {
  fixtures,
  channelOf,
  channelAt: (origin) => channel({ phone_number_id: '100000000000001', base_url: `${origin}/v25.0` }),
  webhooks: (file) => file.endsWith('.json') && !file.startsWith('api-'),
  ours: (message) => ({ biz_opaque_callback_data: message.id }),
  accepted: { status: 200, json: { messages: [{ id: 'wamid.accepted' }] } },
  incoming: [...textCases, ...mediaCases, ...pressCases, ...changeCases, ...phoneAppCases],
  outgoing: [
    { name: 'a text to a client without a phone', message: aMessage({ to: toUser('US.1234') }), sends: 'api-send-request-text-bsuid.json' },
    {
      name: 'three buttons',
      message: aMessage({ text: 'Interactive Button Msg', buttons: rows(3) }),
      sends: 'api-send-request-buttons-3.json',
    },
    {
      name: 'four buttons are a list',
      message: aMessage({ text: 'Interactive List Msg', buttons: rows(4, { 2: { description: 'Third description' } }) }),
      sends: 'api-send-request-list-4.json',
    },
  ],
  refusals,
});
