import { goldenSpec, nothing, only } from './golden-rig.js';

const JOHN = ['dialog:182182182', 'user_id:123456789'];

goldenSpec({
  transport: 'max',
  formOf: () => ({ settings: {}, secrets: { access_token: 'planted-token', webhook_secret: 'planted-secret' } }),
  credentials: (_body, secrets) => ({ headers: { 'x-max-bot-api-secret': secrets.webhook_secret ?? '' } }),
  expectations: {
    // Private by the kind of its chat, though the chat's number is negative.
    'message-created-real.json': (left) => {
      expect(only(left)).toMatchObject({
        ...{ kind: 'from_client', client: 'User_Name', text: 'Привет', external_id: 'mid.REDACTED_ID' },
        identities: ['dialog:-100000000', 'user_id:54321'],
      });
      expect(left.lines).toContain('request_opened');
    },
    'message-null-text.json': (left) =>
      expect(only(left)).toMatchObject({ client: '1', text: null, content: { unsupported: { kind: 'empty' } } }),
    'poll-message-created.json': (left) =>
      expect(only(left)).toMatchObject({
        ...{ identities: ['chat:-70801090403050'], external_id: 'mid.ffffbdb48e6c3775019d496b34394b84' },
        content: { forwarded: 'once', author: { name: 'John Doe' } },
      }),
    'message-callback.json': (left) =>
      expect(only(left)).toMatchObject({
        ...{ client: 'John Doe', identities: JOHN },
        content: { press: { payload: 'picture', onMessage: 'mid.000000000adf429c019d47d58f2b3d9e' } },
      }),
    'message-callback-markup-real.json': (left) => expect(only(left)).toMatchObject({ content: { press: { payload: 'utm_view_6' } } }),
    // The dialog opens, nobody is asked to answer, and there is no message in it.
    'bot-started.json': (left) => {
      expect(left.messages).toEqual([]);
      expect(left.dialogs).toBe(1);
      expect(left.lines).toEqual(['client_started']);
      expect(left.clients).toMatchObject([{ name: 'John Doe', identities: JOHN }]);
    },
    // About what this company never had: nothing to show, and nothing to fail on.
    'bot-stopped.json': nothing,
    'message-edited.json': nothing,
    'message-removed.json': nothing,
    'dialog-muted.json': nothing,
    'bot-added-to-chat.json': nothing,
    'user-added.json': nothing,
  },
});
