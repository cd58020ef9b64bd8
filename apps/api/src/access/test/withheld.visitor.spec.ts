import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen } from '../../../../../test/api/live-window.js';
import { aSiteChannel, dialogOf, Visitor } from '../../../../../test/api/site-chat.js';
import { runsOut } from '../../../../../test/api/tariff.js';

describe('a visitor whose dialog is blocked', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let port: number;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    port = await listen(api.app);
  }, 60_000);
  afterAll(async () => {
    visitors.forEach(({ chat }) => chat.close());
    await api.stop();
  });

  function aVisitor(...values: ConstructorParameters<typeof Visitor> extends [number, ...infer Rest] ? Rest : never): Visitor {
    const visitor = new Visitor(port, ...values);
    visitors.push(visitor);
    return visitor;
  }

  it('sees what he wrote, also when he comes back; the company does not', async () => {
    const { id, key } = await aSiteChannel(anna);
    await runsOut(api, anna.me.company.id);
    const vera = aVisitor(key);
    await vera.chat.connect();
    await vera.writes('Is anybody there?');
    const dialogId = await dialogOf(api, id);
    const history = await anna.get(`/api/dialogs/${dialogId}/messages`);
    expect([history.statusCode, history.body.includes('Is anybody there?')]).toEqual([200, false]);

    vera.chat.close();
    const back = aVisitor(key, vera.device);
    await back.chat.connect();
    await back.until(() => back.texts.includes('Is anybody there?'), 'his words are there again');
  });
});
