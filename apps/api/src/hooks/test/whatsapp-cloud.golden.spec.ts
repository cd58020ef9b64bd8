import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { whatsAppForm } from '../../../../../test/api/rows.js';
import { goldenSpec, nothing, only, type Left } from './golden-rig.js';

interface Webhook {
  entry: { id?: string; changes: { value: { metadata?: { phone_number_id: string } } }[] }[];
}

const expectations: Record<string, (left: Left) => void> = {
  'in-text.json': (left) => {
    expect(only(left)).toMatchObject({
      ...{ kind: 'from_client', origin: 'client', client: 'Sheena Nelson', phone: '16505551234', text: 'Does it come in another color?' },
      provider_at: new Date(1_749_416_383_000),
    });
    expect(left.lines).toContain('request_opened');
  },
  'in-text-real-capture.json': (left) => expect(only(left).client).toBe('~'),
  'in-text-user-id.json': (left) => {
    expect(left.clients).toHaveLength(1);
    expect(
      only(left)
        .identities.map((identity) => identity.split(':')[1])
        .sort(),
    ).toEqual(['5678', 'US.1234']);
  },
  'in-text-bsuid-only.json': (left) => {
    expect(only(left)).toMatchObject({ client: 'Kerry Fisher', phone: null });
    expect(only(left).identities.some((identity) => identity.endsWith(':US.1234'))).toBe(true);
  },
  'in-text-ctwa-ad.json': (left) => expect(JSON.stringify(only(left).content)).toContain('120226305854810726'),
  'in-text-product-context.json': (left) => expect(only(left).content?.['product']).toBeDefined(),
  'in-no-profile.json': (left) => expect(only(left).client).toBe('PHONE_NUMBER'),
  'in-image-caption.json': (left) => {
    expect(only(left).text).toBe('Taj Mahal');
    expect(only(left).attachments).toMatchObject([
      { kind: 'image', mime: 'image/jpeg', provider_media_id: '1003383421387256', state: 'pending' },
    ]);
  },
  'in-image-with-url.json': (left) => expect(only(left).attachments).toMatchObject([{ kind: 'image', provider_media_id: '65463453' }]),
  'in-video-forwarded.json': (left) => {
    expect(only(left).attachments).toMatchObject([{ kind: 'video' }]);
    expect(only(left).content?.['forwarded']).toBe('once');
  },
  'in-document.json': (left) =>
    expect(only(left).attachments).toMatchObject([{ kind: 'document', name: 'filename.pdf', mime: 'application/pdf' }]),
  'in-sticker.json': (left) => expect(only(left).attachments).toMatchObject([{ kind: 'sticker', mime: 'image/webp' }]),
  'in-audio-voice.json': (left) => expect(only(left).attachments).toMatchObject([{ kind: 'voice', mime: 'audio/ogg; codecs=opus' }]),
  'in-audio-file-forwarded.json': (left) => expect(only(left).attachments).toMatchObject([{ kind: 'audio' }]),
  'in-location.json': (left) => expect(only(left).content?.['location']).toMatchObject({ latitude: 37.44221496582, name: 'Philz Coffee' }),
  'in-location-current.json': (left) => expect(only(left).content?.['location']).toEqual({ latitude: 12.25089, longitude: 43.90539 }),
  'in-contacts.json': (left) => {
    expect(only(left).content?.['contacts']).toMatchObject([{ name: 'Lucía Gómez', phones: [{ waId: '19835552319' }] }]);
    expect(left.clients).toHaveLength(1);
  },
  'in-contacts-three.json': (left) => expect(only(left).content?.['contacts']).toHaveLength(3),
  'in-interactive-button-reply.json': (left) =>
    expect(only(left).content?.['press']).toMatchObject({
      payload: 'cancel-button',
      title: 'Cancel',
      onMessage: expect.stringContaining('wamid.') as string,
    }),
  'in-interactive-list-reply.json': (left) =>
    expect(only(left).content?.['press']).toMatchObject({
      payload: 'priority_express',
      title: 'Priority Mail Express',
      description: 'Next Day to 2 Days',
    }),
  'in-list-reply-id-only.json': (left) => expect(only(left)).toMatchObject({ text: 'menu:1', content: { press: { payload: 'menu:1' } } }),
  'in-template-button.json': (left) =>
    expect(only(left).content?.['press']).toMatchObject({ payload: 'Unsubscribe', onMessage: expect.any(String) as string }),
  'in-button-no-context.json': (left) => {
    expect(only(left).content?.['press']).toMatchObject({ payload: 'callback_data' });
    expect(only(left).quoted_external_id).toBeNull();
  },
  'in-flow-response.json': (left) => {
    expect(only(left)).toMatchObject({ text: 'Sent' });
    expect(JSON.stringify(only(left).content?.['form'])).toContain('delivery_rating');
  },
  'in-forwarded-many.json': (left) => expect(only(left).content?.['forwarded']).toBe('many'),
  'in-reply-quote.json': (left) => expect(only(left)).toMatchObject({ text: 'replied text', quoted_external_id: 'wamid.xyzxyz==' }),
  'in-order.json': (left) => expect((only(left).content?.['order'] as { items: unknown[] }).items).toHaveLength(3),
  'in-unsupported.json': (left) => expect(only(left).content?.['unsupported']).toMatchObject({ code: 131051 }),
  'in-duplicate-in-one-batch.json': (left) => expect(only(left).text).toBe('Hello World'),
  'in-batch-two-changes.json': (left) => expect(only(left).text).toBe('MESSAGE_BODY'),
  // About messages that this company never had: nothing to show, and nothing to fail on.
  'in-reaction.json': nothing,
  'in-reaction-removed.json': nothing,
  'in-revoked-by-client.json': nothing,
  'in-system-number-changed.json': nothing,
  'in-system-identity-changed.json': nothing,
  'in-value-level-error.json': (left) => {
    nothing(left);
    expect(left.channel.last_error).not.toBeNull();
    expect(left.channel.state).toBe('active');
  },
  'standby-inbound.json': nothing,
  'call-connect.json': nothing,
  'echo-edit.json': nothing,
  'echo-text-docs.json': (left) => {
    expect(only(left)).toMatchObject({ kind: 'to_client', origin: 'phone', phone: '16505551234', status: 50 });
    expect(only(left).text).toContain("Here's the info you requested!");
    expect(left.lines).not.toContain('assigned');
  },
  'history-threads.json': (left) => {
    expect(left.messages).toHaveLength(4);
    expect(left.messages.every(({ origin }) => origin === 'history')).toBe(true);
    expect(left.messages.filter(({ phone }) => phone === '16505551234')).toHaveLength(3);
    expect(left.messages.map(({ kind }) => kind).filter((kind) => kind === 'to_client').length).toBeGreaterThan(1);
  },
  'history-media-followup.json': nothing,
  'state-sync-add.json': (left) => {
    expect(left.dialogs).toBe(0);
    expect(left.clients).toHaveLength(1);
    expect(left.clients[0]?.phone).toBe('16505551234');
  },
  'account-partner-removed-app-disconnect.json': (left) => expect(left.channel.state).toBe('broken'),
  'template-approved.json': (left) => expect(left.templates).toMatchObject([{ status: 'approved', external_id: '1689556908129832' }]),
  'template-rejected.json': (left) => {
    expect(left.templates[0]?.status).toBe('rejected');
    expect(left.templates[0]?.reason).toBeTruthy();
  },
  'template-category-update.json': (left) => expect(left.templates).toMatchObject([{ category: 'MARKETING' }]),
};
const statuses = readdirSync(path.resolve('libs/connectors/src/whatsapp-cloud/fixtures')).filter((file) => file.startsWith('status-'));
for (const file of statuses) expectations[file] = nothing;

goldenSpec({
  transport: 'whatsapp-cloud',
  formOf: (body) => {
    const [entry] = (body as Webhook).entry;
    const number = entry?.changes.find(({ value }) => value.metadata)?.value.metadata?.phone_number_id ?? '1';
    return { settings: { phone_number_id: number, waba_id: entry?.id ?? '2' }, secrets: whatsAppForm.secrets };
  },
  credentials: (body, secrets) => ({
    headers: {
      'x-hub-signature-256': `sha256=${createHmac('sha256', secrets.app_secret ?? '')
        .update(body)
        .digest('hex')}`,
    },
  }),
  expectations,
});
