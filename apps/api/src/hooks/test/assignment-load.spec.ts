import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReleaseDialogs } from '#domain/assignment/release-dialogs.js';
import { Database } from '#persistence/database.js';
import { operatorLeaves } from '#persistence/operators/departure.js';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { anOperator, whatsAppForm } from '../../../../../test/api/rows.js';
import { says, signedBy, WhatsAppLine } from '../../../../../test/api/whatsapp.js';
import { DIALOG_DESK } from '../../platform/ports.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;

const OPERATORS = 20;
const CHATS = 1_000;
/** Webhooks under way at once, over both processes. */
const AT_ONCE = 64;

let phones = 79_100_000_000;

/** Two processes of the API on one database, as a larger installation has them: groups of both meet in PostgreSQL. */
describe('twenty operators and a thousand chats', () => {
  let api: ApiUnderTest;
  let second: NestFastifyApplication;
  let anna: Browser;
  let companyId: number;
  let line: WhatsAppLine;
  let team: Colleague[];
  let turn = 0;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    second = await api.another();
    team = [];
  }, 60_000);
  afterAll(async () => {
    await second.close();
    await api.stop();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    team = [];
    for (let n = 0; n < OPERATORS; n += 1) team.push(await anOperator(api, companyId));
    line = await WhatsAppLine.connect(api, anna);
  }, 60_000);

  const ids = (): number[] => team.map(({ id }) => id);
  const online = (people: number[] = ids()): Promise<unknown> =>
    api.rows(
      `update operator_presence set connected = true, status = 'online', seen_at = now(), absent_since = null where operator_id = any($1)`,
      [people],
    );
  const company = (rules: object): Promise<Answer> => anna.send('PATCH', '/api/company', rules);
  const clients = (count: number): string[] => Array.from({ length: count }, () => String((phones += 1)));

  /** A webhook, by one process or the other. */
  async function writes(from: string): Promise<void> {
    const payload = line.body([
      { contacts: [{ profile: { name: `Client ${from}` }, wa_id: from }], messages: [says.text(from, 'Is it fresh?')] },
    ]);
    const headers = { 'content-type': 'application/json', ...signedBy(whatsAppForm.secrets.app_secret, payload) };
    const answer = await ((turn += 1) % 2 ? api.app : second).inject({ method: 'POST', url: line.address, payload, headers });
    if (answer.statusCode !== 200) throw new Error(`The webhook was answered ${answer.statusCode}: ${answer.body}`);
  }

  /** All of them, so many at once. */
  async function all<T>(items: readonly T[], work: (item: T) => Promise<unknown>, atOnce = AT_ONCE): Promise<void> {
    const left = [...items];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
      }),
    );
  }

  /** What each holds by the dialogs themselves; the counter must say the same. */
  async function loads(): Promise<number[]> {
    const rows = await api.rows<{ held: number; counted: number }>(
      `select (select count(*)::int from dialog d where d.operator_id = p.operator_id and d.state = 'open') as held, p.open_dialogs as counted
         from operator_presence p where p.operator_id = any($1) order by 1`,
      [ids()],
    );
    expect(rows.map(({ counted }) => counted)).toEqual(rows.map(({ held }) => held));
    return rows.map(({ held }) => held);
  }
  const open = (): Promise<{ id: number; operator: number | null }[]> =>
    api.rows(`select id::int, operator_id::int as operator from dialog where company_id = $1 and state = 'open' order by opened_at, id`, [
      companyId,
    ]);
  /** How often each dialog was given to somebody. */
  const timesGiven = async (): Promise<number[]> => {
    const rows = await api.rows<{ times: number }>(
      `select count(*)::int as times from message where company_id = $1 and content -> 'system' ->> 'code' = 'assigned' group by dialog_id`,
      [companyId],
    );
    return [...new Set(rows.map(({ times }) => times))];
  };
  const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);

  it('arrive at once: each chat is given exactly once, evenly', async () => {
    await company({ maxOpenDialogs: 100 });
    await online();
    await all(clients(CHATS), writes);
    const held = await loads();
    expect(sum(held)).toBe(CHATS);
    expect((held.at(-1) ?? 0) - (held[0] ?? 0)).toBeLessThanOrEqual(1);
    expect(await timesGiven()).toEqual([1]);
  }, 120_000);

  it('are more than the limits allow: nobody gets too many, and whoever waits longest is next, slot by slot', async () => {
    await company({ maxOpenDialogs: 30 });
    await api.rows('update operator set max_open_dialogs = 3 where id = any($1)', [ids().slice(0, 5)]);
    await online();
    await all(clients(CHATS), writes);
    expect(await loads()).toEqual([...Array<number>(5).fill(3), ...Array<number>(15).fill(30)]);
    const order = (await open()).filter(({ operator }) => operator === null).map(({ id }) => id);
    expect(order).toHaveLength(CHATS - 465);
    const stillWaiting = async (): Promise<number[]> => (await open()).filter(({ operator }) => operator === null).map(({ id }) => id);

    await company({ maxOpenDialogs: 40 });
    expect(await stillWaiting()).toEqual(order.slice(150));
    expect((await anna.send('PATCH', `/api/operators/${ids()[0]}`, { maxOpenDialogs: 13 })).json()).toMatchObject({ openDialogs: 13 });
    expect(await stillWaiting()).toEqual(order.slice(160));

    const mine = (await open()).filter(({ operator }) => operator === ids()[9]).slice(0, 5);
    for (const { id } of mine) await team[9]?.browser.send('POST', `/api/dialogs/${id}/close`);
    expect(await stillWaiting()).toEqual(order.slice(165));
    expect(Math.max(...(await loads()))).toBe(40);
  }, 120_000);

  it('wait overnight, and all come in the morning at once: the oldest are given, each once, up to the limits', async () => {
    await company({ maxOpenDialogs: 10 });
    await all(clients(400), writes);
    const order = (await open()).map(({ id }) => id);
    await online();
    await api.rows(`update operator_presence set status = 'away' where operator_id = any($1)`, [ids()]);
    await Promise.all(team.map(({ browser }) => browser.send('PATCH', '/api/me', { status: 'online' })));
    expect(await loads()).toEqual(Array<number>(OPERATORS).fill(10));
    expect((await open()).filter(({ operator }) => operator !== null).map(({ id }) => id)).toEqual(order.slice(0, 200));
    expect(await timesGiven()).toEqual([1]);
  }, 120_000);

  it('are taken by the lightning button, three at a press, by all at once: each by one', async () => {
    await company({ autoAssign: false });
    await all(clients(CHATS), writes);
    const given: number[] = [];
    const presses: number[] = [];
    const press = async ({ browser }: Colleague): Promise<number> => {
      const answer = await browser.send('POST', '/api/dialogs/claim-new');
      expect(answer.statusCode).toBe(200);
      const taken = (answer.json() as { items: { id: number }[] }).items.map(({ id }) => id);
      given.push(...taken);
      presses.push(taken.length);
      return taken.length;
    };
    await Promise.all(
      team.map(async (one) => {
        while ((await press(one)) > 0);
      }),
    );
    // Who found everything held by others stopped too early; whoever is last takes the rest.
    while ((await press(team[0]!)) > 0);
    expect(Math.max(...presses)).toBe(3);
    expect(new Set(given).size).toBe(given.length);
    expect(new Set(given)).toEqual(new Set((await open()).map(({ id }) => id)));
    expect(given).toHaveLength(CHATS);
    expect(sum(await loads())).toBe(CHATS);
    expect(await timesGiven()).toEqual([1]);
  }, 120_000);

  it('F35: operators go offline, come back, are blocked and deleted meanwhile: no chat ends with somebody who left', async () => {
    await online();
    await company({ maxOpenDialogs: 100 });
    const [leaving, flickering] = [team.slice(0, 6), team.slice(6, 12)];
    const database = api.app.get(Database);
    const release = new ReleaseDialogs(api.app.get(DIALOG_DESK));
    const leave = async ({ id }: Colleague, state: 'blocked' | 'deleted'): Promise<void> => {
      await database.transaction(companyId, (tx) => operatorLeaves(tx, id, state));
      for (;;) {
        const round = await release.round(companyId, id);
        if (round.kind !== 'released' || !round.more) return;
      }
    };
    const arriving = all(clients(300), writes);
    await Promise.all([
      arriving,
      ...leaving.map(async (one, n) => leave(one, n % 2 ? 'blocked' : 'deleted')),
      ...flickering.map(async ({ browser }) => {
        for (const status of ['offline', 'online', 'away', 'online', 'offline']) await browser.send('PATCH', '/api/me', { status });
      }),
    ]);
    const dialogs = await open();
    expect(dialogs).toHaveLength(300);
    const left = new Set(leaving.map(({ id }) => id));
    expect(dialogs.filter(({ operator }) => operator !== null && left.has(operator))).toEqual([]);
    expect(sum(await loads())).toBe(dialogs.filter(({ operator }) => operator !== null).length);

    await all(clients(40), writes);
    const gone = new Set([...left, ...flickering.map(({ id }) => id)]);
    const later = (await open()).slice(300);
    expect(later).toHaveLength(40);
    expect(later.every(({ operator }) => operator !== null && !gone.has(operator))).toBe(true);
  }, 120_000);

  it('F36: given by the rules, transferred and closed at once: one outcome each, and the log tells it in its order', async () => {
    await all(clients(60), writes);
    await online();
    await api.rows(`update operator_presence set status = 'away' where operator_id = any($1)`, [ids()]);
    const dialogs = (await open()).map(({ id }) => id);
    const outcomes = await Promise.all([
      ...team.map(({ browser }) => browser.send('PATCH', '/api/me', { status: 'online' })),
      ...dialogs.map((id, n) => anna.send('POST', `/api/dialogs/${id}/transfer`, { operatorId: ids()[n % OPERATORS] })),
      ...dialogs.map((id) => anna.send('POST', `/api/dialogs/${id}/close`)),
      ...dialogs.map((id, n) => anna.send('POST', `/api/dialogs/${id}/transfer`, { operatorId: ids()[(n + 7) % OPERATORS] })),
    ]);
    expect(outcomes.filter(({ statusCode }) => ![200, 409].includes(statusCode)).map(({ body }) => body)).toEqual([]);
    expect(sum(await loads())).toBe((await open()).filter(({ operator }) => operator !== null).length);
    const ended = await api.rows<{ state: string; operator: number | null; waits: string | null; last: string; events: number[] }>(
      `select d.state, d.operator_id::int as operator, d.waits_for as waits,
              (select m.content -> 'system' ->> 'code' from message m where m.dialog_id = d.id order by m.id desc limit 1) as last
         from dialog d where d.company_id = $1`,
      [companyId],
    );
    expect(ended).toHaveLength(60);
    for (const { state, operator, waits, last } of ended) {
      expect(waits).toBeNull();
      expect([state, operator === null, last]).toEqual(state === 'closed' ? ['closed', true, 'request_closed'] : ['open', false, last]);
    }
    // The same story in the log of events as in the thread.
    const [disorder] = await api.rows<{ count: number }>(
      `select count(*)::int as count from (select dialog_id, message_id, lag(message_id) over (partition by dialog_id order by id) as before
         from event where company_id = $1 and kind = 'message_added') e where message_id < before`,
      [companyId],
    );
    expect(disorder?.count).toBe(0);
  }, 120_000);
});
