import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aGroup, anOperator } from '../../../../../test/api/rows.js';
import { until } from '../../../../../test/api/until.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;
interface Row {
  id: number;
  operator: { id: number } | null;
  waits: { for: string; operator: { id: number; name: string } | null; since: string } | null;
}

let phones = 79_007_000_000;

/** A company of its own for each test: its admin never answers, three operators do. */
describe('a message finds its operator', () => {
  let api: ApiUnderTest;
  let port: number;
  let anna: Browser;
  let companyId: number;
  let line: WhatsAppLine;
  let team: [Colleague, Colleague, Colleague];
  let outsider: Colleague;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    team = [await anOperator(api, companyId), await anOperator(api, companyId), await anOperator(api, companyId)];
    outsider = await anOperator(api, companyId);
    line = await WhatsAppLine.connect(api, anna, { groupIds: [await aGroup(api, companyId, ids())] });
    await online(outsider);
  });

  const ids = (): number[] => team.map(({ id }) => id);
  const online = (...people: Colleague[]): Promise<unknown> =>
    api.rows(`update operator_presence set connected = true, status = 'online', seen_at = now() where operator_id = any($1)`, [
      people.map(({ id }) => id),
    ]);
  const offline = (...people: Colleague[]): Promise<unknown> =>
    api.rows('update operator_presence set connected = false where operator_id = any($1)', [people.map(({ id }) => id)]);
  const company = (rules: object): Promise<unknown> => anna.send('PATCH', '/api/company', rules);
  const phone = (): string => String((phones += 1));
  const dialogs = async (): Promise<Row[]> => (await anna.get('/api/dialogs?filter=all&limit=100')).json().items;
  const held = async (): Promise<number[]> => {
    const all = await dialogs();
    return ids().map((id) => all.filter(({ operator }) => operator?.id === id).length);
  };
  const loads = async (): Promise<number[]> =>
    (
      await api.rows<{ n: number }>('select open_dialogs as n from operator_presence where operator_id = any($1) order by operator_id', [
        ids(),
      ])
    ).map(({ n }) => n);
  const clients = (count: number): string[] => Array.from({ length: count }, phone);
  const write = (from: string, text = 'Is it fresh?'): ReturnType<WhatsAppLine['write']> => line.write(says.text(from, text));

  it.each<[string, (from: string[]) => Promise<unknown>]>([
    [
      'one after another',
      async (from) => {
        for (const each of from) await write(each);
      },
    ],
    ['all at once', (from) => Promise.all(from.map((each) => write(each)))],
    ['in one webhook', (from) => line.write(...from.map((each) => says.text(each, 'Is it fresh?')))],
  ])('thirty new clients, %s: ten for each of three, nobody of another group, and each stays with one', async (_how, arrive) => {
    await online(...team);
    const from = clients(30);
    await arrive(from);
    expect(await held()).toEqual([10, 10, 10]);
    expect(await loads()).toEqual([10, 10, 10]);
    expect((await dialogs()).every(({ waits }) => waits === null)).toBe(true);
    await arrive(from);
    expect(await held()).toEqual([10, 10, 10]);
    expect(await api.rows("select 1 from outbox where company_id = $1 and process <> 'onboarding'", [companyId])).toEqual([]);
  });

  it('limits hold, his own before the company’s, also when all come at once; whoever finds no slot waits, visibly', async () => {
    await online(...team);
    await company({ maxOpenDialogs: 3 });
    await api.rows('update operator set max_open_dialogs = 1 where id = $1', [team[0].id]);
    await api.rows('update operator set max_open_dialogs = 0 where id = $1', [team[1].id]);
    await Promise.all(clients(9).map((each) => write(each)));
    expect(await held()).toEqual([1, 0, 3]);
    const waiting = (await dialogs()).filter(({ operator }) => operator === null);
    expect(waiting.map(({ waits }) => waits)).toEqual(
      Array.from({ length: 5 }, () => ({ for: 'any', operator: null, since: expect.any(String), staleAt: null })),
    );
    const started = await api.rows<{ workflow_id: string }>(
      `select workflow_id, process, action, payload from outbox where company_id = $1 and process <> 'onboarding' order by workflow_id`,
      [companyId],
    );
    expect(started).toHaveLength(5);
    expect(started.map(({ workflow_id: id }) => id).sort()).toEqual(waiting.map(({ id }) => `waiting-for-operator:${id}`).sort());
    expect(started[0]).toMatchObject({
      process: 'waiting-for-operator',
      action: 'start',
      payload: { companyId, waitsFor: 'any', limitSeconds: null },
    });
  });

  it.each<[string, (one: Colleague) => Promise<unknown>]>([
    ['is away', (one) => one.browser.send('PATCH', '/api/me', { status: 'away' })],
    ['takes no part in the queue', (one) => api.rows('update operator set takes_part_in_queue = false where id = $1', [one.id])],
    [
      'has not been heard of for two minutes',
      (one) => api.rows(`update operator_presence set seen_at = now() - interval '2 minutes' where operator_id = $1`, [one.id]),
    ],
    ['has left the company', (one) => api.rows(`update operator set state = 'deleted' where id = $1`, [one.id])],
    ['has been blocked', (one) => api.rows(`update operator set state = 'blocked' where id = $1`, [one.id])],
  ])('an operator who %s gets nothing', async (_what, change) => {
    await online(...team);
    await change(team[0]);
    for (const each of clients(4)) await write(each);
    expect(await held()).toEqual([0, 2, 2]);
  });

  it('a channel without groups is served by everybody', async () => {
    await online(...team);
    const open = await WhatsAppLine.connect(api, anna);
    for (const each of clients(4)) await open.write(says.text(each, 'Hello'));
    expect(await held()).toEqual([1, 1, 1]);
    expect((await dialogs()).filter(({ operator }) => operator?.id === outsider.id)).toHaveLength(1);
  });

  it.each([
    ['the company', () => company({ autoAssign: false })],
    ['the channel', () => anna.send('PATCH', `/api/channels/${line.channelId}`, { autoAssign: false })],
  ])('where %s does not assign, it stays new and waits for nothing', async (_who, change) => {
    await online(...team);
    await change();
    await write(phone());
    expect(await dialogs()).toMatchObject([{ operator: null, waits: null }]);
    expect(await api.rows("select 1 from outbox where company_id = $1 and process <> 'onboarding'", [companyId])).toEqual([]);
  });

  describe('coming online', () => {
    const ended = async (): Promise<number> =>
      (
        await api.rows(`select 1 from outbox where company_id = $1 and action = 'signal' and payload ->> 'signal' = 'waitEnded'`, [
          companyId,
        ])
      ).length;

    it('by opening the console: the longest waiting come to him, up to his limit', async () => {
      await api.rows('update operator set max_open_dialogs = 3 where id = $1', [team[0].id]);
      const from = clients(5);
      for (const each of from) await write(each);
      const before = (await dialogs()).map(({ id }) => id).sort((a, b) => a - b);
      const window = await LiveWindow.open(port, team[0].browser);
      await until(async () => (await held())[0] === 3, 'three are given');
      expect(
        (await dialogs())
          .filter(({ operator }) => operator !== null)
          .map(({ id }) => id)
          .sort((a, b) => a - b),
      ).toEqual(before.slice(0, 3));
      expect(await ended()).toBe(3);
      window.cut();
    });

    it('by his status: what waits comes to him; to somebody of another group nothing comes', async () => {
      for (const each of clients(2)) await write(each);
      await outsider.browser.send('PATCH', '/api/me', { status: 'away' });
      await outsider.browser.send('PATCH', '/api/me', { status: 'online' });
      expect(await held()).toEqual([0, 0, 0]);
      await team[1].browser.send('PATCH', '/api/me', { status: 'away' });
      await online(team[1]);
      await api.rows(`update operator_presence set status = 'away' where operator_id = $1`, [team[1].id]);
      await team[1].browser.send('PATCH', '/api/me', { status: 'online' });
      expect(await held()).toEqual([0, 2, 0]);
    });

    it('three at once: each dialog is given once', async () => {
      await company({ maxOpenDialogs: 5 });
      for (const each of clients(12)) await write(each);
      const windows = await Promise.all(team.map(({ browser }) => LiveWindow.open(port, browser)));
      await until(async () => (await held()).reduce((sum, n) => sum + n, 0) === 12, 'all are given');
      expect(Math.max(...(await held()))).toBeLessThanOrEqual(5);
      expect(await loads()).toEqual(await held());
      expect(await ended()).toBe(12);
      windows.forEach((window) => window.cut());
    });
  });

  describe('the last operator', () => {
    /** A client whom the first of the team served before. */
    async function servedBefore(): Promise<string> {
      const from = phone();
      await online(team[0]);
      await write(from);
      const [dialog] = await dialogs();
      await team[0].browser.send('POST', `/api/dialogs/${dialog?.id}/close`);
      return from;
    }

    it('off: the client goes to whoever is next', async () => {
      const from = await servedBefore();
      await online(...team);
      await write(from, 'Again');
      expect((await held())[0]).toBe(0);
    });

    it.each(['if_online', 'always'])('%s: the client comes back to him although others are less loaded', async (lastOperatorMode) => {
      await company({ lastOperatorMode });
      const from = await servedBefore();
      for (const each of clients(2)) await write(each);
      await online(...team);
      await write(from, 'Again');
      expect(await held()).toEqual([3, 0, 0]);
    });

    it('if_online: while he is gone, to whoever is there', async () => {
      await company({ lastOperatorMode: 'if_online' });
      const from = await servedBefore();
      await offline(team[0]);
      await online(team[1]);
      await write(from, 'Again');
      expect(await held()).toEqual([0, 1, 0]);
    });

    it('always: while he is gone the client waits for him, visibly and with the company’s limit, and comes to him when he is back', async () => {
      await company({ lastOperatorMode: 'always', lastOperatorWaitSeconds: 600 });
      const from = await servedBefore();
      await offline(team[0]);
      await online(team[1]);
      await write(from, 'Again');
      expect(await dialogs()).toMatchObject([
        { operator: null, waits: { for: 'operator', operator: { id: team[0].id, name: 'Boris L.' } } },
      ]);
      expect(await api.rows("select payload from outbox where company_id = $1 and process <> 'onboarding'", [companyId])).toMatchObject([
        { payload: { waitsFor: 'operator', operatorId: team[0].id, limitSeconds: 600 } },
      ]);
      await team[1].browser.send('PATCH', '/api/me', { status: 'away' });
      await team[1].browser.send('PATCH', '/api/me', { status: 'online' });
      expect(await held()).toEqual([0, 0, 0]);

      const window = await LiveWindow.open(port, team[0].browser);
      await until(async () => (await held())[0] === 1, 'he gets his client');
      window.cut();
    });

    it('always: once he has left the groups of the channel, to whoever is next', async () => {
      await company({ lastOperatorMode: 'always' });
      const from = await servedBefore();
      await api.rows('delete from operator_group_member where operator_id = $1', [team[0].id]);
      await online(...team);
      await write(from, 'Again');
      expect((await held())[0]).toBe(0);
      expect((await dialogs())[0]?.operator).not.toBeNull();
    });
  });
});
