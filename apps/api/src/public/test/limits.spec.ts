import { ApiTokens, type FoundToken } from '#persistence/tokens/api-token.store.js';
import { ApiUsage, requestsThisMonth } from '#persistence/tokens/api-usage.store.js';
import { Database } from '#persistence/database.js';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import { until } from '../../../../../test/api/until.js';
import { Log } from '../../platform/log.js';
import { RequestMeter } from '../limits/request-meter.js';

describe('the limits of /v1', () => {
  let api: ApiUnderTest;
  let companyId: number;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    companyId = (await api.browser().registers()).me.company.id;
  });
  afterAll(() => api.stop());

  const call = (token: string): Promise<Answer> => api.v1(token, 'GET', '/channels');
  const tokenOf = async (ratePerMinute: number): Promise<FoundToken> =>
    (await api.app.get(ApiTokens).find(await api.token(companyId, { ratePerMinute })))!;
  /** A process of its own, with a clock that the test turns. */
  const meterAt = (clock: { now: () => Date }): RequestMeter => new RequestMeter(api.app.get(ApiUsage), new Log('silent'), clock);
  const nobody = (): void => undefined;
  /** How many of so many calls are let in. */
  async function letIn(meter: RequestMeter, token: FoundToken, calls: number): Promise<number> {
    let number = 0;
    for (let n = 0; n < calls; n += 1) {
      await meter.take(token, nobody).then(
        () => (number += 1),
        () => undefined,
      );
    }
    return number;
  }
  const counted = async (tokenId: number): Promise<number> =>
    (await api.rows<{ requests: number }>('select requests from api_rate where token_id = $1', [tokenId]))[0]?.requests ?? 0;

  it('let a token call as often a minute as it may, tell it each time, and when to come back', async () => {
    const token = await api.token(companyId, { ratePerMinute: 5 });
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await call(token));
    // A minute may end in between; in none of them are there more than five.
    for (const reset of new Set(answers.map(({ headers }) => headers['x-ratelimit-reset']))) {
      const good = answers.filter(({ headers, statusCode }) => headers['x-ratelimit-reset'] === reset && statusCode === 200);
      expect(good.length).toBeLessThanOrEqual(5);
      expect(good.map(({ headers }) => headers['x-ratelimit-remaining'])).toEqual(['4', '3', '2', '1', '0'].slice(0, good.length));
    }
    const refused = answers.find(({ statusCode }) => statusCode === 429)!;
    expect(refused.json()).toEqual({ status: 'error', message: 'Number of API requests exceeded', errors: {} });
    expect(refused.headers).toMatchObject({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'ratelimit-policy': '"minute";q=5;w=60',
    });
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(refused.headers['ratelimit']).toBe(`"minute";r=0;t=${wait}`);
    expect(Number(refused.headers['x-ratelimit-reset']) % 60).toBe(0);
  });

  it('are of each token for itself', async () => {
    const [first, second] = [await api.token(companyId, { ratePerMinute: 1 }), await api.token(companyId, { ratePerMinute: 1 })];
    await call(first);
    expect((await call(second)).statusCode).toBe(200);
  });

  it('begin anew with each minute', async () => {
    const token = await tokenOf(3);
    let now = new Date('2026-11-27T12:00:58Z');
    const meter = meterAt({ now: () => now });
    expect(await letIn(meter, token, 10)).toBe(3);
    now = new Date('2026-11-27T12:01:00Z');
    expect(await letIn(meter, token, 10)).toBe(3);
    await meter.beforeApplicationShutdown();
  });

  it('hold for all processes together: what one has let in, the others know of', async () => {
    const token = await tokenOf(100);
    const clock = { now: () => new Date('2026-11-27T12:00:30Z') };
    const [one, two] = [meterAt(clock), meterAt(clock)];
    expect(await letIn(one, token, 60)).toBe(60);
    await until(async () => (await counted(token.tokenId)) === 60);
    expect(await letIn(two, token, 60)).toBe(40);
    await until(async () => (await counted(token.tokenId)) === 100);
    // The first hears of it with the next that it tells.
    await letIn(one, token, 1);
    await until(async () => (await letIn(one, token, 1)) === 0);
    await Promise.all([one.beforeApplicationShutdown(), two.beforeApplicationShutdown()]);
    expect(await counted(token.tokenId)).toBeLessThan(125);
  });

  it('hold while many processes are called at once, but for what they let in before they heard of each other', async () => {
    const token = await tokenOf(200);
    const clock = { now: () => new Date('2026-11-27T12:00:30Z') };
    const meters = [meterAt(clock), meterAt(clock), meterAt(clock), meterAt(clock)];
    let sum = 0;
    for (let wave = 0; wave < 15; wave += 1) {
      const letInNow = await Promise.all(meters.map((meter) => letIn(meter, token, 10)));
      sum += letInNow.reduce((a, b) => a + b, 0);
      // The next calls come when these have been told; how long that takes is the machine's affair.
      await until(async () => (await counted(token.tokenId)) === sum);
    }
    await Promise.all(meters.map((meter) => meter.beforeApplicationShutdown()));
    expect(sum).toBeGreaterThanOrEqual(200);
    // 600 calls came. A process hears of the others when it tells: it knows all but the wave itself, the one before, whose tellers
    // could not hear of those after them, and perhaps one whose answer was still on its way.
    expect(sum).toBeLessThanOrEqual(200 + 3 * 40);
    expect(await counted(token.tokenId)).toBe(sum);
  });

  it('count a month of the company in its own time zone', async () => {
    await api.rows(`update company set time_zone = 'Asia/Tokyo' where id = $1`, [companyId]);
    const token = await tokenOf(1000);
    let now = new Date('2026-11-30T14:59:00Z');
    const meter = meterAt({ now: () => now });
    await letIn(meter, token, 7);
    now = new Date('2026-11-30T15:00:00Z');
    await letIn(meter, token, 2);
    await meter.beforeApplicationShutdown();
    const requests = async (at: string): Promise<number> =>
      (await api.app.get(Database).transaction(companyId, (tx) => requestsThisMonth(tx, new Date(at)))).requests;
    expect([await requests('2026-11-30T14:59:59Z'), await requests('2026-12-01T00:00:00Z')]).toEqual([7, 2]);
  });

  it('of a month are told in the words that programs know, and when the month ends', async () => {
    await api.rows('update company set api_requests_per_month = 2 where id = $1', [companyId]);
    const token = await api.token(companyId);
    expect([await call(token), await call(token)].map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const refused = await call(token);
    expect([refused.statusCode, refused.json().message]).toEqual([429, 'API calls exceeded API limit per month']);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(31 * 24 * 60 * 60);
    await api.rows('update company set api_requests_per_month = null where id = $1', [companyId]);
    await until(async () => (await call(await api.token(companyId))).statusCode === 200);
  });

  it('lose nothing when PostgreSQL cannot be reached for a while: what was counted is told later', async () => {
    const token = await tokenOf(1000);
    const usage = api.app.get(ApiUsage);
    let away = false;
    const reachable = {
      load: usage.load.bind(usage),
      add: (...given: Parameters<ApiUsage['add']>) => (away ? Promise.reject(new Error('away')) : usage.add(...given)),
    } as ApiUsage;
    const meter = new RequestMeter(reachable, new Log('silent'), { now: () => new Date('2026-11-27T12:00:30Z') });
    await letIn(meter, token, 1);
    away = true;
    await letIn(meter, token, 60);
    away = false;
    await until(async () => (await counted(token.tokenId)) === 61);
    await meter.beforeApplicationShutdown();
    expect(await counted(token.tokenId)).toBe(61);
  });
});
