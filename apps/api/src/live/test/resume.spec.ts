import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aGroup, anOperator } from '../../../../../test/api/rows.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

const PHONE = '79001112233';

describe('after a cut the line goes on where it was', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    line = await WhatsAppLine.connect(api, anna);
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());
  const write = (text: string): Promise<unknown> => line.write(says.text(PHONE, text));
  const numbered = (what: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${what} ${n}`);
  const repeats = (window: LiveWindow): number => window.events.length - new Set(window.events.map(({ id }) => id)).size;

  /** A window that has seen all there is, and then lost its line; resolves with where it was. */
  async function cutLine(by = anna): Promise<number> {
    const window = await LiveWindow.open(port, by);
    await write('Before the cut');
    await window.until(() => window.texts.includes('Before the cut'));
    window.cut();
    return window.lastEventId;
  }

  it('exactly what was missed comes, once and in order, and then what is new', async () => {
    const since = await cutLine();
    const missed = numbered('Missed', 20);
    for (const text of missed) await write(text);
    const window = await LiveWindow.open(port, anna, since);
    await write('After');
    await window.until(() => window.texts.includes('After'));
    expect(window.texts).toEqual([...missed, 'After']);
    expect(window.frames[0]?.type).toBe('hello');
    expect(window.has('reload')).toBe(false);
    expect(repeats(window)).toBe(0);
    window.cut();
  });

  it('whoever comes back in the midst of a stream of messages misses none and gets none twice', async () => {
    for (let round = 0; round < 5; round += 1) {
      const since = await cutLine();
      const texts = numbered(`Round ${round}, message`, 40);
      const windows: Promise<LiveWindow>[] = [];
      for (const [n, text] of texts.entries()) {
        await write(text);
        if (n % 4 === 0) windows.push(LiveWindow.open(port, anna, since));
      }
      for (const window of await Promise.all(windows)) {
        await window.until(() => window.texts.includes(texts.at(-1) as string));
        expect(window.texts).toEqual(texts);
        expect(repeats(window)).toBe(0);
        window.cut();
      }
    }
  }, 30_000);

  it('an operator who comes back learns only of what he may see', async () => {
    const [boris, outsider] = [await anOperator(api, anna.me.company.id), await anOperator(api, anna.me.company.id)];
    const grouped = await WhatsAppLine.connect(api, anna, { groupIds: [await aGroup(api, anna.me.company.id, [boris.id])] });
    await anna.send('PATCH', `/api/channels/${grouped.channelId}`, { autoAssign: false });
    const since = await cutLine();
    await grouped.write(says.text('79004445566', 'For the group'));
    const [his, hers] = [await LiveWindow.open(port, boris.browser, since), await LiveWindow.open(port, outsider.browser, since)];
    await his.until(() => his.texts.includes('For the group'));
    await hers.until(() => hers.events.some(({ kind }) => kind === 'dialog_hidden'));
    expect(JSON.stringify(hers.frames)).not.toContain('For the group');
    [his, hers].forEach((window) => window.cut());
  });

  it('nothing missed: a hello and no more', async () => {
    const since = await cutLine();
    const window = await LiveWindow.open(port, anna, since);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(window.frames.map(({ type }) => type)).toEqual(['hello']);
    window.cut();
  });

  it('after more than a browser should catch up with it is told to read everything anew, and then goes on', async () => {
    const since = await cutLine();
    await api.rows(
      `insert into event (company_id, kind, dialog_id) select $1, 'dialog_changed', (select min(id) from dialog) from generate_series(1, 1001)`,
      [anna.me.company.id],
    );
    const window = await LiveWindow.open(port, anna, since);
    await window.until(() => window.has('reload'));
    expect(window.events).toEqual([]);
    await write('After');
    await window.until(() => window.texts.includes('After'));
    expect(window.texts).toEqual(['After']);
    window.cut();
  });

  it.each<[string, (since: number) => number | Promise<number>]>([
    ['the log no longer has', async (since) => (await api.rows('delete from event'), await write('The log goes on'), since)],
    ['is before all logs', () => 1],
    ['the log has not reached: another database gave it', (since) => since + 1_000_000],
  ])('a place that %s: everything must be read anew', async (_what, where) => {
    const window = await LiveWindow.open(port, anna, await where(await cutLine()));
    await window.until(() => window.has('reload'));
    expect(window.events).toEqual([]);
    await write('After');
    await window.until(() => window.texts.includes('After'));
    expect(window.texts).toEqual(['After']);
    window.cut();
  });

  it.each(['', 'yesterday', '-1', '1e9', '9'.repeat(30)])('a place that is none ("%s") is as if there were none', async (since) => {
    const window = await LiveWindow.open(port, anna, since as unknown as number);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(window.frames.map(({ type }) => type)).toEqual(['hello']);
    window.cut();
  });
});
