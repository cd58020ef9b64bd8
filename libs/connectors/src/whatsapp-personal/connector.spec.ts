import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { aMessage, anAttachment, rows } from '../testing/a-message.factory.js';
import { connectorSpec, type ExpectedCall, type OutgoingCase, type RefusalCase } from '../testing/connector-spec.js';
import { capturedCases } from './cases/captured.cases.js';
import { whatsappPersonal } from './connector.js';

const PATH = '/channels/whatsapp-personal/test';
const channelAt = (origin: string): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport: 'whatsapp-personal', key: 'test' },
  settings: { base_url: origin },
  secrets: { gateway_secret: 'the gateway secret' },
});

const to = '250788123123@s.whatsapp.net';
const bare = { id: '9001', to, text: 'Simple Message', file: null, location: null, contacts: [], quotes: null };
const sends = (json: object): ExpectedCall[] => [{ path: `${PATH}/send`, json: { ...bare, ...json } }];

const outgoing: OutgoingCase[] = [
  { name: 'a text', message: aMessage(), sends: sends({}) },
  { name: 'to a hidden number', message: aMessage({ to: [{ kind: 'lid', value: '77' }] }), sends: sends({ to: '77@lid' }) },
  { name: 'to a group', message: aMessage({ to: [{ kind: 'group', value: '1203-15' }] }), sends: sends({ to: '1203-15@g.us' }) },
  { name: 'buttons become numbered lines', message: aMessage({ buttons: rows(1) }), sends: sends({ text: 'Simple Message\n\n1. ROW1' }) },
  {
    name: 'a voice note',
    message: aMessage({ text: null, attachment: anAttachment('voice', 'audio/ogg', { name: 'voice.ogg', durationSeconds: 4 }) }),
    answers: [
      { status: 200, json: { id: 'f1' } },
      { status: 200, json: { id: 'A1' } },
    ],
    sends: [
      { path: `${PATH}/files`, form: { file: 'voice.ogg (audio/ogg)' } },
      ...sends({ text: null, file: { id: 'f1', kind: 'voice', name: 'voice.ogg', mime: 'audio/ogg', durationSeconds: 4, waveform: null } }),
    ],
  },
];

const refused = (status: number, code: string): RefusalCase['answer'] => ({ status, json: { error: { code } } });

const refusals: RefusalCase[] = [
  { name: 'no such number', answer: refused(404, 'not_on_whatsapp'), becomes: { kind: 'client_unreachable' } },
  { name: 'signed out on the phone', answer: refused(401, '401'), becomes: { kind: 'channel_broken', reason: 'signed_out' } },
  { name: 'banned', answer: refused(403, '403'), becomes: { kind: 'channel_broken', reason: 'account_banned' } },
  { name: 'too many strangers', answer: refused(400, '463'), becomes: { kind: 'rejected', reason: 'spam_limit' } },
  { name: 'too fast', answer: refused(429, '429'), becomes: { kind: 'throttled', mayRetry: true } },
  { name: 'no driver', answer: refused(409, 'driver_missing'), becomes: { kind: 'channel_broken', reason: 'not_configured' } },
  { name: "a proxy's word", answer: { status: 504, json: {} }, becomes: { kind: 'unknown', mayRetry: false } },
];

connectorSpec(whatsappPersonal, {
  fixtures: join(import.meta.dirname, 'fixtures'),
  channelOf: () => channelAt('http://127.0.0.1:9'),
  channelAt,
  webhooks: (file) => file.endsWith('.json'),
  ours: () => ({}),
  accepted: { status: 200, json: { id: 'A1' } },
  incoming: capturedCases,
  outgoing,
  refusals,
});
