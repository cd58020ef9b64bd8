import { randomUUID } from 'node:crypto';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { CRM, FrameWindow } from '../../../../../../test/api/frame-window.js';
import { aChannel, aDialog, aMessage, anAttachment, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';

describe('the chats in a frame', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let companyId: number;
  let program: string;
  let boris: { id: number; browser: Browser };
  let ours: DialogRows;
  let other: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
    program = await api.token(companyId);
    await admin.send('PATCH', '/api/company', { embedOrigins: [CRM] });
    boris = await anOperator(api, companyId);
    const channel = await aChannel(admin);
    [ours, other] = [
      await aDialog(api, companyId, channel.id, { operatorId: boris.id }),
      await aDialog(api, companyId, channel.id, { operatorId: boris.id }),
    ];
  });
  afterAll(() => api.stop());

  const aToken = async (more: object = {}): Promise<string> =>
    (await api.v1(program, 'POST', '/embed_tokens', { operator_id: boris.id, ...more })).json<{ data: { token: string } }>().data.token;
  const aFrame = (more: { dialogId?: number; disabledActions?: string } = {}): Promise<FrameWindow> =>
    FrameWindow.open(api, companyId, program, { operatorId: boris.id, ...more });
  const words = (kind: string): object => ({ clientMessageId: randomUUID(), kind, text: 'Hello' });
  const messages = ({ dialogId }: DialogRows): string => `/api/dialogs/${dialogId}/messages`;

  it('are let in by a token of the company’s program, once', async () => {
    const token = await aToken();
    const first = await FrameWindow.knock(api, { companyId, token });
    expect(first.json()).toMatchObject({ me: { operator: { id: boris.id }, frame: { origin: CRM, dialogId: null, disabledActions: [] } } });
    expect(first.headers['set-cookie']).toBeUndefined();
    const second = await FrameWindow.knock(api, { companyId, token });
    expect([second.statusCode, second.json().code]).toEqual([401, 'embed_token_over']);
  });

  it('are not let in by a token that is over, of another company, or made up; each is told the same', async () => {
    const old = await aToken();
    await api.rows(`update embed_token set expires_at = now() - interval '1 second' where used_at is null`);
    const stranger = await api.browser().registers();
    const wrong = [
      { companyId, token: old },
      { companyId: stranger.me.company.id, token: await aToken() },
      { companyId, token: 'a'.repeat(43) },
      { companyId, token: 'short' },
    ];
    for (const attempt of wrong) expect((await FrameWindow.knock(api, attempt)).json().code).toBe('embed_token_over');
  });

  it('are not let in on a page of a site that is not listed, and the token is not lost by that', async () => {
    const token = await aToken();
    const refused = await FrameWindow.knock(api, { companyId, token, origin: 'https://stranger.example' });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'origin_not_listed']);
    expect((await FrameWindow.knock(api, { companyId, token })).statusCode).toBe(200);
  });

  it('may be shown by the listed sites and the product itself, by nobody else; every other page by nobody', async () => {
    const page = await api.inject({ method: 'GET', url: `/embed/${companyId}?dialog=1` });
    expect(page.headers['content-security-policy']).toContain(`frame-ancestors 'self' ${CRM};`);
    expect(page.headers['x-frame-options']).toBeUndefined();
    const unknown = await api.inject({ method: 'GET', url: '/embed/999999999' });
    expect(unknown.headers['content-security-policy']).toContain(`frame-ancestors 'self';`);
    for (const url of ['/chat', '/', '/api/me', '/embed', `/embed/${companyId}/x`, '/embed/abc']) {
      const { headers } = await api.inject({ method: 'GET', url });
      expect([url, headers['x-frame-options']]).toEqual([url, 'DENY']);
      expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    }
  });

  it('are worked in as the operator works, without a cookie and its token against strangers', async () => {
    const frame = await aFrame();
    expect(await frame.verdict('GET', '/api/dialogs?filter=mine')).toBe('200');
    expect(await frame.verdict('GET', messages(ours))).toBe('200');
    expect(await frame.verdict('POST', messages(ours), words('comment'))).toBe('201');
    expect(await frame.verdict('POST', `/api/dialogs/${ours.dialogId}/read`, { upToId: 1 })).toBe('204');
    expect(await frame.verdict('GET', '/api/me')).toBe('200');
  });

  it('lead nowhere but to the work in dialogs, whoever the operator is', async () => {
    const frame = await FrameWindow.open(api, companyId, program, { operatorId: admin.me.operator.id });
    expect(frame.me.permissions).toEqual(expect.arrayContaining(['all_chats', 'write_messages']));
    for (const permission of ['company', 'channels', 'operators', 'api_tokens', 'billing'])
      expect(frame.me.permissions).not.toContain(permission);
    for (const url of [
      '/api/me/sessions',
      '/api/staff',
      '/api/api-tokens',
      '/api/company/balance',
      '/api/webhooks',
      '/api/internal-chats',
    ]) {
      expect([url, await frame.verdict('GET', url)]).toEqual([url, '403 not_in_frame']);
    }
    expect(await frame.verdict('PATCH', '/api/company', { name: 'Taken over' })).toBe('403 not_in_frame');
    expect(await frame.verdict('PUT', '/api/me/password', {})).toBe('403 not_in_frame');
    expect(await frame.verdict('POST', '/api/embed-tokens', {})).toBe('403 not_in_frame');
  });

  it('know no cookie: a bearer is no cookie, a cookie no bearer, and beside a bearer a cookie is not looked at', async () => {
    const frame = await aFrame();
    const asCookie = await api.inject({ method: 'GET', url: '/api/me', headers: { cookie: `deskwire_session=${frame.bearer}` } });
    expect(asCookie.statusCode).toBe(401);
    const secret = admin.cookie!.split('=')[1]!;
    const asBearer = await api.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${secret}` } });
    expect(asBearer.statusCode).toBe(401);
    expect((await frame.call('GET', '/api/api-tokens', undefined, admin.cookie)).statusCode).toBe(403);
    const wrong = await api.inject({
      method: 'GET',
      url: '/api/me',
      headers: { authorization: `Bearer ${'a'.repeat(43)}`, cookie: admin.cookie! },
    });
    expect(wrong.statusCode).toBe(401);
  });

  const seven: [string, 'GET' | 'POST', (d: DialogRows) => string, object?][] = [
    ['macros', 'GET', () => '/api/macros'],
    ['assignChat', 'POST', ({ dialogId }) => `/api/dialogs/${dialogId}/transfer`, {}],
    ['assignChat', 'POST', ({ dialogId }) => `/api/dialogs/${dialogId}/claim`],
    ['assignChat', 'POST', () => '/api/dialogs/claim-new'],
    ['exportChat', 'GET', ({ dialogId }) => `/api/dialogs/${dialogId}/export?format=csv`],
    ['shareChat', 'GET', ({ dialogId }) => `/api/dialogs/${dialogId}/shares`],
    ['shareChat', 'POST', ({ dialogId }) => `/api/dialogs/${dialogId}/shares`, {}],
    ['comment', 'POST', messages, words('comment')],
    ['unread', 'POST', ({ dialogId }) => `/api/dialogs/${dialogId}/unread`, { fromId: 1 }],
    ['search', 'GET', () => '/api/dialogs?query=vera'],
    ['search', 'GET', () => '/api/messages/search?query=bread'],
  ];

  const off = seven.map(([action, method, url, body]) => ({ action, method, url, body }));

  it.each(off)('are refused what is switched off, however it is asked for: $action by $method', async ({ action, method, url, body }) => {
    const one = await aFrame({ disabledActions: action });
    expect(await one.verdict(method, url(ours), body)).toBe('403 disabled_in_frame');
    const all = await aFrame({ disabledActions: ' ALL ' });
    expect(await all.verdict(method, url(ours), body)).toBe('403 disabled_in_frame');
    const on = await aFrame({ disabledActions: 'fly' });
    expect(await on.verdict(method, url(ours), body)).not.toContain('disabled_in_frame');
  });

  it('with everything switched off still answer clients and read', async () => {
    const frame = await aFrame({ disabledActions: 'all' });
    expect(await frame.verdict('GET', '/api/dialogs')).toBe('200');
    expect(await frame.verdict('GET', messages(ours))).toBe('200');
    expect(await frame.verdict('POST', messages(ours), words('to_client'))).not.toContain('in_frame');
  });

  it('without comments change none either', async () => {
    const frame = await aFrame({ disabledActions: 'comment' });
    const comment = await aMessage(api, ours, { kind: 'comment', operatorId: boris.id });
    const answer = await aMessage(api, ours, { kind: 'to_client', operatorId: boris.id });
    expect(await frame.verdict('PATCH', `/api/messages/${comment}`, { text: 'Other' })).toBe('403 disabled_in_frame');
    expect(await frame.verdict('DELETE', `/api/messages/${comment}`)).toBe('403 disabled_in_frame');
    expect(await frame.verdict('PATCH', `/api/messages/${answer}`, { text: 'Other' })).not.toContain('in_frame');
  });

  it('of one dialog reach no other, by no id', async () => {
    const frame = await aFrame({ dialogId: ours.dialogId });
    expect(await frame.verdict('GET', `/api/dialogs/${ours.dialogId}`)).toBe('200');
    expect(await frame.verdict('GET', messages(ours))).toBe('200');
    const message = await aMessage(api, other);
    const file = await anAttachment(api, other, { storageKey: 'nothing', mime: 'image/png' });
    const elsewhere: ['GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', string, object?][] = [
      ['GET', `/api/dialogs/${other.dialogId}`],
      ['GET', messages(other)],
      ['POST', messages(other), words('comment')],
      ['POST', `/api/dialogs/${other.dialogId}/close`],
      ['GET', `/api/dialogs/${other.dialogId}/export?format=csv`],
      ['PUT', `/api/messages/${message}/reaction`, { emoji: '👍' }],
      ['PATCH', `/api/clients/${other.clientId}`, { name: 'Taken over' }],
      ['GET', `/api/attachments/${file}`],
      ['POST', `/api/attachments/${file}/link`],
      ['GET', `/api/messages/search?query=fresh&dialogId=${other.dialogId}`],
      ['GET', '/api/messages/search?query=fresh'],
      ['GET', '/api/tickets'],
    ];
    for (const [method, url, body] of elsewhere) expect([url, await frame.verdict(method, url, body)]).toEqual([url, '404 not_found']);
    for (const url of ['/api/dialogs', '/api/dialogs/counters', `/api/cards/${other.cardId}`]) {
      expect([url, await frame.verdict('GET', url)]).toEqual([url, '403 not_in_frame']);
    }
  });

  it('show files by links that die with the session', async () => {
    const uploadId = (await boris.browser.upload('list.txt', 'flour, salt')).json<{ id: number }>().id;
    const [upload] = await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [uploadId]);
    const id = await anAttachment(api, ours, { storageKey: upload!.storage_key, mime: 'text/plain', name: 'list.txt' });
    const frame = await aFrame();
    const { url } = (await frame.call('POST', `/api/attachments/${id}/link`)).json<{ url: string }>();
    const read = (address: string) => api.inject({ method: 'GET', url: address });
    expect((await read(url)).body).toBe('flour, salt');
    expect((await read(url.replace(/\/(\d+)\./, (_, n: string) => `/${Number(n) + 1}.`))).statusCode).toBe(404);
    await frame.call('DELETE', '/api/session');
    expect((await read(url)).statusCode).toBe(404);
  });

  it('are sessions like others: listed with their site, ended by an admin, and no longer than their operator works here', async () => {
    const frame = await aFrame();
    const { items } = (await boris.browser.get('/api/me/sessions')).json<{
      items: { id: number; frame: object | null; current: boolean }[];
    }>();
    expect(items[0]).toMatchObject({ current: true, frame: null });
    const listed = items.filter((session) => session.frame !== null);
    expect(listed[0]!.frame).toEqual({ origin: CRM });
    const [row] = await api.rows<{ id: string }>('select id from session where csrf_token = $1', [frame.me.csrfToken]);
    expect((await admin.send('DELETE', `/api/sessions/${row!.id}`)).statusCode).toBe(204);
    expect(await frame.verdict('GET', '/api/me')).toBe('401 not_signed_in');

    const another = await anOperator(api, companyId);
    const last = await FrameWindow.open(api, companyId, program, { operatorId: another.id });
    await admin.send('POST', `/api/operators/${another.id}/block`, {});
    expect(await last.verdict('GET', '/api/me')).toBe('401 not_signed_in');
  });

  it('that nobody has open any more end after half an hour; a browser does not', async () => {
    const frame = await aFrame();
    await api.rows(`update session set last_activity_at = now() - interval '31 minutes'`);
    expect(await frame.verdict('GET', '/api/me')).toBe('401 not_signed_in');
    expect((await boris.browser.get('/api/me')).statusCode).toBe(200);
  });

  it('push no browser out, however many are opened', async () => {
    const anna = await anOperator(api, companyId);
    for (let count = 0; count < 52; count += 1) await FrameWindow.open(api, companyId, program, { operatorId: anna.id });
    expect((await anna.browser.get('/api/me')).statusCode).toBe(200);
    expect(await api.rows('select 1 from session where operator_id = $1 and embed is not null', [anna.id])).toHaveLength(50);
  });

  it('are written down once for each site, however often they are opened', async () => {
    const anna = await anOperator(api, companyId);
    for (let count = 0; count < 3; count += 1) await FrameWindow.open(api, companyId, program, { operatorId: anna.id });
    const entries = await api.rows<{ after: { way: string; origin: string } }>(
      `select after from audit_entry where action = 'operator.signed_in' and object_id = $1 and after ->> 'way' = 'frame'`,
      [anna.id],
    );
    expect(entries.map(({ after }) => after.origin)).toEqual([CRM]);
  });

  it('are let in for nobody who is not there, and by no program without the scope', async () => {
    expect((await api.v1(program, 'POST', '/embed_tokens', { operator_id: 999_999_999 })).statusCode).toBe(404);
    expect((await api.v1(program, 'POST', '/embed_tokens', { operator_id: boris.id, ttl: 5 })).statusCode).toBe(400);
    const reading = await api.token(companyId, { scopes: ['dialogs:read'] });
    expect((await api.v1(reading, 'POST', '/embed_tokens', { operator_id: boris.id })).statusCode).toBe(403);
  });
});
