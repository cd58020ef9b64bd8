import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { aMessage } from '../testing/a-message.factory.js';
import { connectorSpec, webhook, type RefusalCase } from '../testing/connector-spec.js';
import { webhookCases } from './cases/webhooks.cases.js';
import { whatsapp360dialog } from './connector.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const secrets = { api_key: 'test_api_key_AK', webhook_secret: 'webhook-secret' };
const channel = (settings: Record<string, string> = {}): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'whatsapp-360dialog', key: 'test' },
  ...{ settings, secrets },
});

const answer = (status: number, file: string): RefusalCase['answer'] => ({
  status,
  json: JSON.parse(readFileSync(join(fixtures, file), 'utf8')) as unknown,
});

const refusals: RefusalCase[] = [
  {
    name: "360dialog's own envelope, with nothing in it",
    answer: answer(400, 'api-error-meta-false.json'),
    becomes: { kind: 'rejected', code: 'http_400', reason: 'provider_refused', detail: null, mayRetry: false },
  },
  {
    name: 'a refusal that calls itself a success',
    answer: answer(200, 'api-error-meta-false.json'),
    becomes: { kind: 'rejected', reason: 'provider_refused', mayRetry: false },
  },
  {
    name: 'a wrong key',
    answer: { status: 401, json: { meta: { success: false, http_code: 401, developer_message: 'Invalid api key' } } },
    becomes: { kind: 'channel_broken', reason: 'token_invalid', detail: 'Invalid api key' },
  },
  {
    name: 'the limit, as 360dialog tells it',
    answer: { status: 429, json: { meta: { success: false, developer_message: 'Rate limit hit' } }, headers: { 'retry-after': '3' } },
    becomes: { kind: 'throttled', reason: 'too_many_messages', retryAfterSeconds: 3, mayRetry: true },
  },
  { name: 'the same by 503', answer: { status: 503 }, becomes: { kind: 'retryable', mayRetry: true } },
  {
    name: "Meta's words, passed on",
    answer: { status: 400, json: { error: { code: 131047, message: 'Re-engagement message' } } },
    becomes: { kind: 'window_closed', code: '131047', detail: 'Re-engagement message' },
  },
  {
    name: 'a file that was not taken',
    answer: answer(400, 'api-error-media-131053.json'),
    becomes: { kind: 'rejected', code: '131053', reason: 'media_not_accepted' },
  },
  { name: 'a broken connection leaves it open', answer: 'reset', becomes: { kind: 'unknown', mayRetry: false } },
  {
    name: 'a complaint that quotes the key is told without it',
    answer: { status: 400, json: { meta: { success: false, developer_message: `Bad key ${secrets.api_key}` } } },
    becomes: { kind: 'rejected', detail: 'Bad key ***' },
  },
];

connectorSpec(whatsapp360dialog, {
  fixtures,
  channelOf: () => channel(),
  channelAt: (origin) => channel({ base_url: origin }),
  webhooks: (file) => file.endsWith('.json') && !file.startsWith('api-'),
  ours: (message) => ({ biz_opaque_callback_data: message.id }),
  accepted: answer(200, 'api-send-ok-minimal.json'),
  incoming: webhookCases,
  outgoing: [{ name: 'a text, with the answer of one id', message: aMessage(), sends: 'api-send-request-text.json' }],
  refusals,
});

describe('who may call', () => {
  const request = (headers: Record<string, string>, query: Record<string, string> = {}) => ({
    ...webhook(Buffer.from('{}'), headers),
    query,
  });

  it.each([
    ['with our header', request({ 'x-deskwire-secret': 'webhook-secret' }), true],
    ['with our secret in the address, as partners are called', request({}, { secret: 'webhook-secret' }), true],
    ['with another secret', request({ 'x-deskwire-secret': 'webhook-secre' }), false],
    ['with none', request({}), false],
  ])('%s', (_name, raw, taken) => {
    expect(whatsapp360dialog.verify(raw, channel())).toBe(taken);
  });

  it('nobody, while the channel has no secret', () => {
    const bare = { ...channel(), secrets: { api_key: 'k' } };
    expect(whatsapp360dialog.verify(request({ 'x-deskwire-secret': '' }, { secret: '' }), bare)).toBe(false);
  });
});

describe('what comes to the webhook of the partner', () => {
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
  const parse = (body: unknown, settings = {}) => whatsapp360dialog.parse(webhook(Buffer.from(JSON.stringify(body))), channel(settings));

  it('a piece of the history, with its place in it', () => {
    const message = { from: '16505551234', id: 'wamid.1', timestamp: '1739230955', type: 'text', text: { body: 'Hi' } };
    const chunk = { metadata: { phase: 1, chunk_order: 2, progress: 60 }, threads: [{ id: '16505551234', messages: [message] }] };
    const parsed = parse({ id: 'e1', event: 'history', data: { messaging_product: 'whatsapp', metadata, history: [chunk] } });
    expect(parsed.history).toEqual({ phase: 1, order: 2, progress: 60 });
    expect(parsed.events).toMatchObject([{ type: 'message_imported', direction: 'from_client', text: 'Hi', externalId: 'wamid.1' }]);
  });

  it('a name of the address book', () => {
    const contact = { full_name: 'Pablo Morales', phone_number: '16505551234' };
    const parsed = parse({ id: 'e2', event: 'smb_app_state_sync', data: { metadata, state_sync: [{ contact, action: 'add' }] } });
    expect(parsed.events).toMatchObject([{ type: 'client_named', client: { name: 'Pablo Morales' } }]);
  });

  it('what is for another number of the partner is not taken by a channel that knows its own', () => {
    const body = { id: 'e3', event: 'history', data: { metadata, history: [] } };
    expect(parse(body, { phone_number_id: '7' })).toEqual({ events: [], notServed: ['106540352242922'] });
  });

  it('other news is acknowledged and left alone, and what is no webhook is not', () => {
    expect(parse({ id: 'e4', event: 'phone_number_quality', data: {} }).events).toMatchObject([{ type: 'ignored' }]);
    expect(() => parse({ id: 'e5' })).toThrow('no webhook of 360dialog');
  });
});
