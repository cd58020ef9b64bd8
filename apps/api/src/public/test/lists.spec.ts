import type { Step, Trigger } from '#domain/scenarios/content.js';
import { aPublishedScenario } from '../../../../../test/api/scenario-rows.js';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import QRCode from 'qrcode';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, type DialogRows } from '../../../../../test/api/rows.js';
import { V1World } from '../../../../../test/api/v1-world.js';

describe('what /v1 has beside conversations', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let client: DialogRows;
  let pictures: Server;
  const served = new Map<string, Buffer>();
  beforeAll(async () => {
    pictures = createServer((request, response) => void response.end(served.get(request.url ?? '')));
    await new Promise<void>((listening) => pictures.listen(0, '127.0.0.2', listening));
    api = await ApiUnderTest.start({ OUTBOUND_ALLOW: '127.0.0.2/32' });
    world = await V1World.of(api);
    client = await aDialog(api, world.companyId, world.channelId);
  });
  afterAll(async () => {
    await api.stop();
    await new Promise((closed) => pictures.close(closed));
  });

  it('templates are the quick answers', async () => {
    const macro = (await world.admin.send('POST', '/api/macros', { command: 'hello', name: 'Greeting', text: 'Hello!' })).json();
    const template = { id: macro.id, command: 'hello', text: 'Hello!', name: 'Greeting', created: expect.stringMatching(/ UTC$/) };
    expect((await world.get('/templates')).json()).toEqual({
      ...{ status: 'success', data: [template], meta: { total: 1, limit: 20, offset: 0 } },
    });
    expect((await world.get(`/templates/${macro.id}`)).json().data).toEqual(template);
    expect((await world.get('/templates/999999999')).json().message).toBe('Template not found');
  });

  it('custom_client_fields are the fields of the company', async () => {
    const { id } = (await world.admin.send('POST', '/api/custom-fields', { name: 'Size', kind: 'list', options: ['S', 'M'] })).json();
    expect((await world.get('/custom_client_fields/')).json().data).toEqual([{ id, name: 'Size', type: 'list', options: ['S', 'M'] }]);
  });

  it('countries in two languages, regions of one', async () => {
    const named = async (query: string): Promise<string> =>
      (await world.get(`/countries?limit=200&offset=0&${query}`)).json().data.find(({ id }: { id: number }) => id === 276)?.name;
    expect([await named(''), await named('lang=ru')]).toEqual(['Germany', 'Германия']);
    const { data, meta } = (await world.get('/regions?country_id=643&limit=200')).json();
    expect(data.find(({ code }: { code: string }) => code === 'RU-MOS')).toMatchObject({ country_id: 643, name: "Moskovskaya oblast'" });
    expect(meta.total).toBe(data.length);
    const all = (await world.get('/regions?limit=200')).json();
    expect(all.meta.total).toBeGreaterThan(4_000);
  });

  it('regions have numbers of their own', async () => {
    const { data } = (await world.get('/regions?country_id=250&limit=200')).json();
    const ids = data.map(({ id }: { id: number }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(Number.isSafeInteger)).toBe(true);
  });

  it('scenarios: without any there are no items, and each that is named is missing', async () => {
    expect((await world.get(`/scenarios/menu_items?channel_id=${world.channelId}&level=1`)).json()).toEqual({
      ...{ status: 'success', data: [], meta: { total: 0, limit: 20, offset: 0 } },
    });
    const answer = await world.post('/scenarios/send_menu_item', { client_id: client.clientId, menu_item_id: 7 });
    expect([answer.statusCode, answer.json().message]).toEqual([404, 'Menu item not found']);
    expect((await world.post('/scenarios/send_menu_item', { client_id: client.clientId })).statusCode).toBe(400);
  });

  it('scenarios: the buttons of what is published, as a menu; one that is sent leads where its button leads', async () => {
    const message = (id: string, exits: Record<string, string>, ...buttons: string[]): object => ({
      ...{ kind: 'message', id, title: '', text: id, file: null, list: null, wait: { timeoutSeconds: null }, exits },
      buttons: buttons.map((text) => ({ id: text, type: 'reply', text, payload: { action: text, parameters: [] } })),
    });
    const steps = [message('top', { 'button:offices': 'below' }, 'news', 'offices'), message('below', {}, 'kazan')] as Step[];
    const trigger: Trigger = { id: 'api', kind: 'api', channelIds: [world.channelId], stepId: null };
    const { scenarioId } = await aPublishedScenario(api, world.companyId, { start: 'top', steps, triggers: [trigger] });
    const items = async (query: string): Promise<{ id: number; parentID: number | null; text: string; position: number }[]> =>
      (await world.get(`/scenarios/menu_items${query}`)).json().data;
    const [news, offices, kazan] = await items(`?channel_id=${world.channelId}`);
    expect([news, offices, kazan]).toEqual([
      { id: expect.any(Number), text: 'news', command: 'news', parentID: null, position: 1 },
      { id: expect.any(Number), text: 'offices', command: 'offices', parentID: null, position: 2 },
      { id: expect.any(Number), text: 'kazan', command: 'kazan', parentID: offices!.id, position: 1 },
    ]);
    expect(await items('?level=2')).toEqual([kazan]);
    expect(await items('?limit=1&offset=1')).toEqual([offices]);

    const sent = await world.post('/scenarios/send_menu_item', { client_id: client.clientId, menu_item_id: offices!.id });
    expect(sent.json()).toEqual({ status: 'success', data: offices });
    const nowhere = await world.post('/scenarios/send_menu_item', { client_id: client.clientId, menu_item_id: news!.id });
    expect(nowhere.statusCode).toBe(409);
    const started = await world.post(`/scenarios/${scenarioId}/runs`, { client_id: client.clientId, variables: { order: 42 } });
    const { dialogId: dialog_id, clientId: client_id } = client;
    expect(started.json()).toEqual({ status: 'success', data: { run_id: expect.any(Number), client_id, dialog_id } });
    expect(
      await api.rows(`select state, step_id, variables, started_by from scenario_run where dialog_id = $1 order by id`, [dialog_id]),
    ).toEqual([
      { state: 'queued', step_id: 'below', variables: {}, started_by: { trigger: 'api', operatorId: null } },
      { state: 'queued', step_id: null, variables: { order: 42 }, started_by: { trigger: 'api', operatorId: null } },
    ]);
  });

  it('web_analytics_data: dialogs that came by an advertisement', async () => {
    const referral = { sourceType: 'ad', sourceId: '12', sourceUrl: 'https://ads.test/12', headline: 'Rye', body: null, clickId: 'c1' };
    await api.rows(`update dialog set referral = $2, created_at = '2026-03-02T12:00:00Z' where id = $1`, [
      client.dialogId,
      JSON.stringify(referral),
    ]);
    await aDialog(api, world.companyId, world.channelId);
    const found = async (query: string): Promise<object[]> => (await world.get(`/web_analytics_data?${query}`)).json().data;
    expect(await found('date_from=02-03-2026&date_to=02-03-2026&order=desc')).toEqual([
      {
        ...{ client_id: client.clientId, dialog_id: client.dialogId, channel_id: world.channelId, created: '2026-03-02T12:00:00 UTC' },
        ...{ source_type: 'ad', source_id: '12', source_url: 'https://ads.test/12', headline: 'Rye', body: null, click_id: 'c1' },
      },
    ]);
    expect(await found('date_from=03-03-2026')).toEqual([]);
    expect(await found(`client_id=${client.clientId}`)).toHaveLength(1);
  });

  describe('qr-decode', () => {
    const decode = (path: string): ReturnType<V1World['post']> =>
      world.post('/qr-decode', { image_path: `http://127.0.0.2:${(pictures.address() as AddressInfo).port}${path}` });

    it('200: what the code says', async () => {
      served.set('/code.png', await QRCode.toBuffer('https://example.test/тест', { width: 300 }));
      expect((await decode('/code.png')).json()).toEqual({ status: 'success', data: { text: 'https://example.test/тест' } });
    });

    it('422: a picture without one', async () => {
      const blank = await QRCode.toBuffer('x', { color: { dark: '#ffffff', light: '#ffffff' }, width: 100 });
      served.set('/blank.png', blank);
      expect((await decode('/blank.png')).statusCode).toBe(422);
    });

    it('400: what is no picture, or one that would unfold to too much', async () => {
      served.set('/text', Buffer.from('<html>'));
      const bomb = Buffer.from(served.get('/code.png')!);
      bomb.writeUInt32BE(60_000, 16);
      bomb.writeUInt32BE(60_000, 20);
      served.set('/bomb.png', bomb);
      expect((await decode('/text')).statusCode).toBe(400);
      expect((await decode('/bomb.png')).json().message).toContain('4 million pixels');
    });

    it('400: an address that may not be called', async () => {
      const answer = await world.post('/qr-decode', { image_path: 'http://127.0.0.1:80/code.png' });
      expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, ['image_path']]);
    });
  });

  describe.each(['/v1/gateway/delete_outbox', '/gateway/delete_outbox'])('GET %s', (url) => {
    const ask = (token = world.token): ReturnType<ApiUnderTest['inject']> =>
      api.inject({ method: 'GET', url, headers: token ? { authorization: token } : {} });

    it('deletes what no messenger has seen, and leaves what is on its way', async () => {
      const [queued, seen] = [
        await aMessage(api, client, { kind: 'to_client', status: 10 }),
        await aMessage(api, client, { kind: 'to_client', status: 20 }),
      ];
      await api.rows(
        `insert into sending (message_id, company_id, channel_id, dialog_id, state, attempt)
         values ($1, $3, $4, $5, 'queued', 0), ($2, $3, $4, $5, 'sending', 1)`,
        [queued, seen, client.companyId, client.channelId, client.dialogId],
      );
      expect((await ask()).json()).toEqual({ status: 'success', data: { deleted: 1 } });
      expect(await api.rows('select message_id::int as id from sending')).toEqual([{ id: seen }]);
      expect(
        await api.rows('select deleted_at is not null as gone from message where id = any ($1) order by id', [[queued, seen]]),
      ).toEqual([{ gone: true }, { gone: false }]);
      await api.rows('delete from sending');
    });

    it('401: without a token, in the envelope', async () => {
      const answer = await ask('');
      expect([answer.statusCode, answer.json().status]).toEqual([401, 'error']);
    });
  });
});
