import type { RatingReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { ratingOfOperator } from '../../ratings/rating.view.js';
import { calendarOf, operatorFigures } from '../../statistics/statistics.view.js';
import { readRating } from '../rating.view.js';
import { ANNA, BORIS, CLARA, EVERYBODY, LEAFLET, NIGHT_SHIFT, NOVEMBER, PAPER, PeopleUnderTest } from './people-under-test.js';

describe('the report of ratings', () => {
  let people: PeopleUnderTest;
  let number = 0;
  beforeAll(async () => {
    people = await PeopleUnderTest.start();
    await given(ANNA, 5, '2026-11-01T13:59:59Z');
    await given(ANNA, 4, '2026-11-01T14:00:00Z', LEAFLET);
    await given(BORIS, 2, '2026-11-01T14:00:00Z');
    await given(CLARA, 3, '2026-11-30T13:59:59.999Z');
    await given(null, 1, '2026-11-15T00:00:00Z');
    await given(ANNA, 1, '2026-10-31T13:59:59Z');
    await given(ANNA, 1, '2026-11-30T14:00:00Z');
  });
  afterAll(() => people.stop());

  const given = (operatorId: number | null, score: number, at: string, channelId = PAPER): Promise<unknown> =>
    people.rows(
      `insert into rating (company_id, channel_id, dialog_id, operator_id, external_id, score, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [people.companyId, channelId, 100 + channelId, operatorId, `r${(number += 1)}`, score, at],
    );
  const report = (question: Partial<ReportQuestion> = {}, more: Partial<typeof EVERYBODY> = {}): Promise<RatingReport> =>
    people.read((tx) => readRating(tx, { ...NOVEMBER, ...question }, { ...EVERYBODY, ...more }));

  it("a rating counts on the day of its first mark by the company's clock, also one of nobody", async () => {
    const { ratings, average, distribution, buckets } = await report();
    expect({ ratings, average, distribution }).toEqual({ ratings: 5, average: 3, distribution: [1, 1, 1, 1, 1] });
    expect(buckets).toHaveLength(30);
    expect(buckets.filter((bucket) => bucket.ratings > 0)).toEqual([
      { bucket: '2026-11-01', ratings: 1, average: 5 },
      { bucket: '2026-11-02', ratings: 2, average: 3 },
      { bucket: '2026-11-15', ratings: 1, average: 1 },
      { bucket: '2026-11-30', ratings: 1, average: 3 },
    ]);
  });

  it('names people as they are now: with their own role and groups, and also who is gone', async () => {
    expect((await report()).operators).toEqual([
      {
        operatorId: ANNA,
        operator: 'Operator 5',
        role: 'operator',
        customRole: false,
        groups: ['Group 3'],
        ratings: 2,
        average: 4.5,
        distribution: [0, 0, 0, 1, 1],
      },
      {
        operatorId: BORIS,
        operator: 'Operator 6',
        role: 'Night shift',
        customRole: true,
        groups: [],
        ratings: 1,
        average: 2,
        distribution: [0, 1, 0, 0, 0],
      },
      {
        operatorId: CLARA,
        operator: 'Operator 7',
        role: 'operator',
        customRole: false,
        groups: [],
        ratings: 1,
        average: 3,
        distribution: [0, 0, 1, 0, 0],
      },
    ]);
  });

  it.each<[string, Partial<ReportQuestion>, number[]]>([
    ['a channel', { channelIds: [LEAFLET] }, [4]],
    ['an operator', { operatorIds: [BORIS] }, [2]],
    ['a group', { groupIds: [3] }, [4, 5]],
    ['a role of the company', { roles: [`custom:${NIGHT_SHIFT}`] }, [2]],
    ['a role of the product, which those with a role of the company do not have', { roles: ['operator'] }, [3, 4, 5]],
    ['several filters, which must all hold', { channelIds: [LEAFLET], operatorIds: [BORIS] }, []],
  ])('filtered by %s', async (_, filter, scores) => {
    const found = await report(filter);
    expect(found.rows.map(({ score }) => score).sort()).toEqual(scores);
    expect(found.ratings).toBe(scores.length);
  });

  it('pages go from the newest to the oldest and leave none out', async () => {
    const scores: number[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: RatingReport = await report({}, { ...EVERYBODY, cursor, limit: 2 });
      scores.push(...page.rows.map(({ score }) => score));
      cursor = page.next;
    }
    expect(scores).toHaveLength(5);
    expect([scores[0], scores[1], scores[4]]).toEqual([3, 1, 5]);
    await expect(report({}, { ...EVERYBODY, cursor: 'not one of ours' })).rejects.toThrow('cursor');
  });

  it('whoever sees only his own chats sees his own ratings, whomever he asks for', async () => {
    const own = await report({}, { onlyOperatorId: ANNA });
    expect(own.operators.map(({ operatorId }) => operatorId)).toEqual([ANNA]);
    expect(own.rows.every(({ operatorId }) => operatorId === ANNA)).toBe(true);
    expect((await report({ operatorIds: [BORIS] }, { onlyOperatorId: ANNA })).ratings).toBe(0);
  });

  it('the account window and the statistics of /v1 say the same of the same days', async () => {
    const { today } = await people.read(calendarOf);
    const from = new Date(Date.parse(today) - 29 * 86_400_000).toISOString().slice(0, 10);
    const [border] = await people.rows<{ at: Date }>(
      `select ($1::date)::timestamp at time zone time_zone as at from company where id = $2`,
      [from, people.companyId],
    );
    await given(BORIS, 1, new Date(border!.at.getTime() - 1).toISOString());
    for (const score of [4, 4, 5]) await given(BORIS, score, border!.at.toISOString());
    const { operators } = await report({ from, to: today, operatorIds: [BORIS] });
    const window = await people.read((tx) => ratingOfOperator(tx, BORIS));
    const figures = await people.read((tx) => operatorFigures(tx, { from, to: today }, { limit: 50, offset: 0 }));
    const statistics = figures.rows.find(({ id }) => id === BORIS)!;
    expect(operators[0]!.ratings).toBeGreaterThanOrEqual(3);
    expect(window).toEqual({ average: operators[0]!.average, count: operators[0]!.ratings });
    expect({ average: statistics.averageScore, count: statistics.ratings }).toEqual(window);
  });
});
