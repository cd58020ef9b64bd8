import { goldenSpec, nothing, only, type Left } from './golden-rig.js';

/** What a message in the chat with the bot must leave: itself, from this client, in an open request. */
const written =
  (client: string, user: string, more: object) =>
  (left: Left): void => {
    expect(only(left)).toMatchObject({ kind: 'from_client', origin: 'client', client, identities: [`user_id:${user}`], ...more });
    expect(left.lines).toContain('request_opened');
    expect(left.quarantined).toBe(0);
  };
const file = (kind: string, more: object = {}): object => ({ attachments: [{ kind, state: 'pending', ...more }] });
const at = (seconds: number): object => ({ provider_at: new Date(seconds * 1000) });

/** The client of a group is the group; whoever wrote is named beside the text. */
const inGroup =
  (client: string, chat: string, author: string, more: object) =>
  (left: Left): void =>
    expect(only(left)).toMatchObject({ client, identities: [`chat:${chat}`], content: { author: { name: author } }, ...more });

const TESTER = ['Test Firstname Test Lastname', '1111111'] as const;
const NIC = ['Nic Pottier', '3527065'] as const;
const SOJAN = ['Sojan Jose', '23'] as const;

goldenSpec({
  transport: 'telegram-bot',
  // Some files are bare messages, without the update that brings them.
  asSent: (body) => (body.includes('"update_id"') ? body : Buffer.from(`{"update_id":1,"message":${body.toString()}}`)),
  formOf: () => ({ settings: {}, secrets: { bot_token: '100000001:planted-token', webhook_secret: 'planted-secret' } }),
  credentials: (_body, secrets) => ({ headers: { 'x-telegram-bot-api-secret-token': secrets.webhook_secret ?? '' } }),
  expectations: {
    'message-text.json': written(...NIC, { text: 'Hello World', external_id: '3527065:41', ...at(1_454_119_029) }),
    'message-text-link-preview.json': (left) => expect(only(left).text).toBe('hello there'),
    'message-cyrillic-emoji.json': (left) => expect(only(left)).toMatchObject({ text: 'Лол кек 😂', client: 'Андрей Власов' }),
    'message-start.json': written(...TESTER, { text: '/start', external_id: '1111111:1365' }),
    'message-entities.json': (left) => {
      const { text, content } = only(left);
      const said = (content?.['formatting'] as { kind: string; offset: number; length: number }[]).map(({ kind, offset, length }) => [
        ...[kind, text?.slice(offset, offset + length)],
      ]);
      expect(said).toEqual([
        ['bold', 'Bold'],
        ['italic', 'italics'],
      ]);
    },
    'message-forwarded-legacy.json': written(...TESTER, { content: { forwarded: 'once' } }),
    'message-reply.json': written(...TESTER, { quoted_external_id: '1111111:1334' }),
    'message-group.json': inGroup('Sojan Jose', '23', 'Sojan Jose', { text: 'test' }),
    'message-dice.json': inGroup('bla bla bla chat', '-1001276785818', 'Hirrolot', { text: '🎲 2' }),
    'message-photo-caption.json': written(...NIC, {
      text: 'Photo Caption',
      ...file('image', { provider_media_id: 'AgADAQADtKcxG4LRUUQSQVUjfJIiiF8G6C8ABA9NJzFdXskaincBAAEC' }),
    }),
    'message-photo-single.json': written(...SOJAN, { text: null, ...file('image') }),
    'message-photo-sizes.json': (left) => expect(only(left)).toMatchObject(file('image')),
    'message-media-group.json': (left) => {
      expect(only(left)).toMatchObject(file('video'));
      expect(only(left).content?.['album']).toBe('12543417770506682');
    },
    'message-sticker.json': (left) => expect(only(left)).toMatchObject(file('sticker')),
    'message-video-with-thumb.json': written(...SOJAN, file('video')),
    'message-voice.json': written(...TESTER, file('voice', { duration_ms: 5000 })),
    'message-audio.json': written(...TESTER, file('audio')),
    'message-document.json': written(...TESTER, file('document', { name: 'Testfile.pdf', mime: 'application/pdf' })),
    'message-location.json': written(...NIC, { content: { location: { latitude: -2.890287, longitude: -79.004333 } } }),
    'message-venue.json': written(...NIC, {
      content: { location: { latitude: -2.898944, longitude: -79.006835, name: 'Cuenca', address: 'Provincia del Azuay' } },
    }),
    // A card of somebody else: the client's own phone stays unknown.
    'message-contact.json': written(...NIC, {
      phone: null,
      content: { contacts: [{ name: 'Adolf Taxi', phones: [{ phone: '0788531373' }] }] },
    }),
    'message-web-app-data.json': (left) =>
      expect(only(left)).toMatchObject({
        content: { press: { payload: '{"first_name": "Bob", "age": "32"}', title: 'Register' } },
      }),
    'callback-query.json': (left) => {
      expect(only(left)).toMatchObject({
        ...{ client: 'Sojan Jose', identities: ['user_id:5171248'], external_id: 'press:2342342309929423' },
        content: { press: { payload: 'Option 1', title: 'Option 1', onMessage: '23:1' } },
      });
    },
    'callback-query-no-message.json': (left) =>
      expect(only(left)).toMatchObject({ client: 'Run', identities: ['user_id:81'], content: { press: { payload: 'a' } } }),
    // About what this company never had: nothing to show, and nothing to fail on.
    'edited-message.json': nothing,
    'message-pinned.json': nothing,
    'message-reaction.json': nothing,
    'my-chat-member-kicked.json': nothing,
    'update-empty.json': nothing,
    'business-connection.json': (left) => {
      nothing(left);
      expect(left.channel.state).toBe('active');
    },
  },
});
