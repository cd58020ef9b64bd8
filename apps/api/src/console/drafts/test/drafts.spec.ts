import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anOperator } from '../../../../../../test/api/rows.js';

describe('drafts', () => {
  let api: ApiUnderTest;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let clara: Awaited<ReturnType<typeof anOperator>>;
  let companyId: number;
  let channelId: number;
  let dialogId: number;
  let dialog: Awaited<ReturnType<typeof aDialog>>;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
    boris = await anOperator(api, companyId);
    clara = await anOperator(api, companyId);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    dialog = await aDialog(api, companyId, channelId, { operatorId: boris.id });
    dialogId = dialog.dialogId;
  });

  const keep = (by: Browser, text: string, more: object = {}) =>
    by.send('PUT', `/api/dialogs/${dialogId}/draft`, { kind: 'to_client', text, ...more });
  const textsOf = async (by: Browser): Promise<Record<number, string>> => {
    const { items } = (await by.get('/api/me/drafts')).json() as { items: { dialogId: number; text: string }[] };
    return Object.fromEntries(items.map(({ dialogId, text }) => [dialogId, text]));
  };

  it('is kept with what it quotes, and belongs to its writer alone', async () => {
    const quotedId = await aMessage(api, dialog, { text: 'Where is my order?' });
    const answer = await keep(boris.browser, 'It is on', { kind: 'comment', quotedId });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      { dialogId, kind: 'comment', text: 'It is on', quoted: { id: quotedId, text: 'Where is my order?' } },
    ]);
    expect((await textsOf(boris.browser))[dialogId]).toBe('It is on');
    expect(await textsOf(clara.browser)).toEqual({});
  });

  it('the newer one stays, in whatever order they are heard', async () => {
    await keep(boris.browser, 'from the office', { ageMs: 1_000 });
    expect((await keep(boris.browser, 'from home, yesterday', { ageMs: 86_400_000 })).json()).toMatchObject({ text: 'from the office' });
    expect((await keep(boris.browser, 'from home, now')).json()).toMatchObject({ text: 'from home, now' });
    expect((await textsOf(boris.browser))[dialogId]).toBe('from home, now');
  });

  it('what was sent does not come back from a machine that did not hear of it', async () => {
    await keep(boris.browser, 'Hello', { ageMs: 60_000 });
    expect((await boris.browser.send('DELETE', `/api/dialogs/${dialogId}/draft`)).statusCode).toBe(204);
    expect((await keep(boris.browser, 'Hello', { ageMs: 30_000 })).json()).toMatchObject({ text: '' });
  });

  it('is kept for a dialog that one sees, and shown as long as one does', async () => {
    expect((await keep(clara.browser, 'Hello')).statusCode).toBe(404);
    await keep(boris.browser, 'Hello');
    await api.rows('update dialog set operator_id = $2, last_operator_id = $2 where id = $1', [dialogId, clara.id]);
    expect(dialogId in (await textsOf(boris.browser))).toBe(false);
  });

  it('a text that no message could have is refused, field by field', async () => {
    const answer = await boris.browser.send('PUT', `/api/dialogs/${dialogId}/draft`, {
      kind: 'letter',
      text: 'x'.repeat(20_001),
      ageMs: -1,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors.map(({ field }: { field: string }) => field)).toEqual(['kind', 'text', 'ageMs']);
  });
});
