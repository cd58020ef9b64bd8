import type { Sender } from '#domain/clients/identity.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { file, messageEchoed, messageReceived, nothing, person, statusChanged } from '../../testing/expected-events.js';

const client = (phone: string, name: string | null): Sender => person([{ kind: 'wa_id', value: phone }], { name, phone });
const john = client('5511912345678', 'John Doe');
const status = (status: 'delivered' | 'read') => {
  const { pricing: _none, ...event } = statusChanged({ externalId: 'msg_123', status });
  return event;
};

export const capturedCases: IncomingCase[] = [
  {
    name: 'a text',
    file: 'in-text.json',
    expect: [messageReceived({ externalId: 'msg_123', sender: john, text: 'Hello from Baileys' })],
  },
  {
    name: 'a text with more about it',
    file: 'in-text-extended.json',
    expect: [messageReceived({ externalId: 'msg_123', sender: john, text: 'Hello from Baileys' })],
  },
  {
    name: 'two clients at once',
    file: 'in-batch-two-clients.json',
    expect: [
      messageReceived({ externalId: 'msg_123', sender: john, text: 'Hello from Baileys' }),
      messageReceived({ externalId: 'msg_124', sender: client('5511987654321', 'Jane Doe'), text: 'Hello from another user' }),
    ],
  },
  {
    name: 'a picture',
    file: 'in-image.json',
    expect: [
      messageReceived({
        ...{ externalId: 'msg_123', sender: john, text: 'Hello from Baileys' },
        attachments: [file({ kind: 'image', mime: 'image/png', mediaId: 'msg_123' })],
      }),
    ],
  },
  {
    name: 'a film',
    file: 'in-video.json',
    expect: [
      messageReceived({
        ...{ externalId: 'msg_123', sender: john, text: 'Hello from Baileys' },
        attachments: [file({ kind: 'video', mime: 'video/mp4', mediaId: 'msg_123' })],
      }),
    ],
  },
  {
    name: 'a sound that is no voice note',
    file: 'in-audio.json',
    expect: [
      messageReceived({
        ...{ externalId: 'msg_123', sender: john },
        attachments: [file({ kind: 'audio', mime: 'audio/opus', mediaId: 'msg_123' })],
      }),
    ],
  },
  { name: 'what phones exchange', file: 'in-protocol-message.json', expect: [nothing('a protocol message')] },
  {
    name: 'a reaction',
    file: 'in-reaction.json',
    expect: [{ type: 'reaction_changed', onMessage: 'msg_123', emoji: '👍', by: john.identities }],
  },
  {
    name: 'written on the phone: the name in it is ours',
    file: 'out-from-phone.json',
    expect: [messageEchoed({ externalId: 'msg_123', to: client('5511912345678', null), text: 'Hello from Baileys' })],
  },
  { name: 'delivered', file: 'update-delivered.json', expect: [status('delivered')] },
  { name: 'played is read', file: 'update-played.json', expect: [status('read')] },
  {
    name: 'we have read on another device; whose message it was, nobody says',
    file: 'update-read.json',
    expect: [{ type: 'read_elsewhere', client: [], externalId: 'msg_123' }],
  },
  { name: 'an edit', file: 'update-edited.json', expect: [{ type: 'message_edited', externalId: 'msg_123', text: 'New message content' }] },
  {
    name: 'the connection is open, with a complaint',
    file: 'connection-open.json',
    expect: [{ type: 'session_changed', state: 'open', qr: null, problem: 'wrong_phone_number' }],
  },
  {
    name: 'a fresh QR code says nothing of the connection',
    file: 'connection-qr-only.json',
    expect: [{ type: 'session_changed', qr: 'data:image/jpeg;base64,' }],
  },
];
