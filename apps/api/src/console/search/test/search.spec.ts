import { randomUUID } from 'node:crypto';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anAttachment, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';
import { until } from '../../../../../../test/api/until.js';
import { workersFor, type RunningWorkers } from '../../../../../../test/api/workers-for.js';

interface Found {
  items: {
    message: { id: number; text: string };
    dialog: { id: number; client: { name: string } };
    excerpt: { text: string; hit: boolean }[];
  }[];
  next: string | null;
  complete: boolean;
}

describe('search over all messages', () => {
  let api: ApiUnderTest;
  let workers: RunningWorkers;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let dialog: DialogRows;
  let annas: DialogRows;
  let boriss: DialogRows;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    const { id: companyId } = anna.me.company;
    const channel = await aChannel(anna);
    boris = await anOperator(api, companyId);
    dialog = await aDialog(api, companyId, channel.id);
    annas = await aDialog(api, companyId, channel.id, { operatorId: anna.me.operator.id, name: 'Olga' });
    boriss = await aDialog(api, companyId, channel.id, { operatorId: boris.id, name: 'Zoya' });
    await aMessage(api, dialog, { text: 'Когда привезёте ржаные булочки?', at: '2026-11-01T10:00:00Z' });
    await aMessage(api, annas, { text: 'Are the deliveries late again?', at: '2026-11-02T10:00:00Z' });
    await aMessage(api, boriss, { text: 'Добрый день, где мой заказ', at: '2026-11-03T10:00:00Z' });
    await aMessage(api, boriss, { text: 'День был добрый', at: '2026-11-04T10:00:00Z', kind: 'to_client', operatorId: boris.id });
    await aMessage(api, annas, { text: 'a note on sourdough for colleagues', at: '2026-11-05T10:00:00Z', kind: 'comment' });
    await anAttachment(api, annas, { storageKey: 'x', mime: 'application/pdf', name: 'Invoice_2026-77.pdf', kind: 'document' });
    // They were written before anybody followed the log, as in an installation that is brought up to date.
    await api.rows('insert into message_search_backlog values ($1, 9007199254740991)', [companyId]);
    workers = await workersFor(api);
    await until(async () => (await api.rows('select from message_search_backlog')).length === 0, 'the old messages were filled in');
  }, 60_000);
  afterAll(async () => {
    await workers.stop();
    await api.stop();
  });

  const search = async (query: string, more = '', browser = anna): Promise<Found> => {
    const answer = await browser.get(`/api/messages/search?query=${encodeURIComponent(query)}${more}`);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const textsOf = ({ items }: Found): string[] => items.map(({ message }) => message.text);
  const found = async (query: string, more?: string, browser?: Browser): Promise<string[]> => textsOf(await search(query, more, browser));
  const write = async (text: string, to = annas): Promise<number> => {
    const body = { clientMessageId: randomUUID(), kind: 'comment', text };
    const answer = await anna.send('POST', `/api/dialogs/${to.dialogId}/messages`, body);
    expect(answer.statusCode).toBe(201);
    return answer.json<{ items: { id: number }[] }>().items[0]!.id;
  };

  it.each([
    ['another form of a Russian word', 'булочка'],
    ['е for ё', 'привезете'],
    ['the beginning of the word that is being typed', 'ржан'],
    ['two words in any order', 'булочки когда'],
  ])('%s finds the message', async (_what, query) => {
    expect(await found(query)).toEqual(['Когда привезёте ржаные булочки?']);
  });

  it('another form of an English word does too', async () => {
    expect(await found('delivery')).toEqual(['Are the deliveries late again?']);
  });

  it('a phrase in quotes stands together; without them the newest comes first', async () => {
    expect(await found('"добрый день"')).toEqual(['Добрый день, где мой заказ']);
    expect(await found('добрый день')).toEqual(['День был добрый', 'Добрый день, где мой заказ']);
  });

  it('comments and the names of files are found', async () => {
    expect(await found('sourdough')).toEqual(['a note on sourdough for colleagues']);
    const { items } = await search('invoice');
    expect(items[0]?.excerpt).toContainEqual({ text: 'Invoice_2026-77.pdf', hit: true });
    expect((await search('invoice_2026-77.pdf')).items).toHaveLength(1);
  });

  it('the excerpt marks what was found', async () => {
    const [hit] = (await search('булочки')).items;
    expect(hit?.excerpt.find((part) => part.hit)?.text).toBe('булочки');
    expect(hit?.excerpt.map(({ text }) => text).join('')).toBe('Когда привезёте ржаные булочки');
  });

  it.each([
    ['a channel', () => `&channelId=${dialog.channelId}`, 5],
    ['another channel', () => `&channelId=${dialog.channelId + 1}`, 0],
    ['a dialog', () => `&dialogId=${boriss.dialogId}`, 2],
    ['a person', () => `&cardId=${boriss.cardId}`, 2],
    ['who wrote it', () => `&operatorId=${boris.id}`, 1],
    ['from a moment on', () => '&from=2026-11-03T12:00:00Z', 2],
    ['before a moment', () => '&to=2026-11-04T10:00:00Z', 3],
  ])('it can be narrowed to %s', async (_what, more, count) => {
    expect(await found('день or булочки or late or sourdough', more())).toHaveLength(count);
  });

  it('only what one may see is found, by one rule with the list', async () => {
    expect(await found('день', '', boris.browser)).toHaveLength(2);
    expect(await found('deliveries', '', boris.browser)).toEqual([]);
    // A new dialog of a channel that everybody serves.
    expect(await found('булочки', '', boris.browser)).toHaveLength(1);
  });

  it('another company finds nothing of it', async () => {
    const stranger = await api.browser().registers();
    expect(await found('булочки', '', stranger)).toEqual([]);
    expect(await found('булочки', `&dialogId=${dialog.dialogId}`, stranger)).toEqual([]);
  });

  it('pages go backwards without a gap, also within one moment', async () => {
    const each = Array.from({ length: 25 }, (_, n) => n);
    for (const n of each) await aMessage(api, dialog, { text: `pagination ${n}`, at: `2026-11-06T10:00:0${n % 3}Z` });
    await api.rows(`insert into message_search_backlog values ($1, 9007199254740991)`, [anna.me.company.id]);
    await until(async () => (await found('pagination', '&limit=100')).length === each.length, 'the new ones were filled in');
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null && seen.length <= each.length;) {
      const page: Found = await search('pagination', `&limit=4${next && `&before=${next}`}`);
      seen.push(...textsOf(page));
      next = page.next;
    }
    expect(seen).toEqual(await found('pagination', '&limit=100'));
    expect(new Set(seen).size).toBe(each.length);
  });

  it('what is written is found a moment later; edited and deleted it is found as it is then', async () => {
    const id = await write('the secret word is pumpernickel');
    await until(async () => (await found('pumpernickel')).length === 1, 'the comment was found');
    await api.rows(`update message set text = 'the secret word is focaccia', edited_at = now() where id = $1`, [id]);
    await api.rows(`insert into event (company_id, kind, message_id) values ($1, 'message_changed', $2)`, [anna.me.company.id, id]);
    await until(async () => (await found('focaccia')).length === 1, 'the edited comment was found');
    expect(await found('pumpernickel')).toEqual([]);
    await api.rows('update message set deleted_at = now() where id = $1', [id]);
    await api.rows(`insert into event (company_id, kind, message_id) values ($1, 'message_changed', $2)`, [anna.me.company.id, id]);
    await until(async () => (await api.rows('select from message_search where message_id = $1', [id])).length === 0, 'it was forgotten');
    expect(await found('focaccia')).toEqual([]);
  });

  it.each(['и', '...', '"', "'", ':* & !', "o'clock | \\ <-> (", ':c1'])('%s is an answer and no failure', async (query) => {
    expect((await search(query)).complete).toBe(true);
  });

  it.each([
    ['query=', 'query'],
    ['query=a&from=yesterday', 'from'],
    ['query=a&limit=1000', 'limit'],
    ['query=bread&before=page-2', 'before'],
    ['query=a&dialogId=0', 'dialogId'],
  ])('%s is a sentence about the field', async (query, field) => {
    const answer = await anna.get(`/api/messages/search?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ field });
  });
});
