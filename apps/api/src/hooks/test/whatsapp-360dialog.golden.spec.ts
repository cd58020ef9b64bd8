import { goldenSpec, nothing, only } from './golden-rig.js';

const SECRET = 'planted-webhook-secret';

goldenSpec({
  transport: 'whatsapp-360dialog',
  formOf: () => ({ settings: {}, secrets: { api_key: 'planted-key', webhook_secret: SECRET } }),
  credentials: () => ({ headers: { 'x-deskwire-secret': SECRET } }),
  expectations: {
    'in-text.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'from_client', client: 'Kerry Fisher', phone: '5678', text: 'Hello World' });
      expect(left.lines).toContain('request_opened');
    },
    'in-text-odd-timestamp.json': (left) =>
      expect(only(left)).toMatchObject({ text: 'hi', provider_at: null, phone: '910123456789', client: '910123456789' }),
    'in-brazil-9-digit.json': (left) => {
      expect(left.clients).toMatchObject([{ name: 'Sojan Jose', identities: ['wa_id:554188887777', 'wa_id:5541988887777'] }]);
      expect(only(left).text).toBe('Test');
    },
    'in-image.json': (left) => {
      expect(only(left).text).toBe('Check out my new phone!');
      expect(only(left).attachments).toMatchObject([{ kind: 'image', provider_media_id: 'id_image', state: 'pending' }]);
    },
    'in-video.json': (left) => expect(only(left).attachments).toMatchObject([{ kind: 'video', provider_media_id: 'id_video' }]),
    'in-document.json': (left) => {
      expect(only(left).text).toBe('80skaraokesonglistartist');
      expect(only(left).attachments).toMatchObject([{ kind: 'document', mime: 'application/pdf' }]);
    },
    'in-document-id-only.json': (left) =>
      expect(only(left).attachments).toMatchObject([{ kind: 'document', mime: null, name: null, provider_media_id: 'sdfghj567' }]),
    'in-location.json': (left) =>
      expect(only(left).content?.['location']).toMatchObject({ latitude: 0, longitude: 1, name: 'Main Street Beach' }),
    'in-button-reply.json': (left) => expect(only(left).content?.['press']).toEqual({ payload: 'id_button_reply', title: 'Yes' }),
    'in-list-reply.json': (left) => expect(only(left).content?.['press']).toEqual({ payload: 'id_list_reply', title: 'Yes' }),
    'in-template-button.json': (left) =>
      expect(only(left).content?.['press']).toMatchObject({ payload: 'No-Button-Payload', onMessage: 'gBGGFmkiWVVPAgkgQkwi7IORac0' }),
    'legacy-flat-text.json': (left) => expect(only(left)).toMatchObject({ client: 'Sojan Jose', text: 'Test' }),
    'legacy-flat-image.json': (left) => {
      expect(only(left).text).toBe('Check out my product!');
      expect(only(left).attachments).toMatchObject([{ kind: 'image', mime: 'image/jpeg' }]);
    },
    'legacy-flat-contacts-org.json': (left) => expect(only(left).content?.['contacts']).toHaveLength(2),
    'status-sent.json': nothing,
  },
});
