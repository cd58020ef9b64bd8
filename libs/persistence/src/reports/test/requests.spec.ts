import type { RequestsReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { readRequests } from '../requests.view.js';
import { ANNA, BORIS, CLARA, EVERYBODY, LEAFLET, NIGHT_SHIFT, NOVEMBER, PAPER, PeopleUnderTest, TIME_ZONE } from './people-under-test.js';

interface More {
  channelId?: number;
  answeredAt?: string;
  closedAt?: string;
}

describe('the report of requests with answers', () => {
  let people: PeopleUnderTest;
  beforeAll(async () => {
    people = await PeopleUnderTest.start();
    await opened(2001, '2026-11-01T13:59:59Z', ANNA, { answeredAt: '2026-11-01T14:01:29Z', closedAt: '2026-11-01T15:00:00Z' });
    await opened(2002, '2026-11-01T14:00:00Z', BORIS, { channelId: LEAFLET, answeredAt: '2026-11-01T14:00:00Z' });
    await opened(2003, '2026-11-01T14:00:00Z', null);
    await opened(2004, '2026-11-30T13:59:59.999Z', CLARA, { answeredAt: '2026-11-30T14:00:02Z' });
    await opened(2005, '2026-10-31T13:59:59Z', ANNA);
    await opened(2006, '2026-11-30T14:00:00Z', ANNA);
  });
  afterAll(() => people.stop());

  const opened = (
    id: number,
    at: string,
    operatorId: number | null,
    { channelId = PAPER, answeredAt, closedAt }: More = {},
  ): Promise<unknown> =>
    people.rows(
      `insert into request (id, company_id, dialog_id, client_id, operator_id, opened_at, answered_at, closed_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'closed')`,
      [id, people.companyId, 100 + channelId, 50 + channelId, operatorId, at, answeredAt ?? null, closedAt ?? null],
    );
  const report = async (
    question: Partial<ReportQuestion> = {},
    more: Partial<Parameters<typeof readRequests>[2]> = {},
  ): Promise<RequestsReport> => {
    await people.counted();
    return people.read((tx) => readRequests(tx, { ...NOVEMBER, ...question }, { ...EVERYBODY, ...more }));
  };

  it('has a row for each request that an operator wrote in, the newest first', async () => {
    const { rows, next } = await report();
    expect(rows).toEqual([
      expect.objectContaining({ requestId: 2004, operatorId: CLARA, operator: 'Operator 7', date: '2026-11-30', firstAnswerSeconds: 2 }),
      {
        ...{ requestId: 2002, number: 'N-2002', operatorId: BORIS, operator: 'Operator 6', role: 'Night shift', customRole: true },
        ...{ channelId: LEAFLET, channel: 'Channel 2', dialogId: 102, start: new Date('2026-11-01T14:00:00Z'), date: '2026-11-02' },
        // Whoever writes first opens the request with his answer: nobody waited.
        ...{ firstAnswerSeconds: null, closedAt: null },
      },
      expect.objectContaining({ requestId: 2001, date: '2026-11-01', firstAnswerSeconds: 90, closedAt: new Date('2026-11-01T15:00:00Z') }),
    ]);
    expect(next).toBeNull();
  });

  it('counts what was opened and answered in each bucket, also in empty ones', async () => {
    const { opened, answered, buckets } = await report();
    expect({ opened, answered, buckets: buckets.length }).toEqual({ opened: 4, answered: 3, buckets: 30 });
    expect(buckets.filter((bucket) => bucket.opened > 0)).toEqual([
      { bucket: '2026-11-01', opened: 1, answered: 1 },
      { bucket: '2026-11-02', opened: 2, answered: 1 },
      { bucket: '2026-11-30', opened: 1, answered: 1 },
    ]);
  });

  it('months are cut as days are, and a part of one is counted as a part', async () => {
    const { buckets } = await report({ from: '2026-10-15', to: '2026-11-01', by: 'month' });
    expect(buckets).toEqual([
      { bucket: '2026-10-01', opened: 1, answered: 1 },
      { bucket: '2026-11-01', opened: 1, answered: 1 },
    ]);
  });

  it.each<[string, Partial<ReportQuestion>, number[]]>([
    ['a channel', { channelIds: [LEAFLET] }, [2002]],
    ['operators', { operatorIds: [ANNA, CLARA] }, [2004, 2001]],
    ['a group', { groupIds: [3] }, [2001]],
    ['a role of the company', { roles: [`custom:${NIGHT_SHIFT}`] }, [2002]],
  ])('filtered by %s', async (_, filter, ids) => {
    const found = await report(filter);
    expect(found.rows.map(({ requestId }) => requestId)).toEqual(ids);
    expect(found.answered).toBe(ids.length);
  });

  it('a renamed role shows its new name', async () => {
    await people.rows(`update custom_role set name = 'Owls' where id = $1`, [NIGHT_SHIFT]);
    expect((await report({ operatorIds: [BORIS] })).rows[0]).toMatchObject({ role: 'Owls', customRole: true });
  });

  it('pages go on where the one before ended, also among requests of the same moment', async () => {
    await opened(2007, '2026-11-01T14:00:00Z', ANNA);
    const first = await report({}, { limit: 2 });
    expect(first.rows.map(({ requestId }) => requestId)).toEqual([2004, 2007]);
    const second = await report({}, { limit: 2, cursor: first.next });
    expect(second.rows.map(({ requestId }) => requestId)).toEqual([2002, 2001]);
    expect(second.next).toBeNull();
  });

  it('whoever sees only his own chats sees the requests that he wrote in', async () => {
    const own = await report({}, { onlyOperatorId: BORIS });
    expect(own.rows.map(({ requestId }) => requestId)).toEqual([2002]);
    expect({ opened: own.opened, answered: own.answered }).toEqual({ opened: 1, answered: 1 });
    expect((await report({ operatorIds: [ANNA] }, { onlyOperatorId: BORIS })).rows).toEqual([]);
  });

  it('a request of before its channel was noted is found by it, once the company is counted', async () => {
    await people.rows('update request set channel_id = null where id = 2002');
    expect((await report({ channelIds: [LEAFLET] })).rows.map(({ requestId }) => requestId)).toEqual([2002]);
  });

  it('of a file has its rows alone', async () => {
    const { rows, ...figures } = await report({}, { rowsOnly: true });
    expect(rows).toHaveLength(4);
    expect(figures).toEqual({ opened: 0, answered: 0, buckets: [], next: null });
  });

  it('equals the count from the rows themselves', async () => {
    const moments = `opened_at at time zone '${TIME_ZONE}' >= '2026-10-01' and opened_at at time zone '${TIME_ZONE}' < '2027-01-01'`;
    await people.rows(
      `insert into request (company_id, dialog_id, client_id, operator_id, opened_at, state)
       select $1, 101 + n % 2, 51 + n % 2, case when n % 3 > 0 then 5 + n % 3 end,
              '2026-10-01'::timestamptz + interval '97 minutes' * n, 'closed' from generate_series(0, 900) n`,
      [people.companyId],
    );
    const raw = await people.rows<{ bucket: string; opened: number; answered: number }>(
      `select to_char(opened_at at time zone '${TIME_ZONE}', 'YYYY-MM-DD') as bucket, count(*)::int as opened, count(operator_id)::int as answered
         from request where ${moments} group by 1 order by 1`,
    );
    const { buckets } = await report({ from: '2026-10-01', to: '2026-12-31' });
    expect(buckets.filter((bucket) => bucket.opened > 0)).toEqual(raw);
  });
});
