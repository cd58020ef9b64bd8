import { randomBytes } from 'node:crypto';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow, statusOfKnock } from '../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../test/api/rows.js';
import { until } from '../../../../../test/api/until.js';
import { LiveSockets } from '../live-sockets.js';

describe('the door of the websocket', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());
  const sockets = (): number => api.app.get(LiveSockets).all().length;

  it.each<[string, number, () => object]>([
    ['a page of another site', 403, () => ({ cookie: anna.cookie, origin: 'https://evil.example' })],
    ['a page of another port of this machine', 403, () => ({ cookie: anna.cookie, origin: `http://127.0.0.1:${port + 1}` })],
    ['a program that names no page', 403, () => ({ cookie: anna.cookie, origin: '' })],
    ['a page without an address', 403, () => ({ cookie: anna.cookie, origin: 'null' })],
    ['nobody signed in', 401, () => ({})],
    ['a session that never was', 401, () => ({ cookie: `${anna.cookie?.split('=')[0]}=${randomBytes(32).toString('base64url')}` })],
    ['something that is no session', 401, () => ({ cookie: `${anna.cookie?.split('=')[0]}=x` })],
    ['a session under another name', 401, () => ({ cookie: `other=${anna.cookie?.split('=')[1]}` })],
    ['another address', 404, () => ({ cookie: anna.cookie, path: '/ws/other' })],
    ['its own page, signed in', 101, () => ({ cookie: anna.cookie })],
  ])('%s: %i', async (_who, status, how) => {
    expect(await statusOfKnock(port, how())).toBe(status);
  });

  it('a session that was ended opens nothing any more', async () => {
    const { browser } = await anOperator(api, anna.me.company.id);
    const { cookie } = browser;
    await browser.send('DELETE', '/api/session');
    expect(await statusOfKnock(port, { cookie })).toBe(401);
  });

  it('an operator who may not work any more gets no further', async () => {
    const { id, browser } = await anOperator(api, anna.me.company.id);
    await api.rows(`update operator set state = 'blocked' where id = $1`, [id]);
    expect(await statusOfKnock(port, { cookie: browser.cookie })).toBe(401);
  });

  it('says hello with a place to go on from, and how often to ping', async () => {
    const window = await LiveWindow.open(port, anna);
    expect(window.frames[0]).toEqual({ type: 'hello', lastEventId: expect.any(Number), heartbeatSeconds: expect.any(Number) });
    window.cut();
  });

  it('whoever leaves while he is being let in is not kept on the list', async () => {
    await until(() => sockets() === 0);
    await Promise.all(Array.from({ length: 20 }, () => statusOfKnock(port, { cookie: anna.cookie })));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sockets()).toBe(0);
  });
});

describe('an open websocket', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());

  it('answers a ping', async () => {
    const window = await LiveWindow.open(port, anna);
    window.say({ type: 'ping' });
    await window.until(() => window.has('pong'), 'a pong', 1_000);
    window.cut();
  });

  it.each([
    ['no JSON', 'hello?'],
    ['null', null],
    ['a list', []],
    ['an unknown kind', { type: 'shutdown' }],
    ['a dialog that is no number', { type: 'viewing', dialogId: '1 or 1=1' }],
    ['a dialog that cannot be', { type: 'viewing', dialogId: 1e300 }],
    ['bytes', Buffer.from([0xff, 0x00]).toString('latin1')],
  ])('takes no harm from %s', async (_what, frame) => {
    const window = await LiveWindow.open(port, anna);
    window.say(frame);
    window.say({ type: 'ping' });
    await window.until(() => window.has('pong'), 'a pong', 1_000);
    expect(window.frames.map(({ type }) => type)).toEqual(['hello', 'pong']);
    window.cut();
  });

  it('is closed by a frame that is too large, and nobody else is', async () => {
    const [window, neighbour] = [await LiveWindow.open(port, anna), await LiveWindow.open(port, anna)];
    window.say({ type: 'viewing', dialogId: 'x'.repeat(17 * 1024) });
    await window.until(() => window.closed !== null, 'the closing');
    expect(neighbour.closed).toBeNull();
    neighbour.cut();
  });

  it('is closed by a flood of frames', async () => {
    const window = await LiveWindow.open(port, anna);
    for (let n = 0; n < 200; n += 1) window.say({ type: 'ping' });
    await window.until(() => window.closed !== null, 'the closing');
  });

  it('is closed within two seconds when its session ends, with a code that says so; sessions of others go on', async () => {
    const boris = await anOperator(api, anna.me.company.id);
    const elsewhere = await api.browser().signsIn(boris.email);
    const window = await LiveWindow.open(port, boris.browser);
    const tab = await LiveWindow.open(port, boris.browser);
    const others = [await LiveWindow.open(port, elsewhere), await LiveWindow.open(port, anna)];
    await boris.browser.send('DELETE', '/api/session');
    await window.until(() => window.closed !== null && tab.closed !== null, 'the closing', 2_000);
    expect([window.closed, tab.closed]).toEqual([4401, 4401]);
    expect(others.map(({ closed }) => closed)).toEqual([null, null]);
    others.forEach((other) => other.cut());
  });

  it('is closed with the word "restart" when the process stops, so that the browser comes back', async () => {
    const stopping = await api.another();
    const window = await LiveWindow.open(await listen(stopping), anna);
    await stopping.close();
    await window.until(() => window.closed !== null, 'the closing');
    expect(window.closed).toBe(1012);
  });
});
