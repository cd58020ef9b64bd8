import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { messageEchoed, messageReceived, seconds, statusChanged } from '../../testing/expected-events.js';
import { user } from './people.js';

const sent = (ourMessageId: string | null): InboundEvent => statusChanged({ externalId: '24', status: 'sent', ourMessageId });

export const capturedCases: IncomingCase[] = [
  {
    name: 'a short message of a client',
    file: 'short-message-in.json',
    expect: [messageReceived({ externalId: '3', sender: user('11'), text: 'hi', at: seconds(1_700_000_000) })],
  },
  {
    name: 'a short message written on the phone goes to the same client',
    file: 'short-message-out.json',
    expect: [messageEchoed({ externalId: '3', to: user('11'), text: 'hi', at: seconds(1_700_000_000) })],
  },
  {
    name: 'a real one, whose user id is a text',
    file: 'short-message-real.json',
    expect: [messageReceived({ externalId: '53', sender: user('1154896770'), text: 'Hi', at: seconds(1_656_404_766) })],
  },
  { name: 'a deletion', file: 'delete-messages.json', expect: [{ type: 'message_revoked', externalId: '7' }] },
  {
    name: 'the client has read',
    file: 'read-outbox.json',
    expect: [{ type: 'messages_read', client: user('43').identities, upTo: '12', at: null }],
  },
  {
    name: 'how far he had read when the session began',
    file: 'dialog-read-state-real.json',
    expect: [{ type: 'messages_read', client: user('152058').identities, upTo: '5471', at: null }],
  },
  {
    name: 'the same from another library',
    file: 'tdlib-read-outbox.json',
    expect: [{ type: 'messages_read', client: user('4').identities, upTo: '91', at: null }],
  },
  { name: 'we have read on another device', file: 'read-inbox.json', expect: [{ type: 'read_elsewhere', client: user('43').identities }] },
  { name: 'typing', file: 'typing.json', expect: [{ type: 'client_typing', client: user('8').identities }] },
  { name: 'a message that was taken', file: 'sent-short.json', expect: [sent(null)] },
  { name: 'the same, by our own number of it', file: 'sent-update-message-id.json', expect: [sent('123')] },
  {
    name: 'a code was sent',
    file: 'login-code-sent-real.json',
    expect: [{ type: 'session_changed', state: 'awaits_code', problem: null }],
  },
];
