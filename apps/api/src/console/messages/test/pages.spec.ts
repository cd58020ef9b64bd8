import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, type DialogRows } from '../../../../../../test/api/rows.js';

interface Page {
  items: { id: number; text: string }[];
  before: string | null;
  after: string | null;
}

const COUNT = 300;

describe('the history of a dialog, page by page', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let dialog: DialogRows;
  let all: number[];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    const channel = await aChannel(anna);
    dialog = await aDialog(api, anna.me.company.id, channel.id);
    const neighbour = await aDialog(api, anna.me.company.id, channel.id);
    // Moments shared by seven messages each, and every eleventh one from an imported history: ids are not in the order of time.
    for (const { dialogId, clientId, channelId } of [dialog, neighbour]) {
      await api.rows(
        `insert into message (company_id, dialog_id, client_id, channel_id, kind, origin, text, sent_at)
         select $1, $2, $3, $4, 'from_client', 'client', 'Message ' || n,
                timestamptz '2026-11-22 12:00:00Z' + (n / 7) * interval '1 second' - case when n % 11 = 0 then interval '1 day' else interval '0' end
           from generate_series(1, $5) as n order by random()`,
        [anna.me.company.id, dialogId, clientId, channelId, COUNT],
      );
    }
    all = (await api.rows<{ id: number }>('select id::int from message where dialog_id = $1 order by sent_at, id', [dialog.dialogId])).map(
      ({ id }) => id,
    );
  }, 60_000);
  afterAll(() => api.stop());

  const page = async (query: string): Promise<Page> => {
    const answer = await anna.get(`/api/dialogs/${dialog.dialogId}/messages?${query}`);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const idsOf = ({ items }: Page): number[] => items.map(({ id }) => id);

  it('without a place the newest page comes, oldest first', async () => {
    const newest = await page('');
    expect(idsOf(newest)).toEqual(all.slice(-50));
    expect(newest.after).toBeNull();
    expect(newest.before).not.toBeNull();
  });

  it.each([1, 7, 50, 99, 100])('backwards in pages of %i: all, each once, in order, and then an end', async (limit) => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: Page = await page(`limit=${limit}${cursor && `&before=${cursor}`}`);
      seen.unshift(...idsOf(next));
      cursor = next.before;
      if (seen.length > COUNT) break;
      if (limit === 1 && seen.length === 20) return expect(seen).toEqual(all.slice(-20));
    }
    expect(seen).toEqual(all);
  });

  it.each([7, 50])('forwards in pages of %i from the oldest: all, each once, in order, and then an end', async (limit) => {
    const start = await page(`around=${all[0]}&limit=2`);
    const seen = idsOf(start);
    let cursor = start.after;
    while (cursor !== null && seen.length <= COUNT) {
      const next = await page(`limit=${limit}&after=${cursor}`);
      seen.push(...idsOf(next));
      cursor = next.after;
    }
    expect(seen).toEqual(all);
  });

  it('around a message: its neighbours on both sides, and from there on without a gap in either direction', async () => {
    const middle = all[150] as number;
    const start = await page(`around=${middle}&limit=20`);
    expect(idsOf(start)).toEqual(all.slice(141, 161));
    const older = await page(`before=${start.before}&limit=30`);
    const newer = await page(`after=${start.after}&limit=30`);
    expect([...idsOf(older), ...idsOf(start), ...idsOf(newer)]).toEqual(all.slice(111, 191));
    // And back again: whoever turns round finds what he came from.
    expect(idsOf(await page(`after=${older.after}&limit=20`))).toEqual(idsOf(start));
    expect(idsOf(await page(`before=${newer.before}&limit=20`))).toEqual(idsOf(start));
  });

  it.each([
    ['the first', 0, [null, true]],
    ['the last', COUNT - 1, [true, null]],
  ])('around %s there is an end on one side', async (_which, index, [before, after]) => {
    const start = await page(`around=${all[index]}&limit=20`);
    expect(idsOf(start)).toContain(all[index]);
    expect([start.before && true, start.after && true]).toEqual([before, after]);
  });

  it('a message of another dialog is not a place in this one', async () => {
    const [other] = await api.rows<{ id: string }>('select id from message where dialog_id <> $1 limit 1', [dialog.dialogId]);
    expect((await anna.get(`/api/dialogs/${dialog.dialogId}/messages?around=${other?.id}`)).statusCode).toBe(404);
  });

  it.each([
    ['before=page-2', 'before'],
    ['after=MTIz', 'after'],
    ['limit=101', 'limit'],
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['around=-1', 'around'],
    ['offset=10', 'offset'],
  ])('%s is a sentence about the field', async (query, field) => {
    const answer = await anna.get(`/api/dialogs/${dialog.dialogId}/messages?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ field, detail: expect.stringContaining(field) });
  });
});
