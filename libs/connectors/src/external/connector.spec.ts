import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import { aMessage, anAttachment, rows } from '../testing/a-message.factory.js';
import { connectorSpec, webhook, type RefusalCase } from '../testing/connector-spec.js';
import { file, messageReceived, nothing, person, statusChanged } from '../testing/expected-events.js';
import { ProviderStub } from '../testing/provider-stub.js';
import { external } from './connector.js';

const PATH = '/deskwire';
const channelAt = (origin: string): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'external', key: 'test', settings: { outbound_url: `${origin}${PATH}` } },
  secrets: { channel_secret: 'the channel secret', signing_secret: 'the signing secret' },
});
const ANNA = person([{ kind: 'external_id', value: 'anna-77' }], { name: 'Anna Schmidt' });
const to = [
  { kind: 'external_id', value: 'anna-77' },
  { kind: 'phone', value: '4915100000001' },
];
const named = { id: 'anna-77', phone: '4915100000001' };
const at = (time: string): Date => new Date(time);
const received = (parts: Parameters<typeof messageReceived>[0]): ReturnType<typeof messageReceived> => messageReceived(parts);
const sends = (parts: object): { path: string; json: unknown }[] => [
  { path: PATH, json: { type: 'message', id: 'out:9001', to: named, ...parts } },
];
const says = (status: number, json: object = {}): RefusalCase['answer'] => ({ status, json });

connectorSpec(external, {
  fixtures: join(import.meta.dirname, 'fixtures'),
  channelOf: () => channelAt('http://127.0.0.1'),
  channelAt,
  webhooks: (name) => name.endsWith('.json') && name !== 'batch.json',
  ours: () => ({}),
  accepted: { status: 200, json: { id: 'their-1' } },
  incoming: [
    {
      name: 'a text',
      file: 'message-text.json',
      expect: [received({ externalId: 'm-1', sender: ANNA, text: 'Guten Tag 👋', at: at('2026-11-20T10:15:00Z') })],
    },
    {
      name: 'a text by somebody who is known by his phone',
      file: 'message-by-phone.json',
      expect: [
        received({
          ...{ externalId: 'm-2', text: 'Hello', at: new Date(1_763_633_700_000) },
          sender: person([{ kind: 'phone', value: '4915100000001' }], { phone: '4915100000001' }),
        }),
      ],
    },
    {
      name: 'files by their addresses',
      file: 'message-files.json',
      expect: [
        received({
          ...{ externalId: 'm-3', sender: ANNA, text: 'My order', at: at('2026-11-20T10:16:00Z') },
          attachments: [
            file({ kind: 'image', name: 'order.png', url: 'https://shop.example.com/files/order.png' }),
            file({ kind: 'voice', mime: 'audio/ogg', url: 'https://shop.example.com/voice/17', durationSeconds: 4.2 }),
            file({ kind: 'document', name: 'invoice.pdf', mime: 'application/pdf', url: 'https://shop.example.com/f?id=3' }),
          ],
        }),
      ],
    },
    {
      name: 'a place',
      file: 'message-location.json',
      expect: [
        received({
          ...{ externalId: 'm-4', sender: ANNA, at: at('2026-11-20T10:17:00Z') },
          content: { location: { latitude: 52.52, longitude: 13.405, name: 'Office' } },
        }),
      ],
    },
    {
      name: 'a contact that answers a message of ours',
      file: 'message-contact.json',
      expect: [
        received({
          ...{ externalId: 'm-5', sender: ANNA, quotes: 'out:9001', at: at('2026-11-20T10:18:00Z') },
          content: { contacts: [{ name: 'Boris', phones: [{ phone: '+49 151 0000 0002' }] }] },
        }),
      ],
    },
    {
      name: 'a message with nothing in it',
      file: 'message-empty.json',
      expect: [received({ externalId: 'm-6', sender: ANNA, content: { unsupported: { kind: 'empty', code: null, reason: null } } })],
    },
    {
      name: 'a message of a kind that nobody knows',
      file: 'message-unknown-kind.json',
      expect: [received({ externalId: 'm-7', sender: ANNA, content: { unsupported: { kind: 'poll_vote', code: null, reason: null } } })],
    },
    {
      name: 'a press',
      file: 'press.json',
      expect: [
        received({
          ...{ externalId: 'p-1', sender: ANNA, text: 'Cancel the order' },
          content: { press: { payload: 'order:17:cancel', title: 'Cancel the order', onMessage: 'out:9001' } },
        }),
      ],
    },
    {
      name: 'a start',
      file: 'start.json',
      expect: [{ type: 'conversation_started', externalId: 's-1', client: ANNA, payload: 'spring-sale', at: null }],
    },
    { name: 'an edit', file: 'edit.json', expect: [{ type: 'message_edited', externalId: 'm-1', text: 'Guten Abend' }] },
    { name: 'a deletion', file: 'delete.json', expect: [{ type: 'message_revoked', externalId: 'm-1' }] },
    {
      name: 'a reaction',
      file: 'reaction.json',
      expect: [{ type: 'reaction_changed', onMessage: 'out:9001', emoji: '👍', by: ANNA.identities }],
    },
    {
      name: 'a status, under the name that we gave',
      file: 'status-delivered.json',
      expect: [statusChanged({ externalId: 'out:9001', status: 'delivered', ourMessageId: '9001', at: at('2026-11-20T10:20:00Z') })],
    },
    {
      name: 'a failure, under the name that the program gave',
      file: 'status-failed.json',
      expect: [
        statusChanged({
          ...{ externalId: 'their-5', status: 'failed' },
          error: { code: 'no_device', detail: 'The client has no device', reason: 'provider_refused' },
        }),
      ],
    },
    { name: 'a status that nobody knows', file: 'status-unknown.json', expect: [nothing('status warmed_up')] },
    {
      name: 'messages that were read',
      file: 'read.json',
      expect: [
        statusChanged({ externalId: 'out:9001', status: 'read', ourMessageId: '9001' }),
        statusChanged({ externalId: 'their-5', status: 'read' }),
      ],
    },
    { name: 'typing', file: 'typing.json', expect: [{ type: 'client_typing', client: ANNA.identities }] },
    ...(['blocked', 'unblocked'] as const).map((name) => ({
      ...{ name: `a client has ${name} us`, file: `${name}.json` },
      expect: [
        {
          ...{ type: 'client_reachability' as const, client: ANNA.identities, reachable: name === 'unblocked', at: null },
          line: `client_${name}_channel` as const,
        },
      ],
    })),
    { name: 'an event of a kind that nobody knows', file: 'unknown-event.json', expect: [nothing('event weather')] },
  ],
  outgoing: [
    { name: 'a text', message: aMessage({ to }), sends: sends({ text: 'Simple Message' }) },
    {
      name: 'buttons under a quote',
      message: aMessage({ to, buttons: rows(1), quotes: 'm-1' }),
      sends: sends({ text: 'Simple Message', buttons: [{ type: 'reply', text: 'ROW1', payload: '0' }], reply_to: 'm-1' }),
    },
    {
      name: 'a file, which travels inside',
      message: aMessage({ to, text: null, attachment: anAttachment('voice', 'audio/ogg', { name: 'voice.ogg', durationSeconds: 3 }) }),
      sends: sends({
        attachment: {
          ...{ type: 'voice', name: 'voice.ogg', mime: 'audio/ogg', size: 16, duration: 3 },
          data: Buffer.from('bytes of a voice').toString('base64'),
        },
      }),
    },
    {
      name: 'a place, to somebody who is known by his phone alone',
      message: aMessage({ to: to.slice(1), text: null, location: { latitude: 1, longitude: 2 } }),
      sends: sends({ to: { phone: '4915100000001' }, location: { latitude: 1, longitude: 2 } }),
    },
    {
      name: 'a contact',
      message: aMessage({ to, text: null, contacts: [{ name: 'Boris', phones: [{ phone: '+1' }] }] }),
      sends: sends({ contacts: [{ name: 'Boris', phones: ['+1'] }] }),
    },
  ],
  refusals: [
    {
      name: 'too many',
      answer: { ...{ status: 429, json: {} }, headers: { 'retry-after': '7' } },
      becomes: { kind: 'throttled', retryAfterSeconds: 7 },
    },
    { name: 'a program that is down', answer: says(503), becomes: { kind: 'retryable', code: 'http_503' } },
    // Told again under the same webhook-id it is the same message, so nothing can arrive twice.
    { name: 'a lost answer', answer: 'reset', becomes: { kind: 'retryable' } },
    { name: 'a client who is gone', answer: says(422, { code: 'client_unreachable' }), becomes: { kind: 'client_unreachable' } },
    { name: 'an address that is gone', answer: says(410), becomes: { kind: 'channel_broken' } },
    {
      name: 'a refusal in words that hold a secret',
      answer: says(400, { code: 'bad', message: 'not signed by the signing secret' }),
      becomes: { kind: 'rejected', code: 'bad', detail: 'not signed by ***' },
    },
  ],
});

describe('external: a program of the company', () => {
  let program: ProviderStub;
  let channel: ConnectedChannel;
  beforeAll(async () => {
    program = await ProviderStub.start();
    channel = channelAt(program.origin);
  });
  afterAll(() => program.stop());

  it('takes webhooks with the secret only, and none when the secret is not set', () => {
    const asks = (authorization?: string): boolean => external.verify(webhook(Buffer.from('{}'), { authorization }), channel);
    expect([asks('Bearer the'), asks(), asks('the channel secret'), asks('Bearer wrong')]).toEqual([false, false, false, false]);
    const spaceless = { ...channel, secrets: { channel_secret: 'secret' } };
    const bare = webhook(Buffer.from('{}'), { authorization: 'Bearer secret' });
    expect([external.verify(bare, spaceless), external.verify(bare, { ...channel, secrets: {} })]).toEqual([true, false]);
  });

  it('what cannot be read in a batch is told, and the rest goes on', () => {
    const body = { events: [{ type: 'edit', id: 'm-1', text: 'x' }, { type: 'edit' }, { type: 'typing', from: {} }, 7] };
    const parsed = external.parse(webhook(Buffer.from(JSON.stringify(body))), channel);
    expect(parsed.events).toMatchObject([{ type: 'message_edited' }, { type: 'ignored' }]);
    expect(parsed.failed).toEqual([
      '"id" is missing in an event of the kind "edit".',
      '"from" must have an "id" or a "phone" of 5 to 20 digits.',
    ]);
  });

  it.each([
    ['a text of its own', 'the signing secret', () => new Webhook('the signing secret', { format: 'raw' })],
    ['a key as libraries write it', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', () => new Webhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')],
  ])('signs what it tells by the rules of Standard Webhooks: %s', async (_name, secret, receiver) => {
    program.answers({ status: 200, json: {} });
    const signing = { ...channel, secrets: { ...channel.secrets, signing_secret: secret } };
    const result = await external.send(aMessage({ to }), signing, program.http);
    // A program that gives no id of its own knows the message by ours.
    expect(result).toEqual({ externalId: 'out:9001', status: 'sent' });
    const [taken] = program.taken;
    expect(taken?.headers['webhook-id']).toBe('out:9001');
    expect(receiver().verify(taken?.body ?? '', taken?.headers as Record<string, string>)).toMatchObject({
      type: 'message',
      id: 'out:9001',
    });
  });

  it('knows a message by both names when the program gives one', async () => {
    program.answers({ status: 200, json: { id: 'their-1' } });
    expect(await external.send(aMessage({ to }), channel, program.http)).toEqual({
      ...{ externalId: 'their-1', alsoKnownAs: ['out:9001'], status: 'sent' },
    });
  });

  it('without an address a message is sent when it can be read, and nobody is told anything', async () => {
    program.answers();
    const silent = { ...channel, settings: {} };
    expect(await external.send(aMessage({ to }), silent, program.http)).toEqual({ externalId: 'out:9001', status: 'sent' });
    await external.perform({ kind: 'revoke', to, externalId: 'out:9001' }, silent, program.http);
    expect(await external.check(silent, program.http)).toEqual({ id: null, name: null, phone: null });
    expect(program.taken).toEqual([]);
  });

  it.each<[string, ChannelAction, object | null]>([
    [
      'an edit',
      { kind: 'edit', to, externalId: 'their-1', text: 'New', buttons: [], captioned: false },
      { type: 'edit', message_id: 'their-1', text: 'New' },
    ],
    ['a deletion', { kind: 'revoke', to, externalId: 'their-1' }, { type: 'delete', message_id: 'their-1' }],
    ['a reaction', { kind: 'react', to, externalId: 'm-1', emoji: '👍' }, { type: 'reaction', message_id: 'm-1', emoji: '👍' }],
    ['reading', { kind: 'mark_read', to, externalId: 'm-1' }, { type: 'read', message_id: 'm-1' }],
    ['typing', { kind: 'show_typing', to, externalId: null }, { type: 'typing' }],
    ['an answer to a press', { kind: 'answer_press', handle: 'x' }, null],
  ])('tells of %s', async (_name, action, told) => {
    program.answers({ status: 204 });
    await external.perform(action, channel, program.http);
    expect(program.taken.map(({ body }) => JSON.parse(body.toString()) as unknown)).toEqual(told ? [{ ...told, to: named }] : []);
  });

  it.each([
    ['a program that answers', { status: 200, json: { name: 'Shop' } } as const, null],
    ['one that does not know the address', { status: 404 } as const, { field: 'settings.outbound_url', reason: 'provider_refused' }],
    ['one that is down', { status: 503 } as const, { field: 'settings.outbound_url', reason: 'provider_unavailable' }],
  ])('is checked by a ping: %s', async (_name, answer, refusal) => {
    program.answers(answer);
    const asked = external.check(channel, program.http);
    if (refusal) await expect(asked).rejects.toMatchObject({ name: 'ChannelRefusal', ...refusal });
    else expect(await asked).toMatchObject({ name: 'Shop' });
    expect(JSON.parse(program.taken[0]?.body.toString() ?? '')).toEqual({ type: 'ping' });
  });

  it('an address that is none, and one inside of the house, are refused in words', async () => {
    const at = (url: string) => external.check({ ...channel, settings: { outbound_url: url } }, program.http);
    await expect(at('shop.example.com')).rejects.toMatchObject({ reason: 'address_not_allowed' });
    await expect(at('http://10.0.0.1/x')).rejects.toMatchObject({ field: 'settings.outbound_url', reason: 'address_not_allowed' });
  });

  it('fetches a file by its address', async () => {
    program.answers({ status: 200, bytes: Buffer.from('a picture'), headers: { 'content-type': 'image/png' } }, { status: 404 });
    const url = `${program.origin}/a.png`;
    const { body, mime } = await external.fetchMedia({ mediaId: null, url }, channel, program.http);
    const read: Uint8Array[] = [];
    for await (const piece of body) read.push(piece);
    expect([Buffer.concat(read).toString(), mime]).toEqual(['a picture', 'image/png']);
    await expect(external.fetchMedia({ mediaId: null, url }, channel, program.http)).rejects.toMatchObject({ reason: 'gone' });
    await expect(external.fetchMedia({ mediaId: 'x', url: null }, channel, program.http)).rejects.toMatchObject({ reason: 'gone' });
  });
});
