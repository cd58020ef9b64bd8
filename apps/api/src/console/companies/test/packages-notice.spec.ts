import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../../test/api/rows.js';

describe('what the console tells of packages of dialogs', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let operator: Browser;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    operator = (await anOperator(api, anna.me.company.id)).browser;
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());

  const notice = async (browser: Browser): Promise<unknown> => {
    const answer = await browser.get('/api/company/packages-notice');
    return answer.statusCode === 200 ? answer.json() : answer.statusCode;
  };

  it('is null where there is nothing to say, and for whoever sees all dialogs or pays for them', async () => {
    expect([await notice(anna), await notice(operator)]).toEqual([null, 403]);
    await api.rows('insert into tariff (company_id, package_price_minor) values ($1, 15000)', [anna.me.company.id]);
    expect(await notice(anna)).toEqual({ kind: 'top_up_unpaid', blockedDialogs: 0, placesLeft: 0 });
  });

  it('is said anew by the live event, to the same people', async () => {
    const [hers, his] = [await LiveWindow.open(port, anna), await LiveWindow.open(port, operator)];
    await api.rows(`insert into event (company_id, kind) values ($1, 'packages_notice'), ($1, 'company_changed')`, [anna.me.company.id]);
    for (const window of [hers, his]) await window.until(() => window.events.some(({ kind }) => kind === 'company_changed'));
    const heard = [hers, his].map(({ events }) => events.filter(({ kind }) => kind === 'packages_notice'));
    expect(heard).toEqual([[{ id: expect.any(Number), kind: 'packages_notice' }], []]);
    hers.cut();
    his.cut();
  });
});
