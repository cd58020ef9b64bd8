import { goldenSpec, nothing, only, type Left } from './golden-rig.js';

const fromJohn = (left: Left, parts: object): void => {
  expect(only(left)).toMatchObject({ kind: 'from_client', client: 'John Doe', phone: '5511912345678', external_id: 'msg_123', ...parts });
  expect(only(left).identities).toEqual(['wa_id:5511912345678']);
};
const withFile = (left: Left, kind: string, mime: string): void => {
  expect(only(left).attachments).toMatchObject([{ kind, mime, provider_media_id: 'msg_123' }]);
};

goldenSpec({
  transport: 'whatsapp-personal',
  formOf: () => ({ settings: { base_url: 'http://127.0.0.1:9' }, secrets: { gateway_secret: 'planted-gateway-secret' } }),
  credentials: (_body, secrets) => ({ headers: { 'x-gateway-secret': secrets.gateway_secret ?? '' } }),
  expectations: {
    'in-text.json': (left) => fromJohn(left, { text: 'Hello from Baileys' }),
    'in-text-extended.json': (left) => fromJohn(left, { text: 'Hello from Baileys' }),
    'in-image.json': (left) => {
      fromJohn(left, { text: 'Hello from Baileys' });
      withFile(left, 'image', 'image/png');
    },
    'in-video.json': (left) => {
      fromJohn(left, { text: 'Hello from Baileys' });
      withFile(left, 'video', 'video/mp4');
    },
    'in-audio.json': (left) => {
      fromJohn(left, { text: null });
      withFile(left, 'audio', 'audio/opus');
    },
    'in-batch-two-clients.json': (left) => {
      expect(left.dialogs).toBe(2);
      expect(left.messages.map(({ client, text }) => [client, text])).toEqual([
        ['John Doe', 'Hello from Baileys'],
        ['Jane Doe', 'Hello from another user'],
      ]);
    },
    // Our own name comes with what we wrote on the phone; the client keeps his number for a name.
    'out-from-phone.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'to_client', origin: 'phone', text: 'Hello from Baileys', client: '5511912345678' });
      expect(left.lines).not.toContain('request_opened');
    },
    'in-protocol-message.json': nothing,
    'in-reaction.json': nothing,
    'update-delivered.json': nothing,
    'update-played.json': nothing,
    'update-read.json': nothing,
    'update-edited.json': nothing,
    'connection-open.json': nothing,
    'connection-qr-only.json': nothing,
  },
});
