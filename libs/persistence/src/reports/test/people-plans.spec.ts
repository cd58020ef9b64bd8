import { eventsOfAll, eventsOfChannels, eventsOfOperators } from '../operator-events.view.js';
import { spentSeconds } from '../operator-seconds.view.js';
import { ratingRows, ratingsByBucket, ratingsByOperator } from '../rating.view.js';
import { requestCounts, requestRows } from '../requests.view.js';
import { templateSends } from '../templates.view.js';
import { ANNA, BORIS, PAPER, PeopleUnderTest } from './people-under-test.js';

const ROWS = 20_000;
const TIME = `now() - interval '1 year' * (1 - n::float8 / ${ROWS})`;

/** How PostgreSQL goes about the reports of a company with a year behind it, as the programs' role: under row-level security. */
describe('the plans of the reports about people', () => {
  let people: PeopleUnderTest;
  let year: unknown[];
  beforeAll(async () => {
    people = await PeopleUnderTest.start();
    const { companyId: company } = people;
    year = [
      company,
      new Date(Date.now() - 364 * 86_400_000).toISOString().slice(0, 10),
      new Date().toISOString().slice(0, 10),
      'day',
      null,
      null,
    ];
    await people.rows(
      `insert into request (company_id, dialog_id, client_id, channel_id, operator_id, state, opened_at)
       select $1, 101, 51, ${PAPER}, ${ANNA} + n % 3, 'closed', ${TIME} from generate_series(1, ${ROWS}) n`,
      [company],
    );
    await people.rows(
      `insert into rating (company_id, channel_id, dialog_id, operator_id, external_id, score, created_at)
       select $1, ${PAPER}, 101, ${ANNA} + n % 3, 'r' || n, 1 + n % 5, ${TIME} from generate_series(1, ${ROWS}) n`,
      [company],
    );
    await people.rows(
      `insert into operator_event (company_id, operator_id, event, status, spent, dialog_id, channel_id, at)
       select $1, ${ANNA} + n % 3, case when n % 2 = 0 then 'online' else 'dialog_taken' end, case when n % 2 = 0 then 'online' end,
              case when n % 2 = 0 then '{}'::jsonb end, case when n % 2 = 1 then 101 end, case when n % 2 = 1 then ${PAPER} end, ${TIME}
         from generate_series(1, ${ROWS}) n`,
      [company],
    );
    await people.rows(`insert into sent_template (id, company_id, channel_id, name, language) values (77, $1, ${PAPER}, 'hello', 'ru')`, [
      company,
    ]);
    await people.rows(
      `insert into template_send (message_id, company_id, template_id, channel_id, dialog_id, status, at)
       select n, $1, 77, ${PAPER}, 101, 60, ${TIME} from generate_series(1, ${ROWS}) n`,
      [company],
    );
    await people.counted();
    for (const table of ['request', 'load_day', 'rating', 'operator_event', 'template_send', 'operator'])
      await people.rows(`vacuum analyze ${table}`);
  });
  afterAll(() => people.stop());

  const page = (): unknown[] => [...year, null, null, 51];
  const of = (channels: number[] | null, operators: number[] | null): unknown[] => [...year.slice(0, 4), channels, operators];

  it.each([
    ['ratings of buckets', ratingsByBucket, 'Index Only Scan using rating_company', 'rating'],
    ['sends of templates', templateSends, 'Index Only Scan using template_send_company', 'template_send'],
  ])('%s are counted in the index alone', async (_, statement, way, table) => {
    const plan = await people.planOf(statement, year);
    expect(plan).toContain(way);
    expect(plan).not.toContain(`Seq Scan on ${table} `);
  });

  it('requests are counted from days of load, by operator', async () => {
    const plan = await people.planOf(requestCounts, year);
    expect(plan).toMatch(/(using|on) load_day_pkey/);
    expect(plan).not.toMatch(/ on (request|message) /);
  });

  it('ratings of operators are those of the period, by the index of the company', async () => {
    expect(await people.planOf(ratingsByOperator, year)).toMatch(/(using|on) rating_company/);
  });

  it.each([
    ['requests', requestRows, 'Index Only Scan Backward using request_company'],
    ['ratings', ratingRows, 'Index Only Scan Backward using rating_company'],
    ['events', eventsOfAll, 'using operator_event_company'],
  ])('a page of %s reads as many rows as it has', async (_, statement, way) => {
    const plan = await people.planOf(statement, page());
    expect(plan).toContain(way);
    expect(plan).not.toMatch(/Seq Scan on (request|rating|operator_event) /);
  });

  it('events of some operators, and of some channels, have an index each', async () => {
    const place = [null, null, 51];
    expect(await people.planOf(eventsOfOperators, [...of(null, [ANNA, BORIS]), ...place])).toMatch(/(using|on) operator_event_operator/);
    expect(await people.planOf(eventsOfChannels, [...of([PAPER], null), ...place])).toMatch(/(using|on) operator_event_channel/);
  });

  it('how long statuses lasted is two look-ups an operator', async () => {
    const plan = await people.planOf(spentSeconds, [...year.slice(0, 3), null]);
    expect(plan.match(/using operator_event_status/g)).toHaveLength(3);
    expect(plan).not.toContain('Seq Scan on operator_event ');
  });
});
