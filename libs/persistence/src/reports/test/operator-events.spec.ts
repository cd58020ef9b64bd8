import type { OperatorEventsReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { acting } from '../../audit/acting.js';
import { PgDialogDesk } from '../../dialogs/dialog-desk.store.js';
import { JobsDatabase } from '../../jobs-database.js';
import { ConnectionStore } from '../../operators/connection.store.js';
import { OperatorPresenceStore } from '../../operators/operator-presence.store.js';
import { OwnStatuses } from '../../operators/own-status.store.js';
import { SessionStore } from '../../sessions/session.store.js';
import { deleteExpired } from '../../upkeep/expired-rows.queue.js';
import { readOperatorEvents } from '../operator-events.view.js';
import { ANNA, BORIS, CLARA, EVERYBODY, LEAFLET, NOVEMBER, PAPER, PeopleUnderTest, TIME_ZONE } from './people-under-test.js';

const THIS_YEAR: Partial<ReportQuestion> = { from: '2020-01-01', to: '2099-12-31', by: 'year' };
const DEVICE = { ip: '127.0.0.1', userAgent: null, deviceType: null, device: null, browser: null };
const HOUR = 3600;

describe("the log of operators' events", () => {
  let people: PeopleUnderTest;
  let jobs: JobsDatabase;
  let connections: ConnectionStore;
  let presence: OperatorPresenceStore;
  let statuses: OwnStatuses;
  let sessions: SessionStore;
  beforeAll(async () => {
    people = await PeopleUnderTest.start();
    const { database, wake, jobsUrl } = people.store;
    jobs = new JobsDatabase({ url: jobsUrl, poolSize: 1, onError: () => undefined });
    connections = new ConnectionStore(database, wake);
    presence = new OperatorPresenceStore(database, wake);
    statuses = new OwnStatuses(database, wake);
    sessions = new SessionStore(database, wake, { of: () => Promise.resolve(null) });
  });
  beforeEach(async () => {
    await people.rows('delete from operator_event');
    await people.rows('delete from session');
    await people.rows(
      `update operator_presence set connected = false, status = 'online', status_id = null, standing_since = null, spent = '{}'`,
    );
  });
  afterAll(async () => {
    await jobs.close();
    await people.stop();
  });

  const report = (question: Partial<ReportQuestion> = THIS_YEAR, more: Partial<typeof EVERYBODY> = {}): Promise<OperatorEventsReport> =>
    people.read((tx) => readOperatorEvents(tx, { ...NOVEMBER, ...question }, { ...EVERYBODY, ...more }));
  const events = async (): Promise<string[]> => (await report()).rows.map(({ event }) => event).reverse();

  describe('statuses', () => {
    it('are told with the name of the company, and a lost connection is offline', async () => {
      await connections.connected(people.companyId, ANNA);
      await connections.seen(people.companyId, [ANNA]);
      await presence.setStatus(people.companyId, ANNA, { status: 'away', statusId: null });
      const lunch = await statuses.add(people.companyId, { name: 'Lunch', kind: 'away' });
      await presence.setStatus(people.companyId, ANNA, { status: 'away', statusId: lunch.id });
      await connections.disconnected(people.companyId, ANNA);
      // Whoever is not here may say what he likes: he stays offline.
      await presence.setStatus(people.companyId, ANNA, { status: 'online', statusId: null });
      await connections.connected(people.companyId, ANNA);
      const { rows, operators } = await report();
      expect(rows.map(({ event, begins, status }) => [event, begins, status])).toEqual([
        ['connection_back', 'online', null],
        ['connection_lost', 'offline', null],
        ['own_status', 'away', 'Lunch'],
        ['away', 'away', null],
        ['connection_back', 'online', null],
      ]);
      expect(rows.map(({ seconds }) => seconds === null)).toEqual([true, false, false, false, false]);
      expect(Object.keys(operators[0]!.seconds).sort()).toEqual(['away', 'offline', 'online', 'own:Lunch']);
    });

    it('a status keeps its name when it is deleted, and whoever had it goes on without', async () => {
      const walk = await statuses.add(people.companyId, { name: 'Walk', kind: 'away' });
      await connections.connected(people.companyId, ANNA);
      await presence.setStatus(people.companyId, ANNA, { status: 'away', statusId: walk.id });
      await statuses.change(people.companyId, walk.id, { name: 'Long walk' });
      expect((await report()).rows[0]).toMatchObject({ event: 'own_status', status: 'Long walk' });
      await statuses.delete(people.companyId, walk.id);
      const { rows, operators } = await report();
      expect(rows.slice(0, 2).map(({ event, begins, status }) => [event, begins, status])).toEqual([
        ['away', 'away', null],
        ['own_status', 'away', 'Walk'],
      ]);
      expect(Object.keys(operators[0]!.seconds)).toContain('own:Walk');
    });

    it('of changes that come at once each is told, one after the other, and the time between is nobody’s twice', async () => {
      await connections.connected(people.companyId, ANNA);
      await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          n % 3 === 0
            ? presence.setStatus(people.companyId, ANNA, { status: n % 2 === 0 ? 'away' : 'online', statusId: null })
            : n % 3 === 1
              ? connections.disconnected(people.companyId, ANNA)
              : connections.connected(people.companyId, ANNA),
        ),
      );
      const wrong = await people.rows(
        `select * from (
           select at, coalesce(lead(at) over w, at) as until, status, spent, lead(spent) over w as after
             from operator_event where operator_id = $1 and status is not null window w as (order by at, id)) e
          where until < at or after is distinct from null and after <> spent || jsonb_build_object(status,
            coalesce((spent ->> status)::bigint, 0) + round(extract(epoch from until - at) * 1000)::bigint)`,
        [ANNA],
      );
      expect(wrong).toEqual([]);
      const [last] = await people.rows<{ same: boolean }>(
        `select (e.status, e.at) = (case when p.connected then p.status else 'offline' end, p.standing_since) as same
           from operator_presence p, operator_event e where p.operator_id = $1 and e.operator_id = $1 order by e.at desc, e.id desc limit 1`,
        [ANNA],
      );
      expect(last).toEqual({ same: true });
    });
  });

  describe('how long each status lasted', () => {
    /** Status events as they would have been written; each knows what was spent before it. */
    const log = (operatorId: number, ...changes: [at: string, status: string][]): Promise<unknown> =>
      people.rows(
        `with c as (select at::timestamptz, status from jsonb_to_recordset($3::jsonb) as r(at text, status text)),
              s as (select at, status, round(extract(epoch from lead(at) over (order by at) - at) * 1000)::bigint as ms from c)
         insert into operator_event (company_id, operator_id, event, status, spent, at)
         select $1, $2, status, status, coalesce((select jsonb_object_agg(k.status, k.ms) from (
                  select b.status, sum(b.ms)::bigint as ms from s b where b.at < s.at group by b.status) k), '{}'), at from s order by at`,
        [people.companyId, operatorId, JSON.stringify(changes.map(([at, status]) => ({ at, status })))],
      );

    it('a status that began before the period or lasts beyond it counts its part', async () => {
      await log(ANNA, ['2026-10-30T00:00:00Z', 'online'], ['2026-10-31T15:00:00Z', 'away'], ['2026-11-01T02:00:00Z', 'offline']);
      // November begins in Vladivostok at 14:00 UTC.
      const first = await report({ from: '2026-11-01', to: '2026-11-01' });
      expect(first.operators).toEqual([
        {
          ...{ operatorId: ANNA, operator: 'Operator 5', role: 'operator', customRole: false, groups: ['Group 3'] },
          seconds: { online: HOUR, away: 11 * HOUR, offline: 12 * HOUR },
        },
      ]);
      expect(first.rows.map(({ event, seconds }) => [event, seconds])).toEqual([
        ['offline', null],
        ['away', 11 * HOUR],
      ]);
      expect((await report({ from: '2026-10-31', to: '2026-10-31' })).operators[0]!.seconds).toEqual({ online: 24 * HOUR });
      expect((await report({ from: '2026-10-29', to: '2026-10-29' })).operators).toEqual([]);
    });

    it('up to now, and nothing of days to come', async () => {
      await log(ANNA, [new Date(Date.now() - 2 * HOUR * 1000).toISOString(), 'online']);
      const [anna] = (await report({ from: '2020-01-01', to: '2099-12-31' })).operators;
      expect(anna!.seconds['online']).toBeGreaterThanOrEqual(2 * HOUR);
      expect(anna!.seconds['online']).toBeLessThan(2 * HOUR + 60);
      expect((await report({ from: '2098-01-01', to: '2099-12-31' })).operators).toEqual([]);
    });

    it('where the log begins later than it once did, what came before is not counted', async () => {
      await log(ANNA, ['2026-01-01T00:00:00Z', 'online'], ['2026-11-10T00:00:00Z', 'away'], ['2026-11-10T01:00:00Z', 'offline']);
      await people.rows(`delete from operator_event where at < '2026-02-01'`);
      const [anna] = (await report({ from: '2026-11-10', to: '2026-11-10' })).operators;
      expect(anna!.seconds).toEqual({ away: HOUR, offline: 13 * HOUR });
    });

    it('equals the sum over the rows, cut at the borders', async () => {
      const chance = Array.from({ length: 300 }, (_, n): [string, string] => [
        new Date(Date.parse('2026-10-20T00:00:00Z') + n * 9_791_113 + ((n * 7_919) % 5_000_000)).toISOString(),
        ['online', 'away', 'offline'][(n * 5 + (n % 7)) % 3]!,
      ]);
      await log(BORIS, ...chance);
      for (const [from, to] of [
        ['2026-10-01', '2026-10-25'],
        ['2026-11-01', '2026-11-07'],
        ['2026-10-20', '2026-11-20'],
      ] as const) {
        const raw = await people.rows<{ status: string; seconds: number }>(
          `select status, round(sum(extract(epoch from least(until, last) - greatest(at, first))))::int as seconds
             from (select at, status, coalesce(lead(at) over (order by at, id), now()) as until from operator_event where operator_id = $1) e,
                  (select $2::date::timestamp at time zone '${TIME_ZONE}' as first, ($3::date + 1)::timestamp at time zone '${TIME_ZONE}' as last) p
            where least(until, last) > greatest(at, first) group by status order by status`,
          [BORIS, from, to],
        );
        const [boris] = (await report({ from, to })).operators;
        expect(Object.entries(boris!.seconds).sort()).toEqual(raw.map(({ status, seconds }) => [status, seconds]));
      }
    });
  });

  describe('sessions', () => {
    const open = (): Promise<{ id: number }> =>
      sessions.open({ companyId: people.companyId, operatorId: ANNA }, { device: DEVICE, now: new Date(), way: 'password' });

    it('a log-in and the end of a session, whoever ends it', async () => {
      const { id } = await open();
      await sessions.end({ companyId: people.companyId, operatorId: ANNA }, id);
      const other = await open();
      await sessions.endOfCompany(people.companyId, other.id);
      await open();
      await sessions.endAll({ companyId: people.companyId, operatorId: ANNA });
      expect(await events()).toEqual(['login', 'logout', 'login', 'logout', 'login', 'logout']);
      expect((await report()).rows.every(({ seconds, begins }) => seconds === null && begins === null)).toBe(true);
    });

    it('a session that ran out ended when it did, not when somebody looked', async () => {
      const { id } = await open();
      await people.rows(`update session set expires_at = '2026-11-05T10:00:00Z' where id = $1`, [id]);
      await deleteExpired(jobs);
      expect((await report()).rows.find(({ event }) => event === 'logout')).toMatchObject({ at: new Date('2026-11-05T10:00:00Z') });
    });

    it('what somebody of the platform does in his place is not his log-in', async () => {
      await people.rows(
        `with t as (insert into technical_access (company_id, operator_id, who, reason, token_hash, expires_at)
           values ($1, $2, 'Support', 'Ticket 1', '\\x01', now()) returning id)
         insert into session (company_id, operator_id, token_hash, csrf_token, technical_access_id, expires_at)
         select $1, $2, '\\x02', 'x', id, now() + interval '1 hour' from t`,
        [people.companyId, ANNA],
      );
      await sessions.endAll({ companyId: people.companyId, operatorId: ANNA });
      expect(await events()).toEqual(['technical_logout']);
    });

    it('a frame that a page opens with every click is none', async () => {
      const { id } = await open();
      await people.rows(`update session set embed = '{"origin": "https://crm.example"}' where id = $1`, [id]);
      await sessions.endAll({ companyId: people.companyId, operatorId: ANNA });
      expect(await events()).toEqual(['login']);
    });
  });

  describe('dialogs', () => {
    const desk = (): PgDialogDesk =>
      new PgDialogDesk(people.store.database, people.store.wake, { now: () => new Date('2026-11-10T10:00:00Z') });
    const assign = (dialogId: number, operatorId: number): Promise<void> =>
      desk().run(people.companyId, async (work) => {
        const dialog = await work.dialog(dialogId, { all: true });
        const who = { operatorId, name: 'X' };
        work.changes.assign(dialog!, who, who);
      });

    it('are told with their channel, in the transaction of the deed', async () => {
      await assign(101, ANNA);
      await assign(102, BORIS);
      await assign(101, BORIS);
      const { rows } = await report(NOVEMBER);
      expect(rows.map(({ event, operatorId, dialogId }) => [event, operatorId, dialogId])).toEqual([
        ['dialog_taken', BORIS, 101],
        ['dialog_transferred', ANNA, 101],
        ['dialog_taken', BORIS, 102],
        ['dialog_taken', ANNA, 101],
      ]);
      const inLeaflet = await report({ channelIds: [LEAFLET] });
      expect(inLeaflet.rows.map(({ dialogId }) => dialogId)).toEqual([102]);
      expect((await report({ channelIds: [PAPER], operatorIds: [BORIS] })).rows).toHaveLength(1);
      expect((await report({ groupIds: [3] })).rows.every(({ operatorId }) => operatorId === ANNA)).toBe(true);
    });

    it('what is not stored is not told of', async () => {
      const refused = desk().run(people.companyId, async (work) => {
        const dialog = await work.dialog(102, { all: true });
        work.changes.assign(dialog!, { operatorId: 999, name: 'Nobody' }, { operatorId: null, name: null });
      });
      await expect(refused).rejects.toThrow();
      expect(await events()).toEqual([]);
    });

    it('what a technical session does is marked', async () => {
      await acting.begin(null, async () => {
        acting.as({ kind: 'technical', companyId: people.companyId, id: ANNA, sessionId: 1, technicalAccessId: 1 });
        await assign(101, ANNA);
      });
      expect((await report(NOVEMBER)).rows.map(({ event }) => event)).toContain('technical_dialog');
    });
  });

  describe('pages and rights', () => {
    beforeEach(async () => {
      await people.rows(
        `insert into operator_event (company_id, operator_id, event, at)
         select $1, $2 + n % 3, 'login', '2026-11-10T00:00:00Z'::timestamptz + interval '1 minute' * (n / 2) from generate_series(0, 11) n`,
        [people.companyId, ANNA],
      );
    });
    const pagesOf = async (question: Partial<ReportQuestion>, more: Partial<typeof EVERYBODY> = {}): Promise<number[]> => {
      const ids: number[] = [];
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page: OperatorEventsReport = await report(question, { ...more, cursor, limit: 5 });
        ids.push(...page.rows.map(({ eventId }) => eventId));
        cursor = page.next;
      }
      return ids;
    };
    const rawIds = async (of: string): Promise<number[]> =>
      (await people.rows<{ id: string }>(`select id from operator_event where ${of} order by at desc, id desc`)).map(({ id }) =>
        Number(id),
      );

    it('hold everything once, the newest first, also where moments are the same', async () => {
      expect(await pagesOf(NOVEMBER)).toEqual(await rawIds('true'));
      expect(await pagesOf({ operatorIds: [BORIS, CLARA] })).toEqual(await rawIds(`operator_id in (${BORIS}, ${CLARA})`));
    });

    it('whoever sees only his own chats sees his own events', async () => {
      expect(await pagesOf(NOVEMBER, { onlyOperatorId: BORIS })).toEqual(await rawIds(`operator_id = ${BORIS}`));
      expect(await pagesOf({ operatorIds: [ANNA] }, { onlyOperatorId: BORIS })).toEqual([]);
    });
  });
});
