import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Database, Tx } from '../../database.js';
import type { Statement } from '../../statement.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { readActiveDialogs } from '../active-dialogs.view.js';
import { readCountedUntil } from '../counted-until.view.js';
import { readLoad } from '../load.view.js';
import { ReportCounts } from '../report-count.store.js';

const DIALOGS = 2_000;
const [CHANNEL, ANNA, BORIS] = [11, 21, 22];
const MOST_ROWS_AT_ONCE = 3;
/** Tables that grow; of the others a plan may read all. */
const GROWING = ['message', 'dialog', 'request', 'event', 'dialog_day', 'active_dialogs', 'load_day', 'counted_request', 'request_times'];

const PERIOD: Pick<ReportQuestion, 'from' | 'to' | 'groupIds' | 'roles'> = {
  from: '2026-03-14',
  to: '2026-04-20',
  groupIds: [],
  roles: [],
};
const QUESTIONS: [string, ReportQuestion][] = [
  ['everything by day', { ...PERIOD, by: 'day', channelIds: [], operatorIds: [] }],
  ['a channel by month', { ...PERIOD, by: 'month', channelIds: [CHANNEL], operatorIds: [] }],
  ['an operator by month', { ...PERIOD, by: 'month', channelIds: [], operatorIds: [ANNA] }],
  ['two operators by year', { ...PERIOD, by: 'year', channelIds: [], operatorIds: [ANNA, BORIS] }],
];

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
}

interface Explained {
  'QUERY PLAN': { Plan: Node }[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('under row-level security reports and their counting go by indexes', () => {
  let store: StoreUnderTest;
  /** Tables that were read whole, by the name of the statement. */
  let readWhole: string[];

  /** Explains each statement before it runs. */
  const explaining = (tx: Tx): Tx => {
    const explain = async ({ name, text }: Statement, values: readonly unknown[] = []): Promise<void> => {
      // For these values, and as it is kept for any.
      const plans = [
        await tx.query<Explained>({ name: `explain ${name}`, text: `explain (format json) ${text}` }, values),
        await tx.query<Explained>({ name: '', text: `explain (format json, generic_plan) ${text}` }),
      ];
      for (const node of plans.flat().flatMap((plan) => nodesOf(plan['QUERY PLAN'][0]!.Plan))) {
        const table = node['Relation Name'] ?? '';
        if (node['Node Type'] === 'Seq Scan' && GROWING.includes(table)) readWhole.push(`${name}: ${table}`);
      }
    };
    return {
      ...tx,
      query: async <Row>(statement: Statement, values?: readonly unknown[]) => {
        await explain(statement, values);
        return tx.query<Row>(statement, values);
      },
    };
  };
  const database: Pick<Database, 'transaction'> = {
    transaction: (companyId, work, options) => store.database.transaction(companyId, (tx) => work(explaining(tx)), options),
  };

  beforeAll(async () => {
    store = await StoreUnderTest.start();
    for (const id of [ANNA, BORIS]) await store.hasOperator(id);
    await store.hasChannel(CHANNEL);
    const [company, dialogs] = [store.companyId, `generate_series(1000, ${999 + DIALOGS}) n`];
    await store.rows(`insert into card (id, company_id) select n, ${company} from ${dialogs}`);
    await store.rows(
      `insert into client (id, company_id, channel_id, card_id, name) select n, ${company}, ${CHANNEL}, n, 'Vera' from ${dialogs}`,
    );
    await store.rows(
      `insert into dialog (id, company_id, channel_id, client_id, state) select n, ${company}, ${CHANNEL}, n, 'closed' from ${dialogs}`,
    );
    await store.rows(
      `insert into request (id, company_id, dialog_id, client_id, operator_id, state, opened_at, answered_at, closed_at)
       select 10000 + n, ${company}, n, n, ${ANNA} + n % 2, 'closed', at, at + interval '3 minutes', at + interval '1 hour'
         from ${dialogs} cross join lateral (select timestamptz '2025-06-01' + interval '1 hour' * (n * 7 % 8700) as at) a`,
    );
    await store.rows(
      `insert into message (company_id, dialog_id, client_id, channel_id, request_id, kind, operator_id, sent_at, created_at)
       select ${company}, q.dialog_id, q.client_id, ${CHANNEL}, q.id, case when m % 2 = 0 then 'from_client' else 'to_client' end,
              case when m % 2 = 1 then q.operator_id end, q.opened_at + interval '5 days' * m, q.opened_at + interval '5 days' * m
         from request q cross join generate_series(0, 4) m`,
    );
    await store.rows(
      `insert into event (company_id, kind, dialog_id, message_id) select company_id, 'message_added', dialog_id, id from message`,
    );
    await store.rows(`insert into report_backlog values ($1, 1000000)`, [company]);
    const counts = new ReportCounts(store.database);
    while (!(await counts.countPiece(company, 500)));
    await store.rows('vacuum analyze');
  }, 120_000);
  beforeEach(() => {
    readWhole = [];
  });
  afterAll(() => store.stop());

  it.each(QUESTIONS)('%s', async (_name, question) => {
    const { active, load } = await database.transaction(store.companyId, async (tx) => ({
      active: await readActiveDialogs(tx, question),
      load: await readLoad(tx, question),
    }));
    expect(readWhole).toEqual([]);
    expect([active.dialogs, load.opened].every((figure) => figure > 0)).toBe(true);
  });

  it('until when they know of everything', async () => {
    await database.transaction(store.companyId, readCountedUntil);
    expect(readWhole).toEqual([]);
  });

  it('what the log says has changed, and a piece of what was there before', async () => {
    const counts = new ReportCounts(database);
    const changed = await store.rows<{ id: string; request: string }>('select id, request_id as request from message order by id limit 50');
    await counts.count({
      companyId: store.companyId,
      messageIds: changed.map(({ id }) => Number(id)),
      requestIds: changed.map(({ request }) => Number(request)),
    });
    await store.rows(`insert into report_backlog values ($1, 1000000)`, [store.companyId]);
    expect(await counts.countPiece(store.companyId, MOST_ROWS_AT_ONCE)).toBe(false);
    expect(readWhole).toEqual([]);
  });
});
