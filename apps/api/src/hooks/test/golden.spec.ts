import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { aChannel, whatsAppForm } from '../../../../../test/api/rows.js';

const FIXTURES = path.resolve('libs/connectors/src/whatsapp-cloud/fixtures');
const SECRET = whatsAppForm.secrets.app_secret;

interface Stored {
  kind: string;
  origin: string;
  text: string | null;
  content: Record<string, unknown> | null;
  external_id: string | null;
  quoted_external_id: string | null;
  provider_at: Date | null;
  status: number;
  attachments: { kind: string; mime: string | null; name: string | null; provider_media_id: string | null; state: string }[];
  identities: string[];
  client: string;
  phone: string | null;
}

/** What one webhook left behind: everything in a database that held nothing before. */
interface Left {
  messages: Stored[];
  lines: string[];
  dialogs: number;
  clients: { name: string; phone: string | null; identities: string[] }[];
  quarantined: number;
  channel: { state: string; last_error: string | null };
  templates: { name: string; status: string; category: string | null; reason: string | null; external_id: string | null }[];
}

describe('every recorded webhook of WhatsApp Cloud, byte for byte through its real address', () => {
  let api: ApiUnderTest;
  let admin: Browser;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
  }, 60_000);
  afterAll(() => api.stop());

  /** Each file gets a company and a channel of its own, set up for the number that the file names. */
  async function post(file: string): Promise<{ left: Left; companyId: number; address: string; body: Buffer }> {
    const body = readFileSync(path.join(FIXTURES, file));
    const entry = (
      JSON.parse(body.toString()) as { entry: { id?: string; changes: { value: { metadata?: { phone_number_id: string } } }[] }[] }
    ).entry[0];
    admin = await api.browser().registers(file);
    const number = entry?.changes.find(({ value }) => value.metadata)?.value.metadata?.phone_number_id ?? '1';
    const channel = await aChannel(admin, { settings: { phone_number_id: number, waba_id: entry?.id ?? '2' } });
    const address = channel.webhookPath;
    expect((await send(address, body)).statusCode).toBe(200);
    return { left: await look(admin.me.company.id), companyId: admin.me.company.id, address, body };
  }

  const send = (address: string, body: Buffer): ReturnType<ApiUnderTest['inject']> =>
    api.inject({
      method: 'POST',
      url: address,
      payload: body,
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
      },
    });

  async function look(companyId: number): Promise<Left> {
    const all = <Row>(sql: string): Promise<Row[]> => api.rows<Row>(sql, [companyId]);
    const messages = await all<Stored>(`
      select m.kind, m.origin, m.text, m.content, m.external_id, m.quoted_external_id, m.provider_at, m.status, c.name as client, c.phone,
             array(select i.kind || ':' || i.value from client_identity i where i.client_id = c.id order by 1) as identities,
             coalesce((select jsonb_agg(to_jsonb(a) order by a.position) from attachment a where a.message_id = m.id), '[]') as attachments
        from message m join client c on c.id = m.client_id where m.company_id = $1 order by m.id`);
    const [channel] = await all<Left['channel']>('select state, last_error from channel where company_id = $1');
    return {
      messages: messages.filter(({ kind }) => kind !== 'system'),
      lines: messages.filter(({ kind }) => kind === 'system').map(({ content }) => (content as { system: { code: string } }).system.code),
      dialogs: (await all('select id from dialog where company_id = $1')).length,
      clients:
        await all(`select c.name, c.phone, array(select i.kind || ':' || i.value from client_identity i where i.client_id = c.id order by 1) as identities
                            from client c where c.company_id = $1 order by c.id`),
      quarantined: (await all('select id from quarantined_update where company_id = $1')).length,
      channel: channel as Left['channel'],
      templates: await all('select name, status, category, reason, external_id from template where company_id = $1'),
    };
  }

  /** The one message that came of a file. */
  function only(left: Left): Stored {
    expect(left.messages).toHaveLength(1);
    return left.messages[0] as Stored;
  }

  const nothing = (left: Left): void => {
    expect(left.messages).toEqual([]);
    expect(left.dialogs).toBe(0);
    expect(left.quarantined).toBe(0);
  };

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
    'in-location.json': (left) =>
      expect(only(left).content?.['location']).toMatchObject({ latitude: 37.44221496582, name: 'Philz Coffee' }),
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
  const statuses = readdirSync(FIXTURES).filter((file) => file.startsWith('status-'));
  for (const file of statuses) expectations[file] = nothing;

  it('has an expectation for each file that is a webhook', () => {
    const webhooks = readdirSync(FIXTURES).filter((file) => file.endsWith('.json') && !file.startsWith('api-'));
    expect(Object.keys(expectations).sort()).toEqual(webhooks.sort());
  });

  it.each(Object.keys(expectations))('%s becomes what it is, once', async (file) => {
    const { left, companyId, address, body } = await post(file);
    expectations[file]?.(left);
    expect((await send(address, body)).statusCode).toBe(200);
    const again = await look(companyId);
    expect(again.messages).toEqual(left.messages);
    expect(again.clients).toEqual(left.clients);
    expect(again.lines).toEqual(left.lines);
  });
});
