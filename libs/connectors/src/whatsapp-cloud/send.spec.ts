import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { HttpFailure } from '../http/http.port.js';
import { asObject } from '../json/reading.js';
import { aMessage, anAttachment, rows } from '../testing/a-message.factory.js';
import { ProviderStub } from '../testing/provider-stub.js';
import { whatsappCloud } from './connector.js';

const taken = { status: 200, json: { messages: [{ id: 'wamid.accepted' }] } };
const uploaded = { status: 200, json: { id: '4490709327384033' } };

describe('sending through the Cloud API', () => {
  let provider: ProviderStub;
  let channel: ConnectedChannel;

  beforeAll(async () => {
    provider = await ProviderStub.start();
    channel = {
      id: 1,
      companyId: 1,
      transport: 'whatsapp-cloud',
      key: 'test',
      settings: { phone_number_id: '106540352242922', waba_id: '1', base_url: `${provider.origin}/v25.0/` },
      secrets: { access_token: 'EAAG-test-token', app_secret: 's', verify_token: 'v' },
    };
  });
  afterAll(() => provider.stop());

  const send = (message: Partial<OutboundMessage>) => whatsappCloud.send(aMessage(message), channel, provider.http);
  const bodies = () =>
    provider.taken
      .filter(({ path }) => path.endsWith('/messages'))
      .map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, unknown>);
  const sentAs = async (message: Partial<OutboundMessage>) => {
    provider.answers(...(message.attachment ? [uploaded, taken] : [taken]));
    await send(message);
    return bodies()[0] ?? {};
  };
  const refusedAs = async (message: Partial<OutboundMessage>) => {
    provider.answers();
    const error: unknown = await send(message).catch((failure: unknown) => failure);
    expect(provider.taken).toEqual([]);
    return error;
  };

  it("goes to the number's address with its token, and brings back the provider's id", async () => {
    provider.answers(taken);
    await expect(send({})).resolves.toEqual({ externalId: 'wamid.accepted' });
    expect(provider.taken).toMatchObject([
      {
        method: 'POST',
        path: '/v25.0/106540352242922/messages',
        headers: { authorization: 'Bearer EAAG-test-token', 'content-type': 'application/json' },
      },
    ]);
  });

  it('carries our id, the quoted message and a preview of links', async () => {
    expect(await sentAs({ id: '77', quotes: 'wamid.quoted', text: 'see https://example.com' })).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '250788123123',
      context: { message_id: 'wamid.quoted' },
      biz_opaque_callback_data: '77',
      type: 'text',
      text: { body: 'see https://example.com', preview_url: true },
    });
  });

  it('addresses the phone when there is one, whatever else is known', async () => {
    const to = [
      { kind: 'parent_user_id', value: 'US.ENT.1' },
      { kind: 'user_id', value: 'US.2' },
      { kind: 'wa_id', value: '+250 788 123 123' },
    ];
    expect(await sentAs({ to })).toMatchObject({ to: '250788123123' });
    expect(await sentAs({ to: to.slice(0, 2) })).toMatchObject({ recipient: 'US.2' });
    expect(await sentAs({ to: to.slice(0, 1) })).toMatchObject({ recipient: 'US.ENT.1' });
  });

  it('uploads a voice note as ogg with Opus and sends it as one', async () => {
    expect(await sentAs({ text: null, attachment: anAttachment('voice', 'audio/ogg; codecs=opus', { name: 'voice.ogg' }) })).toMatchObject({
      type: 'audio',
      audio: { id: '4490709327384033', voice: true },
    });
    const [upload] = provider.taken;
    expect(upload).toMatchObject({
      method: 'POST',
      path: '/v25.0/106540352242922/media',
      headers: { authorization: 'Bearer EAAG-test-token' },
    });
    const form = upload?.body.toString('utf8') ?? '';
    expect(form).toContain('name="messaging_product"\r\n\r\nwhatsapp\r\n');
    expect(form).toContain('filename="voice.ogg"\r\nContent-Type: audio/ogg; codecs=opus\r\n\r\nbytes of a voice\r\n');
  });

  it.each([
    ['a picture', anAttachment('image', 'image/png'), { type: 'image', image: { id: uploaded.json.id, caption: 'text' } }],
    ['a film', anAttachment('video', 'video/mp4'), { type: 'video', video: { id: uploaded.json.id, caption: 'text' } }],
    [
      'a document',
      anAttachment('document', 'application/pdf', { name: 'a.pdf' }),
      { type: 'document', document: { id: uploaded.json.id, caption: 'text', filename: 'a.pdf' } },
    ],
    [
      'a picture that WhatsApp does not show',
      anAttachment('image', 'image/heic', { name: 'a.heic' }),
      { type: 'document', document: { filename: 'a.heic' } },
    ],
    [
      'a picture too large to be shown',
      anAttachment('image', 'image/png', { size: 6e6, name: 'big.png' }),
      { type: 'document', document: { filename: 'big.png' } },
    ],
  ])('%s carries its text', async (_kind, attachment, part) => {
    expect(await sentAs({ text: 'text', attachment })).toMatchObject(part);
  });

  it('sound that is no voice note goes as a file of sound, or as a document', async () => {
    expect(await sentAs({ text: null, attachment: anAttachment('voice', 'audio/mp4') })).toMatchObject({
      type: 'audio',
      audio: { id: uploaded.json.id },
    });
    expect(asObject(bodies()[0]?.audio)).not.toHaveProperty('voice');
    expect(await sentAs({ text: null, attachment: anAttachment('voice', 'audio/webm;codecs=opus') })).toMatchObject({ type: 'document' });
    expect(await sentAs({ text: null, attachment: anAttachment('sticker', 'image/webp') })).toMatchObject({ type: 'sticker' });
  });

  it('buttons under a picture', async () => {
    expect(await sentAs({ text: 'Choose', buttons: rows(2), attachment: anAttachment('image', 'image/jpeg') })).toMatchObject({
      interactive: { type: 'button', header: { type: 'image', image: { id: uploaded.json.id } }, body: { text: 'Choose' } },
    });
  });

  it('a button without a payload comes back as its text; long titles and long texts make a list; links become lines', async () => {
    expect(await sentAs({ buttons: [{ type: 'reply', text: 'Yes' }] })).toMatchObject({
      interactive: { action: { buttons: [{ reply: { id: 'Yes', title: 'Yes' } }] } },
    });
    expect(await sentAs({ buttons: rows(1, { 0: { text: 'x'.repeat(24) } }) })).toMatchObject({
      interactive: { type: 'list', action: { button: 'Menu' } },
    });
    // Above buttons WhatsApp takes 1024 characters, above a list 4096.
    expect(await sentAs({ text: 'x'.repeat(1025), buttons: rows(2) })).toMatchObject({ interactive: { type: 'list' } });
    expect(await sentAs({ text: 'Hi', buttons: [{ type: 'url', text: 'Shop', url: 'https://shop.example' }] })).toMatchObject({
      text: { body: 'Hi\n\nShop: https://shop.example' },
    });
  });

  it.each([
    ['nothing to say', { text: null }, 'empty_message'],
    ['only spaces', { text: ' \n ' }, 'empty_message'],
    ['a text that is too long', { text: 'x'.repeat(4097) }, 'text_too_long'],
    ['a caption that is too long', { text: 'x'.repeat(1025), attachment: anAttachment('image', 'image/png') }, 'caption_too_long'],
    ['a text beside a voice note', { text: 'x', attachment: anAttachment('voice', 'audio/ogg') }, 'caption_not_allowed'],
    [
      'a file that is too large',
      { attachment: anAttachment('document', 'application/zip', { size: 101 * 1024 * 1024 }) },
      'file_too_large',
    ],
    ['buttons without a text', { text: null, buttons: rows(1) }, 'buttons_need_text'],
    ['eleven buttons', { buttons: rows(11) }, 'too_many_buttons'],
    ['two buttons of the same title', { buttons: rows(2, { 1: { text: 'ROW1' } }) }, 'buttons_repeat'],
    ['two buttons of the same payload', { buttons: rows(2, { 1: { payload: '0' } }) }, 'buttons_repeat'],
    ['a title that is too long', { buttons: rows(1, { 0: { text: 'x'.repeat(25) } }) }, 'button_title_too_long'],
    ['a payload that is too long', { buttons: rows(1, { 0: { payload: 'x'.repeat(257) } }) }, 'payload_too_long'],
    ['a list under a picture', { buttons: rows(4), attachment: anAttachment('image', 'image/png') }, 'list_without_file'],
    ['nobody to send it to', { to: [] }, 'no_address'],
  ])('refuses %s by itself, before anything leaves', async (_what, message, reason) => {
    expect(await refusedAs(message)).toMatchObject({
      name: 'SendError',
      kind: 'message_invalid',
      reason,
      detail: expect.stringMatching(/\.$/) as string,
    });
  });

  it('an emoji counts as one character', async () => {
    expect(await sentAs({ text: '👋'.repeat(4096) })).toMatchObject({ type: 'text' });
  });

  it('an upload whose answer is lost may be repeated: nothing was sent to the client', async () => {
    for (const answer of ['reset' as const, { status: 502 }, { status: 200, json: {} }]) {
      provider.answers(answer);
      const message = { text: null, attachment: anAttachment('image', 'image/png') };
      await expect(send(message)).rejects.toMatchObject({ kind: 'retryable', mayRetry: true });
    }
  });

  it('a send whose answer is lost may not', async () => {
    provider.answers(uploaded, 'reset');
    await expect(send({ text: null, attachment: anAttachment('image', 'image/png') })).rejects.toMatchObject({
      kind: 'unknown',
      mayRetry: false,
    });
  });

  it('"media upload error" gets one more upload and no third', async () => {
    const mediaError = { status: 400, json: { error: { code: 131053, message: 'Media upload error' } } };
    const message = { text: null, attachment: anAttachment('image', 'image/png') };
    provider.answers(uploaded, mediaError, uploaded, taken);
    await expect(send(message)).resolves.toEqual({ externalId: 'wamid.accepted' });
    provider.answers(uploaded, mediaError, uploaded, mediaError);
    await expect(send(message)).rejects.toMatchObject({ kind: 'rejected', reason: 'media_not_accepted' });
    expect(provider.taken).toHaveLength(4);
  });

  it('a file that cannot be read now is tried again', async () => {
    const attachment = anAttachment('image', 'image/png', { open: () => Promise.reject(new Error('EIO')) });
    expect(await refusedAs({ text: null, attachment })).toMatchObject({ kind: 'not_reached', code: 'file_unreadable', mayRetry: true });
  });

  it.each([
    [new HttpFailure('refused', false, 'x'), { kind: 'not_reached', code: 'refused', mayRetry: true }],
    [new HttpFailure('timeout', false, 'x'), { kind: 'not_reached', code: 'timeout', mayRetry: true }],
    [new HttpFailure('timeout', true, 'x'), { kind: 'unknown', code: 'timeout', mayRetry: false }],
    [new HttpFailure('too_large', true, 'x'), { kind: 'unknown', code: 'too_large', mayRetry: false }],
    [new HttpFailure('blocked_address', false, 'x'), { kind: 'channel_broken', reason: 'address_not_allowed', mayRetry: false }],
    [new TypeError('a bug'), { kind: 'unknown', code: 'internal', mayRetry: false }],
  ])('%s is told honestly', async (failure, becomes) => {
    const broken = { request: () => Promise.reject(failure), stream: () => Promise.reject(failure) };
    await expect(whatsappCloud.send(aMessage(), channel, broken)).rejects.toMatchObject({ name: 'SendError', ...becomes });
  });

  it('a channel without a token says so and calls nobody', async () => {
    provider.answers();
    const bare = { ...channel, secrets: {} };
    await expect(whatsappCloud.send(aMessage(), bare, provider.http)).rejects.toMatchObject({
      kind: 'channel_broken',
      code: 'not_configured',
    });
    expect(provider.taken).toEqual([]);
  });

  it('marks a message as read', async () => {
    provider.answers({ status: 200, json: { success: true } });
    const read: ChannelAction = { kind: 'mark_read', to: [], externalId: 'wamid.theirs' };
    await whatsappCloud.perform(read, channel, provider.http);
    expect(bodies()).toEqual([{ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.theirs' }]);
    provider.answers({ status: 401, json: { error: { code: 190 } } });
    await expect(whatsappCloud.perform(read, channel, provider.http)).rejects.toMatchObject({ kind: 'channel_broken' });
  });
});
