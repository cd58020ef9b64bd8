import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { UnparsableBody } from '../connector.js';
import { webhook } from '../testing/connector-spec.js';
import { nothing } from '../testing/expected-events.js';
import { parse } from './parse.js';

const NUMBER = '106540352242922';
const ACCOUNT = '102290129340398';
const NOW = new Date('2026-11-22T12:00:00Z');

const channel = (settings: Record<string, string> = { phone_number_id: NUMBER, waba_id: ACCOUNT }): ConnectedChannel => ({
  id: 1,
  companyId: 1,
  transport: 'whatsapp-cloud',
  key: 'test',
  settings,
  secrets: {},
});
const parsed = (body: unknown, served = channel()) => parse(webhook(Buffer.from(JSON.stringify(body))), served, NOW);
const fixture = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8')) as unknown;

const change = (value: Record<string, unknown>, field = 'messages', number = NUMBER) => ({
  field,
  value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550783881', phone_number_id: number }, ...value },
});
const batch = (...changes: unknown[]) => ({ object: 'whatsapp_business_account', entry: [{ id: ACCOUNT, changes }] });
const text = (message: Record<string, unknown> = {}) => ({
  from: '16505551234',
  id: 'wamid.1',
  timestamp: '1749416383',
  type: 'text',
  text: { body: 'Hi' },
  ...message,
});
const eventsOf = (value: Record<string, unknown>, field?: string) => parsed(batch(change(value, field))).events;
const message = (parts: Record<string, unknown>) => eventsOf({ messages: [text(parts)] })[0];

describe('which number a webhook is for', () => {
  it('a number that the channel does not serve is named, once, and gives no events; the rest of the body is read', () => {
    const foreign = change({ messages: [text({ id: 'wamid.foreign' })] }, 'messages', '999');
    const body = batch(foreign, change({ messages: [text()] }), foreign);
    expect(parsed(body)).toMatchObject({ events: [{ externalId: 'wamid.1' }], notServed: ['999'] });
  });

  it.each(['template-approved.json', 'template-category-update.json', 'account-partner-removed-app-disconnect.json'])(
    'without a number the account decides (%s)',
    (file) => {
      const entry = (fixture(file) as { entry: { id: string }[] }).entry[0]!.id;
      expect(parsed(fixture(file), channel({ phone_number_id: NUMBER, waba_id: entry })).events).toHaveLength(1);
      expect(parsed(fixture(file), channel({ phone_number_id: NUMBER, waba_id: 'another' }))).toEqual({ events: [], notServed: [entry] });
    },
  );

  it('an account update may name the account only in its body', () => {
    const { events } = parsed(fixture('account-partner-removed-app-disconnect.json'), channel({ waba_id: '980198427658004' }));
    expect(events).toMatchObject([{ type: 'channel_notice', severity: 'broken' }]);
  });

  it('a channel that has no number yet serves none', () => {
    expect(parsed(batch(change({ messages: [text()] })), channel({}))).toEqual({ events: [], notServed: [NUMBER] });
  });

  it('a body that names nobody was sent to this channel and is taken', () => {
    expect(parsed({ entry: [{ changes: [{ value: { messages: [text()] } }] }] }, channel()).events).toMatchObject([
      { externalId: 'wamid.1' },
    ]);
  });
});

describe('times', () => {
  it.each([
    ['seconds as text', '1749416383', '2025-06-08T20:59:43.000Z'],
    ['seconds as a number', 1749416383, '2025-06-08T20:59:43.000Z'],
    ['a little in the future', String(NOW.getTime() / 1000 + 3600), '2026-11-22T13:00:00.000Z'],
  ])('%s', (_kind, timestamp, at) => {
    expect(message({ timestamp })).toMatchObject({ at: new Date(at) });
  });

  it.each([
    undefined,
    null,
    '',
    0,
    '0',
    -1,
    'yesterday',
    '1e400',
    1749416383000,
    '1749416383000',
    1400000000,
    NOW.getTime() / 1000 + 90_000,
    {},
    true,
  ])('a time that cannot be is none (%j)', (timestamp) =>
    expect(message({ timestamp })).toMatchObject({ type: 'message_received', at: null }),
  );
});

describe('who wrote', () => {
  const senderOf = (parts: Record<string, unknown>, contacts?: unknown) => {
    const [event] = eventsOf({ contacts, messages: [text(parts)] });
    return event?.type === 'message_received' ? event.sender : event;
  };

  it('is the contact that has his id, not the first one', () => {
    const contacts = [
      { wa_id: '1', profile: { name: 'Somebody' } },
      { wa_id: '16505551234', profile: { name: 'Sheena' } },
    ];
    expect(senderOf({}, contacts)).toMatchObject({ name: 'Sheena', identities: [{ value: '16505551234' }] });
  });

  it('is nobody whom another contact describes', () => {
    expect(senderOf({}, [{ wa_id: '1', profile: { name: 'Somebody' } }])).toMatchObject({ name: null });
  });

  it.each([undefined, '', null])('without a phone is his user id (from: %j)', (from) => {
    const contacts = [{ wa_id: '', user_id: 'US.77', profile: { name: 'Kim' } }];
    expect(senderOf({ from, from_user_id: 'US.77' }, contacts)).toEqual({
      identities: [{ kind: 'user_id', value: 'US.77' }],
      name: 'Kim',
      username: null,
      phone: null,
      avatar: null,
    });
  });

  it('keeps a user id that stands where a phone belongs a user id', () => {
    expect(senderOf({ from: 'US.13491208655302741918' })).toMatchObject({ identities: [{ kind: 'user_id' }], phone: null });
    expect(senderOf({ from: 'US.ENT.118157' })).toMatchObject({ identities: [{ kind: 'parent_user_id' }], phone: null });
  });

  it('must be somebody', () => {
    expect(senderOf({ from: undefined })).toEqual(nothing('a message without a sender'));
  });
});

describe('kinds without an example', () => {
  it('an unknown kind is a placeholder that the operator sees', () => {
    expect(message({ type: 'hologram', text: undefined })).toMatchObject({
      text: null,
      content: { unsupported: { kind: 'hologram', code: null, reason: null } },
    });
    expect(message({ type: 'constructor' })).toMatchObject({ content: { unsupported: { kind: 'constructor' } } });
    expect(message({ type: 'unsupported', unsupported: { type: 'poll_creation' } })).toMatchObject({
      content: { unsupported: { kind: 'poll_creation' } },
    });
  });

  it.each(['text', 'image', 'voice', 'location', 'contacts', 'order', 'button', 'interactive'])(
    '"%s" without its content is one too',
    (type) => {
      expect(message({ type, text: {} })).toMatchObject({ content: { unsupported: { kind: type } }, attachments: [] });
    },
  );

  it("a message without its content is explained by the value's errors", () => {
    const errors = [{ code: 131060, title: 'This message is unavailable' }];
    expect(eventsOf({ messages: [text({ type: 'interactive' })], errors })).toMatchObject([
      { type: 'channel_notice', severity: 'info', code: '131060' },
      { content: { unsupported: { kind: 'interactive', code: 131060, reason: 'This message is unavailable' } } },
    ]);
  });

  it('the old shape of a voice note', () => {
    expect(message({ type: 'voice', voice: { id: '7', mime_type: 'audio/ogg' } })).toMatchObject({
      attachments: [{ kind: 'voice', mediaId: '7' }],
    });
  });

  it('a place at 0, 0; none beyond the poles', () => {
    expect(message({ type: 'location', location: { latitude: 0, longitude: 0 } })).toMatchObject({
      content: { location: { latitude: 0, longitude: 0 } },
    });
    expect(message({ type: 'location', location: { latitude: 91, longitude: 0 } })).toMatchObject({
      content: { unsupported: { kind: 'location' } },
    });
  });

  it('a form whose answers are no JSON keeps the message', () => {
    const form = (response_json: unknown) =>
      message({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json, body: 'Sent' } } });
    expect(form('{broken')).toMatchObject({ text: 'Sent', content: { form: { name: null, answers: {} } } });
    expect(form(`${'['.repeat(5000)}`)).toMatchObject({ text: 'Sent', content: { form: { answers: {} } } });
    expect(form('{"__proto__":{"polluted":true},"ok":1}')).toMatchObject({ content: { form: { answers: { ok: 1 } } } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('played is read, a payment and a group are no status of a client', () => {
    const status = (parts: Record<string, unknown>) =>
      eventsOf({ statuses: [{ id: 'wamid.2', status: 'sent', recipient_id: '1', ...parts }] })[0];
    expect(status({ status: 'played' })).toMatchObject({ status: 'read' });
    expect(status({ type: 'payment' })).toEqual(nothing('status of a payment'));
    expect(status({ recipient_type: 'group' })).toMatchObject({ status: 'sent', recipient: [] });
    expect(status({ status: 'failed' })).toMatchObject({ error: { code: 'unknown', reason: 'provider_refused', detail: null } });
  });

  it('the user id changes with the phone', () => {
    const system = { type: 'user_changed_user_id', user_id: 'US.2', body: 'changed' };
    expect(message({ type: 'system', from: undefined, from_user_id: 'US.1', system })).toMatchObject({
      type: 'identity_changed',
      from: [{ kind: 'user_id', value: 'US.1' }],
      to: { kind: 'user_id', value: 'US.2' },
      phone: null,
      line: 'client_identity_changed',
    });
  });

  it('an edited caption, a reaction and a deletion on the phone', () => {
    const edit = { original_message_id: 'wamid.0', message: { type: 'image', image: { id: '5', caption: 'new' } } };
    expect(message({ type: 'edit', edit })).toEqual({ type: 'message_edited', externalId: 'wamid.0', text: 'new' });
    const echo = (parts: Record<string, unknown>) =>
      eventsOf({ message_echoes: [{ from: '15550783881', to: '16505551234', id: 'wamid.3', ...parts }] }, 'smb_message_echoes')[0];
    expect(echo({ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '❤️' } })).toEqual({
      type: 'reaction_changed',
      onMessage: 'wamid.0',
      emoji: '❤️',
      by: [],
    });
    expect(echo({ type: 'revoke', revoke: { original_message_id: 'wamid.0' } })).toEqual({
      type: 'message_revoked',
      externalId: 'wamid.0',
    });
    expect(echo({ to: undefined, type: 'text', text: { body: 'x' } })).toEqual(nothing('an echo without a client'));
  });

  it.each([
    ['the client', { from: '16505551234' }, '16505551234', 'from_client'],
    ['our number', { from: '15550783881' }, '16505551234', 'to_client'],
    ['our number in another spelling', { from: '5550783881' }, '16505551234', 'to_client'],
    ['our number, to a client without a phone', { from: '15550783881' }, 'US.1', 'to_client'],
    ['us, to a client without a phone', { from: '5550783881', to_user_id: 'US.1' }, 'US.1', 'to_client'],
    ['the phone of a client whom the thread knows by his user id', { from: '16505551234' }, 'US.1', 'from_client'],
  ])('history written by %s', (_who, parts, id, direction) => {
    const threads = [{ id, messages: [text(parts)] }];
    expect(eventsOf({ history: [{ threads }] }, 'history')).toMatchObject([{ type: 'message_imported', direction }]);
  });

  it('the refusal of the history is a notice, and ends the import', () => {
    expect(eventsOf({ history: [{ errors: [{ code: 2593109, message: 'History sync is turned off' }] }] }, 'history')).toMatchObject([
      { type: 'channel_notice', severity: 'info', code: '2593109', text: 'History sync is turned off' },
    ]);
    const refusal = { history: [{ errors: [{ code: 2593109, message: 'History sync is turned off' }] }] };
    expect(parsed(batch(change(refusal, 'history')))).toMatchObject({
      historyRefused: 'History sync is turned off',
    });
  });

  it('an address book entry that was removed changes nothing', () => {
    const sync = { type: 'contact', contact: { full_name: 'P', phone_number: '1650' }, action: 'remove' };
    expect(eventsOf({ state_sync: [sync] }, 'smb_app_state_sync')).toMatchObject([{ type: 'ignored' }]);
  });
});

describe('hostile bodies', () => {
  it.each([
    ['no JSON', 'hello', 'The body is not valid JSON.'],
    ['nothing', '', 'The body is not valid JSON.'],
    ['a list', '[]', 'The body is not a JSON object.'],
    ['null', 'null', 'The body is not a JSON object.'],
    ['no entry', '{"object":"whatsapp_business_account"}', 'The body has no "entry" list, so it is no WhatsApp webhook.'],
    ['an entry that is no list', '{"entry":{"id":"1"}}', 'The body has no "entry" list, so it is no WhatsApp webhook.'],
    ['a deep one', `{"entry":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'The body is nested deeper than 32 levels.'],
    ['a deep one that never ends', '{"a":'.repeat(1_000_000), 'The body is nested deeper than 32 levels.'],
  ])('%s is refused with a sentence', (_kind, body, sentence) => {
    expect(() => parse(webhook(Buffer.from(body)), channel(), NOW)).toThrow(new UnparsableBody(sentence));
  });

  it('brackets inside texts do not count as depth', () => {
    expect(message({ text: { body: `"\\${'[{'.repeat(100)}` } })).toMatchObject({ text: `"\\${'[{'.repeat(100)}` });
  });

  it('NUL and lone surrogates are replaced wherever they stand; whole emoji stay', () => {
    const body = JSON.stringify(batch(change({ messages: [text({ id: 'wamid.\0', text: { body: 'a\0b \ud83d \udc4b 👋' } })] })));
    const [event] = parse(webhook(Buffer.from(body)), channel(), NOW).events;
    expect(event).toMatchObject({ externalId: 'wamid.\ufffd', text: 'a\ufffdb \ufffd \ufffd 👋' });
  });

  it('bytes that are no UTF-8 cost a character, not the message', () => {
    const bytes = Buffer.from(JSON.stringify(batch(change({ messages: [text({ text: { body: 'aXb' } })] }))));
    bytes[bytes.indexOf('aXb') + 1] = 0xff;
    expect(parse(webhook(bytes), channel(), NOW).events).toMatchObject([{ text: 'a\ufffdb' }]);
  });

  it('a giant text is cut between characters, a giant id is no id', () => {
    const event = message({ text: { body: '👋'.repeat(200_000) } });
    expect(event?.type === 'message_received' && event.text?.length).toBe(65_536);
    expect(message({ text: { body: `a${'👋'.repeat(200_000)}` } })).not.toMatchObject({
      text: expect.stringMatching(/\p{Surrogate}$/u) as string,
    });
    expect(message({ id: 'x'.repeat(10_000) })).toEqual(nothing('a message without an id'));
  });

  it('one bad item does not cost its neighbours', () => {
    const events = eventsOf({ messages: [null, 7, [], text(), { type: 'text' }, text({ id: 'wamid.2' })] });
    expect(events.filter(({ type }) => type === 'message_received')).toMatchObject([{ externalId: 'wamid.1' }, { externalId: 'wamid.2' }]);
    expect(events).toHaveLength(6);
  });
});
