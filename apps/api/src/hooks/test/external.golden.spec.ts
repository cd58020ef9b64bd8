import { goldenSpec, nothing, only } from './golden-rig.js';

const ANNA = { kind: 'from_client', origin: 'client', client: 'Anna Schmidt', identities: ['external_id:anna-77'] };

goldenSpec({
  transport: 'external',
  formOf: () => ({ settings: {}, secrets: { channel_secret: 'planted-secret', signing_secret: 'planted-signing-secret' } }),
  credentials: (_body, secrets) => ({ headers: { authorization: `Bearer ${secrets.channel_secret}` } }),
  expectations: {
    'message-text.json': (left) => {
      expect(only(left)).toMatchObject({
        ...ANNA,
        text: 'Guten Tag 👋',
        external_id: 'm-1',
        provider_at: new Date('2026-11-20T10:15:00Z'),
      });
      expect(left.lines).toContain('request_opened');
    },
    'message-by-phone.json': (left) => expect(only(left)).toMatchObject({ identities: ['phone:4915100000001'], phone: '4915100000001' }),
    'message-files.json': (left) =>
      expect(only(left).attachments).toMatchObject([
        { kind: 'image', name: 'order.png', state: 'pending' },
        { kind: 'voice', mime: 'audio/ogg', state: 'pending' },
        { kind: 'document', name: 'invoice.pdf', state: 'pending' },
      ]),
    'message-location.json': (left) => expect(only(left)).toMatchObject({ content: { location: { latitude: 52.52, name: 'Office' } } }),
    'message-contact.json': (left) =>
      expect(only(left)).toMatchObject({ quoted_external_id: 'out:9001', content: { contacts: [{ name: 'Boris' }] } }),
    'message-empty.json': (left) => expect(only(left)).toMatchObject({ ...ANNA, content: { unsupported: { kind: 'empty' } } }),
    'message-unknown-kind.json': (left) => expect(only(left)).toMatchObject({ ...ANNA, content: { unsupported: { kind: 'poll_vote' } } }),
    'press.json': (left) =>
      expect(only(left)).toMatchObject({ ...ANNA, content: { press: { payload: 'order:17:cancel', onMessage: 'out:9001' } } }),
    'start.json': (left) => {
      expect(left.messages).toEqual([]);
      expect(left.lines).toEqual(['client_started']);
    },
    // Two of the four could not be read: they are kept with the reason, the others are there.
    'batch.json': (left) => {
      expect(left.messages.map(({ text }) => text)).toEqual(['one', 'two']);
      expect(left.quarantined).toBe(1);
    },
    // About what this company never had: nothing to show, and nothing to fail on.
    'edit.json': nothing,
    'delete.json': nothing,
    'reaction.json': nothing,
    'status-delivered.json': nothing,
    'status-failed.json': nothing,
    'status-unknown.json': nothing,
    'read.json': nothing,
    'typing.json': nothing,
    'blocked.json': nothing,
    'unblocked.json': nothing,
    'unknown-event.json': nothing,
  },
});
