import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aChannel, aDialog, anOperator } from '../../../../../test/api/rows.js';

describe('who else looks at a dialog', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let port: number;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let clara: Awaited<ReturnType<typeof anOperator>>;
  let dialogId: number;
  let windows: LiveWindow[];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    port = await listen(api.app);
    boris = await anOperator(api, anna.me.company.id);
    clara = await anOperator(api, anna.me.company.id);
    const channel = await aChannel(anna);
    dialogId = (await aDialog(api, anna.me.company.id, channel.id, { operatorId: boris.id })).dialogId;
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(() => {
    windows = [];
  });
  afterEach(() => windows.forEach((window) => window.cut()));

  async function open(by: Browser): Promise<LiveWindow> {
    const window = await LiveWindow.open(port, by);
    windows.push(window);
    return window;
  }
  const shown = (window: LiveWindow): unknown => window.frames.findLast(({ type }) => type === 'viewers');
  const viewers = (...others: { id: number; typing: boolean }[]): unknown => ({
    ...{ type: 'viewers', dialogId, viewers: others.map((other) => ({ ...other, name: expect.stringMatching(/^\w+ \w\.$/) as string })) },
  });
  const shows = (window: LiveWindow, what: unknown): Promise<void> =>
    window.until(() => {
      try {
        expect(shown(window)).toEqual(what);
        return true;
      } catch {
        return false;
      }
    }, JSON.stringify(what));
  const admin = (typing = false): { id: number; typing: boolean } => ({ id: anna.me.operator.id, typing });
  const operator = (typing = false): { id: number; typing: boolean } => ({ id: boris.id, typing });

  it('each sees the others come, type, and go', async () => {
    const [his, hers] = [await open(boris.browser), await open(anna)];
    his.say({ type: 'viewing', dialogId });
    await shows(his, viewers());
    hers.say({ type: 'viewing', dialogId });
    await shows(his, viewers(admin()));
    await shows(hers, viewers(operator()));
    hers.say({ type: 'typing', dialogId });
    await shows(his, viewers(admin(true)));
    hers.say({ type: 'viewing', dialogId: null });
    await shows(his, viewers());
  });

  it('whoever stops typing is no longer shown as typing after a few seconds', async () => {
    const [his, hers] = [await open(boris.browser), await open(anna)];
    his.say({ type: 'viewing', dialogId });
    hers.say({ type: 'viewing', dialogId });
    await shows(his, viewers(admin()));
    hers.say({ type: 'typing', dialogId });
    await shows(his, viewers(admin(true)));
    await his.until(() => JSON.stringify(shown(his)).includes('"typing":false'), 'the end of typing', 7_000);
  }, 15_000);

  it('a window whose line is cut is gone', async () => {
    const [his, hers] = [await open(boris.browser), await open(anna)];
    his.say({ type: 'viewing', dialogId });
    hers.say({ type: 'viewing', dialogId });
    await shows(his, viewers(admin()));
    hers.cut();
    await shows(his, viewers());
  });

  it('two windows of one person are one viewer, and he is not shown to himself', async () => {
    const [his, one, two] = [await open(boris.browser), await open(anna), await open(anna)];
    for (const window of [his, one, two]) window.say({ type: 'viewing', dialogId });
    await shows(his, viewers(admin()));
    await shows(two, viewers(operator()));
    one.cut();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await shows(his, viewers(admin()));
  });

  it('whoever may not see a dialog is neither told of its viewers nor shown in it', async () => {
    const [his, stranger] = [await open(boris.browser), await open(await api.browser().registers('Cold Bread'))];
    const colleague = await open(clara.browser);
    his.say({ type: 'viewing', dialogId });
    for (const window of [colleague, stranger]) {
      window.say({ type: 'viewing', dialogId });
      window.say({ type: 'typing', dialogId });
      window.say({ type: 'ping' });
      await window.until(() => window.has('pong'));
    }
    await shows(his, viewers());
    expect([colleague, stranger].map(shown)).toEqual([undefined, undefined]);
  });
});
