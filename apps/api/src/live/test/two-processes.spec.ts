import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../test/api/rows.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

const PHONE = '79001112233';

describe('two processes on one database', () => {
  let api: ApiUnderTest;
  let second: NestFastifyApplication;
  let anna: Browser;
  let line: WhatsAppLine;
  let here: LiveWindow;
  let there: LiveWindow;
  let dialogId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    second = await api.another();
    anna = await api.browser().registers();
    // Else the first answer ticks a step of the set-up, at some moment between the tests.
    expect((await anna.send('POST', '/api/onboarding/skip')).statusCode).toBe(200);
    line = await WhatsAppLine.connect(api, anna);
    await line.write(says.text(PHONE, 'Hello'));
    dialogId = (await anna.get('/api/dialogs')).json().items[0].id;
    here = await LiveWindow.open(await listen(api.app), anna);
    there = await LiveWindow.open(await listen(second), anna);
  }, 60_000);
  afterAll(async () => {
    await second.close();
    await api.stop();
  });
  beforeEach(() => [here, there].forEach((window) => window.clear()));

  /** What a browser of the second process sends. */
  const answerThere = (text: string): ReturnType<NestFastifyApplication['inject']> =>
    second.inject({
      method: 'POST',
      url: `/api/dialogs/${dialogId}/messages`,
      payload: { clientMessageId: randomUUID(), kind: 'to_client', text },
      headers: { cookie: anna.cookie, 'x-csrf-token': anna.me.csrfToken },
    });

  it('what happens in one reaches the windows of both, at once', async () => {
    const began = Date.now();
    await line.write(says.text(PHONE, 'Taken in by the first'));
    await there.until(() => there.texts.includes('Taken in by the first'), 'the push', 900);
    expect((await answerThere('Answered at the second')).statusCode).toBe(201);
    for (const window of [here, there]) await window.until(() => window.texts.includes('Answered at the second'), 'the push', 900);
    expect(Date.now() - began).toBeLessThan(1_800);
  });

  it('both show the same, in the same order, each once, whatever is written at once', async () => {
    const texts = Array.from({ length: 30 }, (_, n) => `Message ${n}`);
    await Promise.all(texts.map((text, n) => (n % 2 ? answerThere(text) : line.write(says.text(PHONE, text)))));
    for (const window of [here, there]) await window.until(() => window.texts.length >= texts.length);
    expect([...here.texts].sort()).toEqual([...texts].sort());
    expect(there.events.map(({ id }) => id)).toEqual(here.events.map(({ id }) => id));
  });

  it('a window that changes processes goes on where it was', async () => {
    await line.write(says.text(PHONE, 'Seen here'));
    await here.until(() => here.texts.includes('Seen here'));
    const since = here.lastEventId;
    await line.write(says.text(PHONE, 'Missed'));
    const moved = await LiveWindow.open((second.getHttpServer().address() as { port: number }).port, anna, since);
    await moved.until(() => moved.texts.length > 0);
    expect(moved.texts).toEqual(['Missed']);
    moved.cut();
  });

  it('who looks at a dialog in one, and who types in it, is seen in the other', async () => {
    const boris = await anOperator(api, anna.me.company.id, 'supervisor');
    const his = await LiveWindow.open((second.getHttpServer().address() as { port: number }).port, boris.browser);
    type Seen = { id: number; typing: boolean }[];
    const shown = (window: LiveWindow): Seen =>
      ((window.frames.findLast(({ type }) => type === 'viewers') as { viewers?: Seen })?.viewers ?? []).map(({ id, typing }) => ({
        id,
        typing,
      }));
    const sees = (window: LiveWindow, viewers: Seen): Promise<void> =>
      window.until(() => JSON.stringify(shown(window)) === JSON.stringify(viewers), JSON.stringify(viewers), 8_000);
    here.say({ type: 'viewing', dialogId });
    his.say({ type: 'viewing', dialogId });
    await sees(here, [{ id: boris.id, typing: false }]);
    await sees(his, [{ id: anna.me.operator.id, typing: false }]);
    his.say({ type: 'typing', dialogId });
    await sees(here, [{ id: boris.id, typing: true }]);
    his.cut();
    await sees(here, []);
    here.say({ type: 'viewing', dialogId: null });
  });

  it('a session that ends in one closes its windows in the other', async () => {
    const boris = await anOperator(api, anna.me.company.id);
    const window = await LiveWindow.open((second.getHttpServer().address() as { port: number }).port, boris.browser);
    await boris.browser.send('DELETE', '/api/session');
    await window.until(() => window.closed !== null, 'the closing', 2_000);
    expect(window.closed).toBe(4401);
  });

  it('a lost wake connection delays what is pushed and loses nothing', async () => {
    await api.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'deskwire wake' and datname = current_database()`,
    );
    await line.write(says.text(PHONE, 'Without a wake'));
    for (const window of [here, there]) await window.until(() => window.texts.includes('Without a wake'), 'the push', 3_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await line.write(says.text(PHONE, 'Awake again'));
    await there.until(() => there.texts.includes('Awake again'), 'the push', 900);
  });
});
