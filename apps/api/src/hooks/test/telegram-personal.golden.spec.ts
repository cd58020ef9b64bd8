import { goldenSpec, nothing, only, type Left } from './golden-rig.js';

const client = (left: Left, kind: string, value: string): void => {
  expect(left.clients.map(({ identities }) => identities)).toEqual([[`${kind}:${value}`]]);
};

/** About messages and clients that this company does not know: understood, and no trace in any dialog. */
const silent = nothing;

goldenSpec({
  transport: 'telegram-personal',
  formOf: () => ({
    settings: { api_id: '1', base_url: 'http://127.0.0.1:9' },
    secrets: { api_hash: 'planted-api-hash', gateway_secret: 'planted-gateway-secret' },
  }),
  credentials: (_body, secrets) => ({ headers: { 'x-gateway-secret': secrets.gateway_secret ?? '' } }),
  expectations: {
    'short-message-in.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'from_client', origin: 'client', text: 'hi', external_id: '3' });
      expect(left.lines).toContain('request_opened');
      client(left, 'user_id', '11');
    },
    'short-message-out.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'to_client', origin: 'phone', text: 'hi', external_id: '3' });
      expect(left.lines).not.toContain('request_opened');
      client(left, 'user_id', '11');
    },
    'short-message-real.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'from_client', text: 'Hi', external_id: '53', provider_at: new Date(1_656_404_766_000) });
      client(left, 'user_id', '1154896770');
    },
    'delete-messages.json': silent,
    'dialog-read-state-real.json': silent,
    'login-code-sent-real.json': silent,
    'read-inbox.json': silent,
    'read-outbox.json': silent,
    'sent-short.json': silent,
    'sent-update-message-id.json': silent,
    'tdlib-read-outbox.json': silent,
    'typing.json': silent,
  },
});
