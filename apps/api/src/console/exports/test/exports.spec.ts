import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anAttachment, anOperatorWho, type DialogRows } from '../../../../../../test/api/rows.js';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a chat as a file', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  beforeEach(async () => {
    dialog = await aDialog(api, anna.me.company.id, (await aChannel(anna)).id, { name: 'Vera <b>' });
    await aMessage(api, dialog, { text: '=HYPERLINK("http://x","y")', at: '2026-07-01T21:30:00Z' });
    await aMessage(api, dialog, { text: 'He asks every day', kind: 'comment', at: '2026-07-01T21:31:00Z' });
    await aMessage(api, dialog, { text: '<script>alert(1)</script>', kind: 'to_client', at: '2026-07-02T21:32:00Z', status: 50 });
    const system = { code: 'client_rated', params: { score: 4, comment: null } };
    await aMessage(api, dialog, { kind: 'system', content: { system }, at: '2026-07-03T21:33:00Z' });
  });
  afterAll(() => api.stop());

  const taken = async (query: string) => anna.get(`/api/dialogs/${dialog.dialogId}/export?${query}`);
  const lines = (body: string): string[] => body.replace('\uFEFF', '').trimEnd().split('\r\n');

  it.each([
    ['en', 'Field “Wholesale” changed: (empty) — “yes”.', 'Field “Delivery” changed: “8 March 2026” — (empty).'],
    ['ru', 'Поле «Wholesale» изменено: (пусто) — «да».', 'Поле «Delivery» изменено: «8 марта 2026 г.» — (пусто).'],
  ])('says a yes or no and a day of a card in words (%s)', async (locale, ...said) => {
    for (const params of [
      { operator: null, field: 'Wholesale', from: null, to: 'true', kind: 'flag' },
      { operator: null, field: 'Delivery', from: '2026-03-08', to: null, kind: 'date' },
    ]) {
      const system = { code: 'client_field_changed', params };
      await aMessage(api, dialog, { kind: 'system', content: { system }, at: '2026-07-03T21:34:00Z' });
    }
    const { body } = await taken(`format=csv&locale=${locale}`);
    for (const line of said) expect(body).toContain(line);
  });

  it('CSV: a line a message in the clocks of the company, safe to open in a spreadsheet', async () => {
    const answer = await taken('format=csv&locale=en');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="chat-${dialog.dialogId}.csv"`,
    });
    expect(answer.body.startsWith('\uFEFF')).toBe(true);
    const [heading, ...rows] = lines(answer.body);
    expect(heading).toBe('id,time,kind,author,text,files,status');
    expect(rows.map((row) => row.replace(/^\d+,/, ''))).toEqual([
      `2026-07-02T00:30:00+03:00,from_client,Vera <b>,"'=HYPERLINK(""http://x"",""y"")",,none`,
      '2026-07-02T00:31:00+03:00,comment,We,He asks every day,,none',
      '2026-07-03T00:32:00+03:00,to_client,We,<script>alert(1)</script>,,delivered',
      '2026-07-04T00:33:00+03:00,system,System,The client rated the conversation: 4 of 5.,,none',
    ]);
  });

  it('of a period, without what colleagues said among themselves', async () => {
    const { body } = await taken('format=csv&comments=false&from=2026-07-01T21:31:00Z&to=2026-07-03T21:33:00Z');
    expect(lines(body).slice(1)).toEqual([expect.stringContaining('alert(1)')]);
  });

  it('HTML: reads by itself, in the language asked for, with its pictures in it, and runs nothing', async () => {
    const upload = (await anna.upload('loaf.png', PIXEL)).json();
    const [stored] = await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [upload.id]);
    const id = await anAttachment(api, dialog, { storageKey: stored!.storage_key, mime: 'image/png' });
    await api.rows('update attachment set size = $2 where id = $1', [id, PIXEL.length]);
    const large = await anAttachment(api, dialog, { storageKey: stored!.storage_key, mime: 'image/png', name: 'large.png' });
    await api.rows('update attachment set size = 5000000 where id = $1', [large]);

    const { body, headers } = await taken('format=html&locale=ru');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<html lang="ru">');
    expect(body).toContain('<h1>Переписка: Vera &lt;b&gt;</h1>');
    expect(body).toContain('Клиент оценил разговор: 4 из 5.');
    expect(body).toContain('четверг, 2 июля 2026');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script');
    expect(body).toContain(`src="data:image/png;base64,${PIXEL.toString('base64')}"`);
    expect(body).toMatch(new RegExp(`<a href="http[^"]+/api/attachments/${large}">large.png</a>`));
    expect(body.trimEnd().endsWith('</html>')).toBe(true);
  });

  it('is written down, and needs the right and a dialog that one may know of', async () => {
    await taken('format=csv');
    const { items } = (await anna.get(`/api/audit?action=dialog.exported&objectId=${dialog.dialogId}`)).json();
    expect(items).toEqual([expect.objectContaining({ object: { kind: 'dialog', id: dialog.dialogId, name: 'Vera <b>' } })]);
    const { browser } = await anOperatorWho(api, anna.me.company.id, ['write_messages']);
    expect((await browser.get(`/api/dialogs/${dialog.dialogId}/export?format=csv`)).statusCode).toBe(403);
    await api.rows('update dialog set operator_id = $2 where id = $1', [dialog.dialogId, anna.me.operator.id]);
    const { browser: other } = await anOperatorWho(api, anna.me.company.id, ['export_chats']);
    expect((await other.get(`/api/dialogs/${dialog.dialogId}/export?format=csv`)).statusCode).toBe(404);
  });

  it('is whole however long it is', async () => {
    await api.rows(
      `insert into message (company_id, dialog_id, client_id, channel_id, kind, origin, text, sent_at, created_at)
       select $1, $2, $3, $4, 'from_client', 'client', 'Line ' || n, at, at
         from generate_series(1, 2300) n cross join lateral (select timestamptz '2026-08-01' + n * interval '1 second' as at) t`,
      [dialog.companyId, dialog.dialogId, dialog.clientId, dialog.channelId],
    );
    const found = lines((await taken('format=csv')).body).flatMap((line) => /Line \d+/.exec(line) ?? []);
    expect(found).toEqual(Array.from({ length: 2300 }, (_, n) => `Line ${n + 1}`));
  });
});
