import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { aMessage, rows } from '../testing/a-message.factory.js';
import { connectorSpec, webhook } from '../testing/connector-spec.js';
import { messageReceived, person } from '../testing/expected-events.js';
import { tamtam } from './connector.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const channelAt = (origin: string): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'tamtam', key: 'test', settings: { base_url: origin } },
  secrets: { access_token: 'the-access-token' },
});
const IVAN = person(
  [
    { kind: 'user_id', value: '111' },
    { kind: 'dialog', value: '222' },
  ],
  { name: 'Иван' },
);
const BORIS = person(
  [
    { kind: 'user_id', value: '1234567890' },
    { kind: 'dialog', value: '1234567890' },
  ],
  { name: 'Boris', username: 'borisd84' },
);
const at = new Date(1_711_000_000_000);
const startedAt = new Date(1_573_226_679_000);

connectorSpec(tamtam, {
  fixtures,
  channelOf: () => channelAt('http://127.0.0.1'),
  channelAt,
  webhooks: (name) => name.endsWith('.json') && !name.startsWith('api-'),
  ours: () => ({}),
  accepted: { status: 200, json: { message: { body: { mid: 'mid.1' } } } },
  incoming: [
    {
      name: 'a text',
      file: 'message-created.json',
      expect: [messageReceived({ externalId: 'mid_12345', sender: IVAN, text: 'Привет', at })],
    },
    {
      name: 'a press',
      file: 'message-callback.json',
      expect: [
        messageReceived({
          ...{ externalId: 'press:cb_1:1711000000000', sender: IVAN, text: 'action', at, pressHandle: 'cb_1' },
          content: { press: { payload: 'action', title: 'action', onMessage: 'mid_12345' } },
        }),
      ],
    },
    {
      name: 'a start by a link',
      file: 'bot-started-payload.json',
      expect: [
        { type: 'client_reachability', client: BORIS.identities, reachable: true, line: 'client_unblocked_channel', at: startedAt },
        {
          ...{ type: 'conversation_started', externalId: 'start:1234567890:1573226679188', client: BORIS },
          ...{ payload: 'any data meaningful to bot', at: startedAt },
        },
      ],
    },
  ],
  outgoing: [
    {
      name: 'buttons, the token in the address',
      message: aMessage({ to: IVAN.identities, buttons: rows(1) }),
      sends: [
        {
          path: '/messages?user_id=111&access_token=the-access-token',
          json: {
            text: 'Simple Message',
            attachments: [{ type: 'inline_keyboard', payload: { buttons: [[{ type: 'callback', text: 'ROW1', payload: '0' }]] } }],
          },
        },
      ],
    },
  ],
  refusals: [
    {
      name: 'a wrong token, told by 403',
      answer: { status: 403, json: JSON.parse(readFileSync(join(fixtures, 'api-error-token.json'), 'utf8')) },
      becomes: { kind: 'channel_broken', reason: 'token_invalid' },
    },
  ],
});

it('nobody signs: the address is the secret, and the word in it when one is set', () => {
  const channel = channelAt('http://127.0.0.1');
  const call = (secret?: string) => ({ ...webhook(Buffer.from('{}')), query: { secret } });
  expect(tamtam.verify(call(), channel)).toBe(true);
  const guarded = { ...channel, secrets: { ...channel.secrets, webhook_secret: 'word' } };
  expect([call('word'), call('other'), call()].map((request) => tamtam.verify(request, guarded))).toEqual([true, false, false]);
});
