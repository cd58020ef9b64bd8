import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anAttachment, anOperator, anOperatorWho, type DialogRows } from '../../../../../../test/api/rows.js';

describe('a chat that is shared by a link', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  beforeEach(async () => {
    dialog = await aDialog(api, anna.me.company.id, (await aChannel(anna)).id);
    await aMessage(api, dialog, { text: 'Is it fresh?', at: '2026-07-01T10:00:00Z' });
    await aMessage(api, dialog, { text: 'He asks every day', kind: 'comment', at: '2026-07-01T10:01:00Z' });
    await aMessage(api, dialog, { text: 'As ever', kind: 'to_client', at: '2026-07-01T10:02:00Z', operatorId: anna.me.operator.id });
  });
  afterEach(() => api.rows('delete from login_attempt'));
  afterAll(() => api.stop());

  const share = async (body: object = {}) =>
    (await anna.send('POST', `/api/dialogs/${dialog.dialogId}/shares`, { days: 1, ...body })).json();
  const tokenOf = ({ url }: { url: string }): string => new URL(url).hash.slice(1);
  const look = (token: string, before: string | null = null): Promise<Answer> =>
    api.browser().send('POST', '/api/shared/look', { token, before });
  const texts = ({ messages }: { messages: { text: string }[] }): string[] => messages.map(({ text }) => text);

  it('is read without a log-in, without what colleagues said among themselves', async () => {
    const made = await share();
    expect(made).toMatchObject({ url: expect.stringContaining('/shared#'), withComments: false, lastSeenAt: null });
    const answer = await look(tokenOf(made));
    expect(answer.headers['x-robots-tag']).toBe('noindex');
    expect(answer.json()).toMatchObject({ client: 'Vera', company: 'Warm Bread', before: null });
    expect(texts(answer.json())).toEqual(['Is it fresh?', 'As ever']);
    expect(answer.json().messages[1]).toMatchObject({ operatorName: expect.any(String), kind: 'to_client' });
    const { items } = (await anna.get(`/api/dialogs/${dialog.dialogId}/shares`)).json();
    expect(items).toEqual([
      expect.objectContaining({
        id: made.id,
        lastSeenAt: expect.any(String),
        createdBy: expect.objectContaining({ id: anna.me.operator.id }),
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain(tokenOf(made));
  });

  it('with comments, if so wished', async () => {
    expect(texts((await look(tokenOf(await share({ withComments: true })))).json())).toEqual([
      'Is it fresh?',
      'He asks every day',
      'As ever',
    ]);
  });

  it('keeps the link as a hash only, and says who gave and who withdrew it', async () => {
    const made = await share({ days: 7 });
    const rows = await api.rows<{ whole: string }>('select to_jsonb(s)::text as whole from chat_share s where id = $1', [made.id]);
    expect(rows[0]!.whole).not.toContain(tokenOf(made));
    await anna.send('DELETE', `/api/shares/${made.id}`);
    const { items } = (await anna.get('/api/audit?objectKind=dialog')).json();
    const actions = items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['chat_share.added', 'chat_share.revoked']));
    expect(JSON.stringify(items)).not.toContain(tokenOf(made));
  });

  it('opens nothing once it is withdrawn, is over, or is none of ours, and says which', async () => {
    const revoked = await share();
    expect((await anna.send('DELETE', `/api/shares/${revoked.id}`)).statusCode).toBe(204);
    expect((await anna.send('DELETE', `/api/shares/${revoked.id}`)).statusCode).toBe(404);
    const over = await share();
    await api.rows(`update chat_share set expires_at = now() - interval '1 second' where id = $1`, [over.id]);
    const codes = [];
    for (const token of [tokenOf(revoked), tokenOf(over), 'A'.repeat(43), 'short']) codes.push((await look(token)).json().code);
    expect(codes).toEqual(['share_revoked', 'share_expired', 'share_unknown', 'share_unknown']);
    expect((await anna.get(`/api/dialogs/${dialog.dialogId}/shares`)).json().items).toEqual([]);
  });

  it('shows its files as long as it is open, and no others', async () => {
    const upload = (await anna.upload('loaf.png', 'not really a picture')).json();
    const [stored] = await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [upload.id]);
    const file = { storageKey: stored!.storage_key, mime: 'image/png' };
    await anAttachment(api, dialog, file);
    const made = await share();
    const { messages } = (await look(tokenOf(made))).json();
    const url: string = messages.flatMap(({ attachments }: { attachments: { url: string }[] }) => attachments)[0].url;
    expect((await api.browser().get(url)).body).toBe('not really a picture');

    const elsewhere = await anAttachment(api, await aDialog(api, anna.me.company.id, dialog.channelId), file);
    const [, pass] = /files\/([^/]+)\//.exec(url)!;
    const forged = pass!
      .split('.')
      .map((part, at) => (at === 2 ? String(elsewhere) : part))
      .join('.');
    expect((await api.browser().get(`/api/shared/files/${forged}/loaf.png`)).statusCode).toBe(404);

    await anna.send('DELETE', `/api/shares/${made.id}`);
    expect((await api.browser().get(url)).statusCode).toBe(404);
  });

  it('is read page by page, also where colleagues filled whole stretches', async () => {
    for (let n = 0; n < 120; n += 1) {
      const at = new Date(Date.parse('2026-07-02T10:00:00Z') + n * 1000).toISOString();
      await aMessage(api, dialog, n < 60 ? { text: `No. ${n}`, at } : { text: `Aside ${n}`, kind: 'comment', at });
    }
    const token = tokenOf(await share());
    const read: string[] = [];
    let before: string | null = null;
    do {
      const page: { messages: { text: string }[]; before: string | null } = (await look(token, before)).json();
      read.unshift(...texts(page));
      before = page.before;
    } while (before !== null);
    expect(read).toEqual(['Is it fresh?', 'As ever', ...Array.from({ length: 60 }, (_, n) => `No. ${n}`)]);
  });

  it('needs the right, and a dialog that one may know of', async () => {
    const without = await anOperator(api, anna.me.company.id, 'operator');
    const url = `/api/dialogs/${dialog.dialogId}/shares`;
    const may = (await without.browser.get('/api/me')).json().permissions.includes('share_chats');
    expect((await without.browser.send('POST', url, { days: 1 })).statusCode).toBe(may ? 201 : 403);
    const { browser } = await anOperatorWho(api, anna.me.company.id, ['share_chats']);
    await api.rows('update dialog set operator_id = $2 where id = $1', [dialog.dialogId, anna.me.operator.id]);
    expect((await browser.send('POST', url, { days: 1 })).statusCode).toBe(404);
    expect((await anna.send('POST', url, { days: 3 })).statusCode).toBe(400);
  });

  it('is not tried without end', async () => {
    const guesser = api.browser();
    await api.rows(`insert into login_attempt (key, points, expire) values ($1, 300, (extract(epoch from now()) * 1000 + 60000)::bigint)`, [
      `share:${guesser.address}`,
    ]);
    expect((await guesser.send('POST', '/api/shared/look', { token: 'A'.repeat(43) })).statusCode).toBe(429);
  });
});
