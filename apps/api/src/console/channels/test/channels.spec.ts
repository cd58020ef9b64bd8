import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aGroup, anOperator, aQuarantinedUpdate, whatsAppForm } from '../../../../../../test/api/rows.js';

describe('channels', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
  });
  afterAll(() => api.stop());
  const connect = (changes: object): ReturnType<Browser['send']> => anna.send('POST', '/api/channels', { ...whatsAppForm, ...changes });
  const events = async (): Promise<number> =>
    (await api.rows(`select 1 from event where company_id = $1 and kind = 'channel_changed'`, [companyId])).length;

  it('a transport tells which fields its form has and what it carries', async () => {
    const { items } = (await anna.get('/api/transports')).json();
    const whatsApp = items.find(({ transport }: { transport: string }) => transport === 'whatsapp-cloud');
    expect(whatsApp.limits).toMatchObject({ textLength: 4096, captionLength: 1024, buttons: 3, buttonTitleLength: 20 });
    expect(whatsApp.fields).toContainEqual(expect.objectContaining({ name: 'app_secret', secret: true, required: true }));
  });

  it('a connected channel has an address that nobody can guess, and shows no secret', async () => {
    const groupId = await aGroup(api, companyId);
    const answer = await connect({ groupIds: [groupId] });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      ...{
        transport: 'whatsapp-cloud',
        name: 'Bakery',
        state: 'active',
        settings: whatsAppForm.settings,
        groupIds: [groupId],
        autoAssign: true,
      },
      ...{ quarantined: 0, lastInboundAt: null, lastError: null, webhookPath: `/hooks/whatsapp-cloud/${answer.json().key}` },
    });
    expect(answer.json().key).toMatch(/^[\w-]{22}$/);
    expect(answer.body).not.toContain('planted');
    expect((await anna.get('/api/channels')).body).not.toContain('planted');
  });

  it('its secrets are sealed at rest, and bound to the company', async () => {
    const { id } = await aChannel(anna);
    const [row] = await api.rows<{ all: string; secrets: string }>('select c::text as all, c.secrets from channel c where id = $1', [id]);
    expect(row?.all).not.toContain('planted');
    expect(row?.secrets).toMatch(/^v1\./);
  });

  it.each([
    ['transport', { transport: 'pigeon' }, 'GET /api/transports'],
    ['settings.waba_id', { settings: { phone_number_id: '1' } }, 'required'],
    ['settings.waba_id', { settings: { phone_number_id: '1', waba_id: '' } }, 'required'],
    ['settings.colour', { settings: { ...whatsAppForm.settings, colour: 'red' } }, 'leave it out'],
    ['settings.access_token', { settings: { ...whatsAppForm.settings, access_token: 'x' } }, 'leave it out'],
    ['settings.waba_id', { settings: { phone_number_id: '1', waba_id: 5 } }, 'must be a text'],
    ['secrets.app_secret', { secrets: { ...whatsAppForm.secrets, app_secret: 'x'.repeat(4097) } }, '4096'],
    ['groupIds', { groupIds: [1] }, 'GET /api/groups'],
    ['name', { name: ' ' }, 'name'],
    ['settings', { settings: [] }, 'settings'],
  ])('a wrong %s is named with the remedy (%#)', async (field, changes, remedy) => {
    const before = await api.rows('select id from channel');
    const answer = await connect(changes);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ field });
    expect(answer.json().detail).toContain(remedy);
    expect(await api.rows('select id from channel')).toEqual(before);
  });

  it('a change touches what is given and tells the screens', async () => {
    const { id } = await aChannel(anna);
    const before = await events();
    const answer = await anna.send('PATCH', `/api/channels/${id}`, {
      name: 'Night',
      state: 'paused',
      autoAssign: false,
      settings: { list_title: 'Bread' },
      unchecked: true,
    });
    expect(answer.json()).toMatchObject({
      ...{ id, name: 'Night', state: 'paused', autoAssign: false, phone: whatsAppForm.phone },
      settings: { ...whatsAppForm.settings, list_title: 'Bread' },
    });
    expect(await events()).toBe(before + 1);
    const emptied = await anna.send('PATCH', `/api/channels/${id}`, { phone: null, settings: { list_title: '' }, unchecked: true });
    expect(emptied.json()).toMatchObject({ phone: null, settings: whatsAppForm.settings, name: 'Night' });
  });

  it('a required setting cannot be taken away', async () => {
    const { id } = await aChannel(anna);
    const answer = await anna.send('PATCH', `/api/channels/${id}`, { settings: { waba_id: '' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ field: 'settings.waba_id' });
  });

  it('a new secret replaces that secret and leaves the others', async () => {
    const { id, key } = await aChannel(anna);
    expect((await anna.send('PATCH', `/api/channels/${id}`, { secrets: { verify_token: 'another' }, unchecked: true })).statusCode).toBe(
      200,
    );
    const asked = await api.inject({
      method: 'GET',
      url: `/hooks/whatsapp-cloud/${key}?hub.mode=subscribe&hub.verify_token=another&hub.challenge=42`,
    });
    expect(asked.body).toBe('42');
  });

  it('connecting a broken channel again clears its trouble', async () => {
    const { id } = await aChannel(anna);
    await api.rows(`update channel set state = 'broken', last_error = 'Token revoked', last_error_at = now() where id = $1`, [id]);
    expect((await anna.send('PATCH', `/api/channels/${id}`, { state: 'active' })).json()).toMatchObject({
      state: 'active',
      lastError: null,
      lastErrorAt: null,
    });
  });

  it('nobody can declare a channel broken', async () => {
    const { id } = await aChannel(anna);
    expect((await anna.send('PATCH', `/api/channels/${id}`, { state: 'broken' })).statusCode).toBe(400);
  });

  it('an operator sees which channels there are, but not how they are wired', async () => {
    const { id, key } = await aChannel(anna);
    const { browser } = await anOperator(api, companyId);
    const answer = await browser.get('/api/channels');
    const channel = answer.json().items.find((item: { id: number }) => item.id === id);
    expect(channel).toMatchObject({ name: 'Bakery', transport: 'whatsapp-cloud', key: '', webhookPath: '', settings: {}, quarantined: 0 });
    expect(answer.body).not.toContain(key);
  });

  it('the quarantine shows the newest first, 4 KB of each at most', async () => {
    const { id } = await aChannel(anna);
    await aQuarantinedUpdate(api, companyId, id, 'first');
    await aQuarantinedUpdate(api, companyId, id, 'x'.repeat(10_000));
    const { items } = (await anna.get(`/api/channels/${id}/quarantine`)).json();
    expect(items.map(({ body }: { body: string }) => body.length)).toEqual([4096, 5]);
    expect(items[1]).toMatchObject({ reason: 'unparsable', error: 'No entry in it', replayedAt: null, body: 'first' });
    const channels = (await anna.get('/api/channels')).json().items;
    expect(channels.find((item: { id: number }) => item.id === id)).toMatchObject({ quarantined: 2 });
  });

  it('a body that still cannot be understood stays in the quarantine, with its error', async () => {
    const { id } = await aChannel(anna);
    const updateId = await aQuarantinedUpdate(api, companyId, id, 'no JSON at all');
    const answer = await anna.send('POST', `/api/quarantine/${updateId}/replay`, {});
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ outcome: 'still_failing', error: expect.any(String) });
  });
});
