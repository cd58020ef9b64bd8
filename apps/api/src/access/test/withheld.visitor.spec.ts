import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen } from '../../../../../test/api/live-window.js';
import { aSiteChannel, dialogOf, Visitor } from '../../../../../test/api/site-chat.js';
import { monthIsOver, paysIn, runsOut } from '../../../../../test/api/tariff.js';
import { until } from '../../../../../test/api/until.js';
import { type RunningWorkers, workersFor } from '../../../../../test/api/workers-for.js';

describe('a visitor whose dialog is blocked', () => {
  let api: ApiUnderTest;
  let workers: RunningWorkers;
  let anna: Browser;
  let port: number;
  let channel: { id: number; key: string };
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    workers = await workersFor(api);
    port = await listen(api.app);
  }, 60_000);
  beforeEach(async () => {
    anna = await api.browser().registers();
    channel = await aSiteChannel(anna);
  });
  afterEach(() => visitors.splice(0).forEach(({ chat }) => chat.close()));
  afterAll(async () => {
    await workers.stop();
    await api.stop();
  });

  /** A tab of his; with the memory of another one, in the same browser. */
  async function aTab(device?: Visitor['device']): Promise<Visitor> {
    const tab = new Visitor(port, channel.key, device);
    visitors.push(tab);
    await tab.chat.connect();
    await tab.until(({ connection }) => connection === 'online', 'the tab is open');
    return tab;
  }
  const answers = (dialogId: number, text: string) =>
    anna.send('POST', `/api/dialogs/${dialogId}/messages`, { clientMessageId: crypto.randomUUID(), kind: 'to_client', text });

  it('sees what he wrote, also when he comes back; the company does not', async () => {
    await runsOut(api, anna.me.company.id);
    const vera = await aTab();
    await vera.writes('Is anybody there?');
    const dialogId = await dialogOf(api, channel.id);
    const history = await anna.get(`/api/dialogs/${dialogId}/messages`);
    expect([history.statusCode, history.body.includes('Is anybody there?')]).toEqual([200, false]);

    vera.chat.close();
    const back = await aTab(vera.device);
    await back.until(() => back.texts.includes('Is anybody there?'), 'his words are there again');
  });

  it('sees it in all of his tabs, each thing once; after it is paid for also what he is answered', async () => {
    const [first] = [await aTab()];
    await first.writes('Before');
    const dialogId = await dialogOf(api, channel.id);
    const second = await aTab(first.device);
    await monthIsOver(api, anna.me.company.id);
    await runsOut(api, anna.me.company.id);

    await first.writes('Is anybody there?');
    await second.until(() => second.texts.includes('Is anybody there?'), 'the other tab shows it');
    await second.writes('Hello?');
    await first.until(() => first.texts.includes('Hello?'), 'and the first what was written there');
    const his = ['Before', 'Is anybody there?', 'Hello?'];
    expect([first.texts, second.texts]).toEqual([his, his]);
    expect(first.state.messages.map(({ read }) => read)).not.toContain('READ');
    const reloaded = await aTab(first.device);
    await reloaded.until(() => reloaded.texts.length >= 3, 'the page that was loaded again');
    expect(reloaded.texts).toEqual(his);
    expect((await answers(dialogId, 'Not yet')).statusCode).toBe(409);

    expect(await paysIn(api, anna.me.company.id, 250)).toEqual({ unblocked: 1, blocked: 0 });
    expect((await answers(dialogId, 'We are here')).statusCode).toBe(201);
    const all = [...his, 'We are here'];
    for (const tab of [first, second, reloaded]) {
      await tab.until(() => tab.texts.includes('We are here'), 'the answer');
      expect(tab.texts).toEqual(all);
    }
    const late = await aTab(first.device);
    await late.until(() => late.texts.length >= 4, 'the newest tab');
    expect(late.texts).toEqual(all);
  });

  it('a tab that was away meanwhile learns what he wrote in the other one, while it is blocked', async () => {
    const first = await aTab();
    await first.writes('Before');
    const second = await aTab(first.device);
    await monthIsOver(api, anna.me.company.id);
    await runsOut(api, anna.me.company.id);
    second.chat.close();
    await first.writes('Is anybody there?');
    await second.chat.connect();
    await second.until(() => second.texts.includes('Is anybody there?'), 'what it missed');
    expect(second.texts).toEqual(['Before', 'Is anybody there?']);
  });

  it('his typing is told to nobody, and nobody’s to him', async () => {
    await runsOut(api, anna.me.company.id);
    const vera = await aTab();
    await vera.writes('Is anybody there?');
    const dialogId = await dialogOf(api, channel.id);
    vera.chat.setTyping();
    await vera.writes('Hello?');
    await until(async () => (await api.rows('select 1 from event where dialog_id = $1', [dialogId])).length > 0, 'the log');
    expect(await api.rows(`select 1 from event where dialog_id = $1 and kind in ('client_typing', 'operator_typing')`, [dialogId])).toEqual(
      [],
    );
  });
});
