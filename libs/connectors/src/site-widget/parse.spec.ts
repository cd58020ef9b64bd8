import { readdirSync, readFileSync } from 'node:fs';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { aMessage } from '../testing/a-message.factory.js';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { ProviderStub } from '../testing/provider-stub.js';
import { siteWidget } from './connector.js';
import { checkSettings, originAllowed } from './fields.js';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const CHANNEL: ConnectedChannel = { id: 1, companyId: 1, transport: 'site-widget', key: 'k', settings: {}, secrets: {} };
const bytes = (name: string): Buffer => readFileSync(new URL(name, FIXTURES));
const eventsOf = (name: string): InboundEvent[] => siteWidget.parse(webhook(bytes(`${name}.json`)), CHANNEL).events;
const USER = { kind: 'user', value: '4711' };
const VISITOR = { kind: 'visitor', value: '6f1c2a34-0d6e-4f9a-9f5b-2f6f7f1c0a11' };

describe('what a visitor’s program says becomes events', () => {
  it.each<[string, object[]]>([
    [
      'message',
      [
        {
          ...{ type: 'message_received', externalId: '0b9a2a7e-54f3-4f0e-8a8e-0d8f6c1f3b21', text: 'Is the bread fresh?', attachments: [] },
          sender: { identities: [VISITOR], name: null, username: 'Visitor 6F1C', phone: null, avatar: null },
          content: { referral: { sourceType: 'page', sourceUrl: 'https://shop.example/bread', headline: 'Bread' } },
        },
      ],
    ],
    [
      'message-file',
      [
        {
          ...{ type: 'message_received', text: null, quotes: '1019', content: {} },
          sender: { identities: [USER], name: 'Vera Lind', phone: '79001112233' },
          attachments: [{ kind: 'image', name: 'loaf.png', stored: { key: '1001/0b9a2a7e-54f3-4f0e-8a8e-0d8f6c1f3b22', size: 68 } }],
        },
      ],
    ],
    ['press', [{ type: 'message_received', text: 'Rye', content: { press: { payload: 'bread:rye', title: 'Rye', onMessage: '1020' } } }]],
    [
      'delivered',
      [
        { type: 'status_changed', externalId: '1020', status: 'delivered' },
        { type: 'status_changed', externalId: '1021', status: 'delivered' },
      ],
    ],
    ['read', [{ type: 'messages_read', client: [USER], upTo: '1021' }]],
    ['typing', [{ type: 'client_typing', client: [USER] }]],
    ['rate', [{ type: 'dialog_rated', externalId: 'rating:1005', client: [USER], score: 5, comment: 'Warm bread' }]],
    ['identified', [{ type: 'client_named', client: { identities: [USER, VISITOR], name: 'Vera Lind' } }]],
  ])('%s', (name, expected) => expect(eventsOf(name)).toMatchObject(expected));

  it('every fixture is in the table', () => {
    expect(readdirSync(FIXTURES)).toHaveLength(8);
  });

  it('nobody speaks for visitors at the address of webhooks', () => {
    expect(siteWidget.verify(webhook(bytes('message.json')), CHANNEL)).toBe(false);
  });

  it('a message to a visitor is sent by being stored, under our own number', async () => {
    const provider = await ProviderStub.start();
    expect(await siteWidget.send({ ...aMessage(), id: '1020' }, CHANNEL, provider.http)).toEqual({ externalId: '1020', status: 'sent' });
    expect(provider.taken).toEqual([]);
    await provider.stop();
  });
});

describe('which sites may use the chat', () => {
  it.each<[string, string, boolean]>([
    ['', 'https://anything.example', true],
    ['https://shop.example', 'https://shop.example', true],
    ['https://shop.example', 'http://shop.example', false],
    ['https://shop.example', 'https://shop.example.evil.example', false],
    ['https://shop.example', 'https://shop.example:8443', false],
    ['https://*.shop.example, http://localhost:5173', 'https://www.shop.example', true],
    ['https://*.shop.example, http://localhost:5173', 'http://localhost:5173', true],
    ['https://*.shop.example', 'https://evilshop.example', false],
    ['https://shop.example', 'null', false],
    ['shop.example', 'https://shop.example', false],
  ])('list "%s", page %s: %s', (list, origin, allowed) => expect(originAllowed(list, origin)).toBe(allowed));

  it.each<[Record<string, string>, string]>([
    [{ allowed_origins: 'shop.example' }, 'origins_malformed'],
    [{ color: 'red' }, 'color_malformed'],
    [{ avatar: 'javascript:alert(1)' }, 'avatar_malformed'],
  ])('%j is refused in words', async (settings, reason) => {
    await expect(checkSettings({ ...CHANNEL, settings })).rejects.toMatchObject({ reason });
  });
});

describe('site-widget: whatever is sent', () => {
  const fixtures = readdirSync(FIXTURES).map((name) => bytes(name).toString('utf8'));
  fuzzSpec(fixtures, (body) => siteWidget.parse(webhook(body), CHANNEL));
  it('a time that cannot be is none', () => {
    const body = JSON.parse(fixtures[0]!) as { at: string };
    body.at = '1970-01-01T00:00:00Z';
    const [event] = siteWidget.parse(webhook(Buffer.from(JSON.stringify(body))), CHANNEL).events;
    expect(event).toMatchObject({ at: null });
  });
});
