import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { file, messageEchoed, messageReceived, nothing, person, seconds, statusChanged } from '../../testing/expected-events.js';

/** Baileys' events made after its types, for what nobody has captured. */
export interface MadeCase {
  name: string;
  body: Record<string, unknown>;
  events: InboundEvent[];
}

const AT = 1_700_000_000;
const KEY = { id: 'A1', remoteJid: '79990001122@s.whatsapp.net', fromMe: false };
const vera = person([{ kind: 'wa_id', value: '79990001122' }], { name: 'Vera', phone: '79990001122' });
const upsert = (message: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  event: 'messages.upsert',
  data: { type: 'notify', messages: [{ key: KEY, pushName: 'Vera', messageTimestamp: AT, message, ...more }] },
});
const vers = (parts: Partial<Parameters<typeof messageReceived>[0]>): InboundEvent =>
  messageReceived({ externalId: 'A1', sender: vera, at: seconds(AT), ...parts });
const mediaKey = Buffer.alloc(32, 7).toString('base64');

const contents: MadeCase[] = [
  {
    name: 'a voice note, with what its file is fetched by',
    body: upsert({
      audioMessage: {
        mimetype: 'audio/ogg; codecs=opus',
        ptt: true,
        seconds: 4,
        waveform: 'AGQy',
        mediaKey,
        directPath: '/v/t62.enc?oe=1',
      },
    }),
    events: [
      vers({
        attachments: [
          {
            ...file({ kind: 'voice', mime: 'audio/ogg; codecs=opus' }),
            mediaId: `audio.${Buffer.alloc(32, 7).toString('base64url')}./v/t62.enc?oe=1`,
            ...{ durationSeconds: 4, waveform: [0, 255, 128] },
          },
        ],
      }),
    ],
  },
  {
    name: 'a document with a caption, in its wrapper, disappearing',
    body: upsert({
      ephemeralMessage: {
        message: {
          documentWithCaptionMessage: {
            message: { documentMessage: { fileName: 'price.pdf', mimetype: 'application/pdf', caption: 'Prices' } },
          },
        },
      },
    }),
    events: [
      vers({ text: 'Prices', attachments: [file({ kind: 'document', name: 'price.pdf', mime: 'application/pdf', mediaId: 'A1' })] }),
    ],
  },
  {
    name: 'an answer that was forwarded often',
    body: upsert({ extendedTextMessage: { text: 'so', contextInfo: { stanzaId: 'B2', isForwarded: true, forwardingScore: 7 } } }),
    events: [vers({ text: 'so', quotes: 'B2', content: { forwarded: 'many' } })],
  },
  {
    name: 'a place',
    body: upsert({ locationMessage: { degreesLatitude: 0, degreesLongitude: 37.62, name: 'Office' } }),
    events: [vers({ content: { location: { latitude: 0, longitude: 37.62, name: 'Office' } } })],
  },
  {
    name: 'a contact',
    body: upsert({
      contactMessage: { displayName: 'Ann', vcard: 'BEGIN:VCARD\nFN:Ann\nitem1.TEL;type=CELL;waid=15550001:+1 555 0001\nEND:VCARD' },
    }),
    events: [vers({ content: { contacts: [{ name: 'Ann', phones: [{ phone: '+1 555 0001', waId: '15550001' }] }] } })],
  },
  {
    name: 'a press of an old button',
    body: upsert({ buttonsResponseMessage: { selectedButtonId: 'yes', selectedDisplayText: 'Yes', contextInfo: { stanzaId: 'B2' } } }),
    events: [vers({ text: 'Yes', content: { press: { payload: 'yes', title: 'Yes', onMessage: 'B2' } } })],
  },
  {
    name: 'a kind that nobody can read',
    body: upsert({ orderMessage: { orderId: '1' } }),
    events: [vers({ content: { unsupported: { kind: 'order', code: null, reason: null } } })],
  },
  {
    name: 'a message whose key is still to come',
    body: upsert(null, { messageStubType: 2 }),
    events: [vers({ content: { unsupported: { kind: 'undecrypted', code: null, reason: null } } })],
  },
];

const chats: MadeCase[] = [
  {
    name: 'somebody whose phone is hidden, and both his addresses',
    body: upsert({ conversation: 'hi' }, { key: { ...KEY, remoteJid: '1234567@lid', remoteJidAlt: '79990001122:5@s.whatsapp.net' } }),
    events: [
      vers({
        text: 'hi',
        sender: {
          ...vera,
          identities: [
            { kind: 'lid', value: '1234567' },
            { kind: 'wa_id', value: '79990001122' },
          ],
        },
      }),
    ],
  },
  {
    name: 'a member of a group',
    body: upsert(
      { conversation: 'hi' },
      { key: { ...KEY, remoteJid: '12036304@g.us', participant: '55@lid', participantAlt: '79990001122@s.whatsapp.net' } },
    ),
    events: [
      vers({
        ...{ text: 'hi', sender: person([{ kind: 'group', value: '12036304' }]) },
        content: { author: { id: '79990001122', name: 'Vera' } },
      }),
    ],
  },
  {
    name: 'written on the phone to a group',
    body: upsert({ conversation: 'hi' }, { key: { ...KEY, fromMe: true, remoteJid: '12036304@g.us' } }),
    events: [messageEchoed({ externalId: 'A1', to: person([{ kind: 'group', value: '12036304' }]), text: 'hi', at: seconds(AT) })],
  },
  ...['status@broadcast', '1203@newsletter', '55@broadcast'].map((remoteJid) => ({
    name: `${remoteJid} is nobody`,
    body: upsert({ conversation: 'hi' }, { key: { ...KEY, remoteJid } }),
    events: [nothing('a message of no chat that could be answered')],
  })),
  {
    name: 'a name from the address book',
    body: { event: 'contacts.upsert', data: [{ id: '79990001122@s.whatsapp.net', lid: '1234567@lid', name: 'Vera from work' }] },
    events: [
      {
        type: 'client_named',
        client: {
          ...{ ...vera, name: 'Vera from work' },
          identities: [
            { kind: 'wa_id', value: '79990001122' },
            { kind: 'lid', value: '1234567' },
          ],
        },
      },
    ],
  },
  {
    name: 'typing',
    body: { event: 'presence.update', data: { id: '79990001122@s.whatsapp.net', presences: { x: { lastKnownPresence: 'composing' } } } },
    events: [{ type: 'client_typing', client: vera.identities }],
  },
  {
    name: 'a chat that was read on the phone',
    body: { event: 'chats.update', data: [{ id: '79990001122@s.whatsapp.net', unreadCount: 0 }] },
    events: [{ type: 'read_elsewhere', client: vera.identities }],
  },
];

const bare = ({ pricing: _none, ...event }: ReturnType<typeof statusChanged>): InboundEvent => event;

const changes: MadeCase[] = [
  {
    name: 'a message that the client took back',
    body: upsert({ protocolMessage: { type: 'REVOKE', key: { id: 'B2' } } }),
    events: [{ type: 'message_revoked', externalId: 'B2' }],
  },
  {
    name: 'the same as a change of the message',
    body: { event: 'messages.update', data: [{ key: KEY, update: { message: null, messageStubType: 'REVOKE' } }] },
    events: [{ type: 'message_revoked', externalId: 'A1' }],
  },
  {
    name: 'an edit, as the phone sends it',
    body: upsert({ protocolMessage: { type: 14, key: { id: 'B2' }, editedMessage: { conversation: 'better' } } }),
    events: [{ type: 'message_edited', externalId: 'B2', text: 'better' }],
  },
  {
    name: 'a send that failed afterwards',
    body: {
      event: 'messages.update',
      data: [{ key: { ...KEY, fromMe: true }, update: { status: 'ERROR', messageStubParameters: ['463'] } }],
    },
    events: [bare(statusChanged({ externalId: 'A1', status: 'failed', error: { code: '463', detail: null, reason: 'spam_limit' } }))],
  },
  {
    name: 'the first one of a group has read',
    body: { event: 'message-receipt.update', data: [{ key: { ...KEY, fromMe: true }, receipt: { readTimestamp: AT } }] },
    events: [bare(statusChanged({ externalId: 'A1', status: 'read', at: seconds(AT) }))],
  },
  {
    name: 'the session was ended on the phone',
    body: { event: 'connection.update', data: { connection: 'close', lastDisconnect: { error: { output: { statusCode: 401 } } } } },
    events: [{ type: 'session_changed', state: 'signed_out', qr: null, problem: 'signed_out_by_phone' }],
  },
  {
    name: 'a connection that comes back by itself',
    body: { event: 'connection.update', data: { connection: 'close', lastDisconnect: { error: { output: { statusCode: 428 } } } } },
    events: [{ type: 'session_changed', state: 'connecting' }],
  },
  { name: 'an event of no interest', body: { event: 'blocklist.set', data: {} }, events: [nothing('event blocklist.set')] },
];

export const madeCases: MadeCase[] = [...contents, ...chats, ...changes];
