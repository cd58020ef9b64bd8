import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';

/** Fields that no form offers; each with a value that would do harm if it were taken. */
const FORBIDDEN = {
  id: 1,
  companyId: 1,
  email: 'mine@example.test',
  passwordHash: 'x',
  state: 'active',
  stateSince: '2026-01-01T00:00:00Z',
  confirmedAt: null,
  totpEnabledAt: null,
  openDialogs: 0,
  connected: true,
  permissions: ['roles'],
  baseRole: 'supervisor',
};

describe('fields that no form offers', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let boris: { id: number; email: string; browser: Browser };
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    boris = await anOperator(api, anna.me.company.id);
  });
  afterAll(() => api.stop());

  const card = (): Promise<unknown[]> =>
    api.rows('select * from operator where id = any($1) order by id', [[anna.me.operator.id, boris.id]]);

  it.each([
    [
      'of oneself',
      () => boris.browser,
      '/api/me',
      { ...FORBIDDEN, role: 'admin', customRoleId: 1, groupIds: [], maxOpenDialogs: 9, takesPartInQueue: false },
    ],
    ['of a colleague', () => anna, '', FORBIDDEN],
  ] as const)('%s are refused one by one, and nothing is written', async (_whose, browser, path, forbidden) => {
    const before = await card();
    const url = path || `/api/operators/${boris.id}`;
    const answers = await Promise.all(
      Object.entries(forbidden).map(async ([field, value]) => [
        field,
        (await browser().send('PATCH', url, { [field]: value, phone: '1' })).statusCode,
      ]),
    );
    expect(answers).toEqual(Object.keys(forbidden).map((field) => [field, 400]));
    expect(await card()).toEqual(before);
  });

  it.each([
    ['POST', '/api/groups', { name: 'Night' }],
    ['POST', '/api/operator-statuses', { name: 'Lunch', kind: 'away' }],
    ['POST', '/api/roles', { name: 'Night', permissions: ['tags'] }],
  ] as const)('%s %s takes no id, company or place of its own', async (method, url, body) => {
    for (const more of [{ id: 1 }, { companyId: 1 }, { position: 1 }, { baseRole: 'supervisor' }, { members: [1] }]) {
      expect([more, (await anna.send(method, url, { ...body, ...more })).statusCode]).toEqual([more, 400]);
    }
  });
});
