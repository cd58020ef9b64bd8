import type { Tx } from '../../database.js';
import { messagePage, messagesByIds } from '../../messages/message-list.view.js';
import type { Statement } from '../../statement.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { publicDialog } from '../dialog.public-view.js';
import { dialogCounters, type DialogFilter, listDialogs } from '../dialog-list.view.js';

const OPERATOR = 21;
const CHANNEL = 11;
/** One that goes on for years, one of whose messages most are withheld, and many that wrote once. */
const [LONG, WITHHELD] = [1000, 1001];
const [MANY_DIALOGS, MANY_MESSAGES, MOST_WITHHELD] = [20_000, 30_000, 30_000];
/** So many of them has one operator, and most of those are blocked as well. */
const ONE_IN = 80;
const LISTS: readonly DialogFilter[] = ['mine', 'new', 'all', 'closed', 'blocked'];
const PAGE = 50;
const GROWING = ['message', 'dialog'];

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}
interface Explained {
  'QUERY PLAN': { Plan: Node }[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
const isOf = (node: Node, table: string): boolean => node['Relation Name'] === table;
const readOf = ({ 'Actual Rows': rows = 0, 'Rows Removed by Filter': removed = 0, 'Actual Loops': loops = 1 }: Node): number =>
  (rows + removed) * loops;

describe('under the policy that withholds messages, the console goes by its indexes', () => {
  let store: StoreUnderTest;
  /** What each statement did, for these values and as it is kept for any. */
  let plans: { statement: string; kept: boolean; nodes: Node[] }[];

  const explaining = (tx: Tx): Tx => ({
    ...tx,
    query: async <Row>(statement: Statement, values: readonly unknown[] = []) => {
      const { name, text } = statement;
      const ran = await tx.query<Explained>({ name: '', text: `explain (analyze, timing off, format json) ${text}` }, values);
      const kept = await tx.query<Explained>({ name: '', text: `explain (format json, generic_plan) ${text}` });
      for (const [plan, isKept] of [...ran.map((one) => [one, false] as const), ...kept.map((one) => [one, true] as const)]) {
        plans.push({ statement: name, kept: isKept, nodes: nodesOf(plan['QUERY PLAN'][0]!.Plan) });
      }
      return tx.query<Row>(statement, values);
    },
  });
  const asked = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.database.transaction(store.companyId, (tx) => work(explaining(tx)));

  beforeAll(async () => {
    store = await StoreUnderTest.start();
    await store.hasOperator(OPERATOR);
    await store.hasChannel(CHANNEL);
    const company = store.companyId;
    const dialogs = `generate_series(${LONG}, ${LONG + MANY_DIALOGS - 1}) n`;
    await store.rows(`insert into card (id, company_id) select n, ${company} from ${dialogs}`);
    await store.rows(
      `insert into client (id, company_id, channel_id, card_id, name) select n, ${company}, ${CHANNEL}, n, 'Vera' from ${dialogs}`,
    );
    // The first of a month without money: most of those who wrote lately are blocked, and stand before all that can be worked on.
    await store.rows(
      `insert into dialog (id, company_id, channel_id, client_id, state, operator_id, blocked_at, withheld_count, last_message_at, opened_at)
       select n, ${company}, ${CHANNEL}, n, case when n % 10 = 3 then 'closed' else 'open' end, case when n % ${ONE_IN} = 5 then ${OPERATOR} end,
              case when n = ${WITHHELD} or n > ${LONG + MANY_DIALOGS / 2} then timestamptz '2026-02-01' + interval '1 second' * n end, case when n = ${WITHHELD} then ${MOST_WITHHELD} else 0 end,
              timestamptz '2026-01-01' + interval '1 minute' * n, timestamptz '2026-01-01' + interval '1 minute' * n from ${dialogs}`,
    );
    const messages = (dialogId: string, from: string, more: string): string =>
      `insert into message (company_id, dialog_id, client_id, channel_id, kind, text, withheld, sent_at, created_at)
       select ${company}, ${dialogId}, ${dialogId}, ${CHANNEL}, case when m % 2 = 0 then 'from_client' else 'to_client' end, 'word ' || m, ${more},
              timestamptz '2026-01-01' + interval '1 minute' * m, timestamptz '2026-01-01' + interval '1 minute' * m from ${from} m`;
    await store.rows(messages(`${LONG}`, `generate_series(1, ${MANY_MESSAGES})`, 'false'));
    // A few that were paid for lie behind all that is withheld.
    await store.rows(messages(`${WITHHELD}`, `generate_series(1, ${MOST_WITHHELD + PAGE})`, `m > ${PAGE}`));
    await store.rows(messages('m', `generate_series(${LONG + 2}, ${LONG + MANY_DIALOGS - 1})`, `m > ${LONG + MANY_DIALOGS / 2}`));
    await store.rows('vacuum analyze');
  }, 180_000);
  beforeEach(() => {
    plans = [];
  });
  afterAll(() => store.stop());

  const readWhole = (): string[] =>
    plans.flatMap(({ statement, nodes }) =>
      nodes
        .filter((node) => node['Node Type'] === 'Seq Scan' && GROWING.some((table) => isOf(node, table)))
        .map((node) => `${statement}: ${node['Relation Name']}`),
    );
  /** What was sorted that is more than a page, where an index has the order. */
  const sorted = (): string[] =>
    plans.flatMap(({ statement, nodes }) =>
      nodes
        .filter((node) => node['Node Type'].includes('Sort') && (node.Plans ?? []).some((from) => readOf(from) > PAGE))
        .map(() => statement),
    );
  const rowsRead = (table: string): number =>
    Math.max(0, ...plans.filter(({ kept }) => !kept).flatMap(({ nodes }) => nodes.filter((node) => isOf(node, table)).map(readOf)));
  const goBy = (): (string | undefined)[] => [
    ...new Set(
      plans.flatMap(({ nodes }) => nodes.filter((node) => isOf(node, 'message') && node['Index Name']).map((node) => node['Index Name'])),
    ),
  ];

  const place = (minutes: number): { at: Date; id: number } => ({
    at: new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000),
    id: 1e15,
  });

  it('a page of a long dialog reads a page, wherever it begins', async () => {
    const pages = await asked(async (tx) => [
      await messagePage(tx, LONG, 'before', null, PAGE),
      await messagePage(tx, LONG, 'before', place(MANY_MESSAGES / 2), PAGE),
      await messagePage(tx, LONG, 'after', place(MANY_MESSAGES / 2), PAGE),
      await messagePage(tx, LONG, 'up_to', place(10_000), PAGE),
    ]);
    expect(pages.map((page) => page.length)).toEqual([PAGE, PAGE, PAGE, PAGE]);
    expect([readWhole(), sorted()]).toEqual([[], []]);
    expect(goBy()).toContain('message_dialog');
    expect(rowsRead('message')).toBeLessThanOrEqual(PAGE);
  });

  it('a page of a blocked dialog shows what was paid for, by the same index, and no row of another dialog is read', async () => {
    const page = await asked((tx) => messagePage(tx, WITHHELD, 'before', null, PAGE));
    expect([page.length, page.at(-1)?.text]).toEqual([PAGE, `word ${PAGE}`]);
    expect([readWhole(), sorted()]).toEqual([[], []]);
    expect(goBy()).toContain('message_dialog');
    expect(rowsRead('message')).toBeLessThanOrEqual(MOST_WITHHELD + PAGE);
  });

  it('messages by their ids, and a dialog as programs see it', async () => {
    const found = await store.rows<{ id: string }>(`select id from message where dialog_id = $1 order by id limit 20`, [LONG]);
    const shown = await asked((tx) =>
      messagesByIds(
        tx,
        found.map(({ id }) => Number(id)),
      ),
    );
    expect(shown).toHaveLength(20);
    const dialog = await asked((tx) => publicDialog(tx, WITHHELD));
    expect(dialog).toMatchObject({ blocked: true, messages: PAGE, lastMessage: { text: `word ${PAGE}` } });
    expect(readWhole()).toEqual([]);
  });

  it.each(LISTS)('the list "%s" reads no more than its page, past all that is blocked', async (filter) => {
    const query = { filter, operatorId: OPERATOR, scope: { all: true } as const, channelId: null, limit: PAGE };
    const [first, next] = await asked(async (tx) => {
      const items = await listDialogs(tx, { ...query, after: null });
      const last = items.at(-1)!;
      const at = filter === 'blocked' ? last.blockedAt! : last.lastMessageAt;
      return [items, await listDialogs(tx, { ...query, after: { at, id: last.id } })];
    });
    expect([first.length, next.length]).toEqual([PAGE, PAGE]);
    expect(first.every(({ blockedAt }) => (blockedAt !== null) === (filter === 'blocked'))).toBe(true);
    // What one operator has is found by him, and is little: only there nothing is gained by an order.
    const [most, ordered] = filter === 'mine' ? [MANY_DIALOGS / ONE_IN, []] : [2 * PAGE, sorted()];
    expect([readWhole(), ordered]).toEqual([[], []]);
    expect(rowsRead('dialog')).toBeLessThanOrEqual(most);
    expect(rowsRead('message')).toBe(0);
  });

  it('the counters stop at a hundred', async () => {
    await asked((tx) => dialogCounters(tx, OPERATOR, { all: true }));
    expect([readWhole(), sorted()]).toEqual([[], []]);
    expect(rowsRead('dialog')).toBeLessThanOrEqual(1_000);
  });
});
