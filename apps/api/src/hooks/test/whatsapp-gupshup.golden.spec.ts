import { goldenSpec, nothing, only, type Left } from './golden-rig.js';

const secrets = { api_key: 'planted-key', app_token: 'planted-token', webhook_secret: 'planted-secret' };

/** The app that a file was sent by, in either version. */
function settingsOf(body: unknown): Record<string, string> {
  const { app = 'DemoApp', gs_app_id: appId } = body as { app?: string; gs_app_id?: string };
  return { api: appId === undefined ? 'self_serve' : 'partner', app_id: appId ?? 'app-1', app_name: app, source_number: '919147370292' };
}

const file = (left: Left): unknown => only(left).attachments[0];

goldenSpec({
  transport: 'whatsapp-gupshup',
  formOf: (body) => ({ settings: settingsOf(body), secrets }),
  // A partner's app brings the secret as a header, all others in the address.
  credentials: (body) =>
    body.includes('gs_app_id')
      ? { headers: { 'x-deskwire-secret': secrets.webhook_secret } }
      : { query: { secret: secrets.webhook_secret } },
  answer: '',
  expectations: {
    'in-text.json': (left) => {
      expect(only(left)).toMatchObject({ kind: 'from_client', client: 'SJ', text: 'Hi', provider_at: new Date(1_718_007_189_000) });
      expect(left.lines).toContain('request_opened');
    },
    'in-text-typeless.json': (left) => expect(only(left)).toMatchObject({ client: 'Smit', phone: '919917443994', text: 'Hi' }),
    'in-text-reply.json': (left) => expect(only(left).quoted_external_id).toBe('9b71295f-f7af-4c1f-b2b4-31b4a4867bad'),
    'in-text-ad-referral-cloud.json': (left) =>
      expect(only(left).content).toMatchObject({ referral: { sourceType: 'ad', sourceId: '6570618339781' } }),
    'in-text-post-referral.json': (left) => expect(only(left).content).toMatchObject({ referral: { sourceType: 'post' } }),
    'in-image.json': (left) => {
      expect(only(left)).toMatchObject({ text: 'Sample image', identities: ['wa_id:919XXXXX4'] });
      expect(file(left)).toMatchObject({ kind: 'image', mime: 'image/jpeg', state: 'pending' });
    },
    'in-audio-voice.json': (left) => expect(file(left)).toMatchObject({ kind: 'voice', mime: 'audio/ogg; codecs=opus' }),
    'in-file.json': (left) => expect(file(left)).toMatchObject({ kind: 'document', name: 'IMG_0068.PNG' }),
    'in-location.json': (left) => expect(only(left).content).toEqual({ location: { latitude: 19.1453658, longitude: 72.8552172 } }),
    'in-location-request-reply.json': (left) =>
      expect(only(left)).toMatchObject({ phone: '916205947795', quoted_external_id: 'gBEGkWIFlHeVAglFUZUUf5DKWfc' }),
    'in-contact-card.json': (left) =>
      expect(only(left).content).toMatchObject({ contacts: [{ name: 'Dev Support', phones: [{ phone: '+91 77383 05433' }] }] }),
    'in-template-button-type-text.json': (left) =>
      expect(only(left).content).toMatchObject({
        press: { payload: 'View Account Balance', onMessage: '9b71295f-f7af-4c1f-b2b4-31b4a4867bad' },
      }),
    'in-list-reply.json': (left) =>
      expect(only(left).content).toMatchObject({
        press: { payload: 'section 1 row 1 postback payload', onMessage: 'cbdafe39-1023-42a7-89d6-6c01a3388bb5' },
      }),
    'in-quick-reply-no-postback.json': (left) =>
      expect(only(left).content).toMatchObject({ press: { title: 'First', onMessage: '123b0fb2-0620-493b-8f7e-5a1ceb6d8c58' } }),
    'in-button-reply-emoji.json': (left) =>
      expect(only(left)).toMatchObject({ text: '👍', content: { press: { payload: 'postbackText', title: '👍' } } }),
    'v3-in-voice-real.json': (left) => {
      expect(only(left)).toMatchObject({ client: 'Soumit', phone: '917595903437' });
      expect(file(left)).toMatchObject({ kind: 'voice', provider_media_id: '1408004134667495' });
    },
    'template-status-approved.json': (left) =>
      expect(left.templates).toMatchObject([{ name: 'order_update', status: 'approved', external_id: 'some-bsp-id' }]),
    'template-category-change.json': (left) => expect(left.templates).toMatchObject([{ name: 'abcd', category: 'UTILITY' }]),
    'template-category-alert.json': (left) => {
      expect(left.templates).toEqual([]);
      expect(left.channel).toMatchObject({ state: 'active', last_error: expect.stringContaining('UTILITY') as string });
    },
    // About messages that this company never sent, or about nothing that anybody would see.
    'status-enqueued.json': nothing,
    'status-sent.json': nothing,
    'status-delivered.json': nothing,
    'status-delivered-inner-ts.json': nothing,
    'status-read.json': nothing,
    'status-failed-sync.json': nothing,
    'v3-status-sent.json': nothing,
    'v3-status-read.json': nothing,
    'v3-status-read-two-uuids.json': nothing,
    'user-opted-in.json': nothing,
    'user-sandbox-start.json': nothing,
    'billing-event.json': nothing,
  },
});
