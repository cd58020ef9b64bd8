import { goldenSpec, only } from './golden-rig.js';

goldenSpec({
  transport: 'tamtam',
  formOf: () => ({ settings: {}, secrets: { access_token: 'planted-token', webhook_secret: 'planted-secret' } }),
  // TamTam knows no header of ours: the secret stands in the address.
  credentials: (_body, secrets) => ({ query: { secret: secrets.webhook_secret ?? '' } }),
  expectations: {
    'message-created.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'from_client', client: 'Иван', text: 'Привет', identities: ['dialog:222', 'user_id:111'] });
      expect(left.lines).toContain('request_opened');
    },
    'message-callback.json': (left) =>
      expect(only(left)).toMatchObject({
        content: { press: { payload: 'action', onMessage: 'mid_12345' } },
        identities: expect.arrayContaining(['user_id:111']) as string[],
      }),
    'bot-started-payload.json': (left) => {
      expect(left.messages).toEqual([]);
      expect(left.dialogs).toBe(1);
      expect(left.lines).toEqual(['client_started']);
      expect(left.clients).toMatchObject([{ name: 'Boris' }]);
    },
  },
});
