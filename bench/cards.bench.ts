import pg from 'pg';
import { ApiProcess } from './api-process.js';
import { ConsoleClient } from './console-client.js';
import { timing, type Timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import { row, type Section } from './report.js';
import { BENCH, seed } from './seed.js';

const DATABASE = 'bench_cards';
const DIALOGS = 10;
const LINKS_AT_ONCE = DIALOGS - 1;

interface Card {
  id: number;
  revision: number;
}

/** A person of ten long dialogs: linked, read and parted through HTTP, beside the bare statements in the same run. */
export async function cardsBench(
  postgres: BenchPostgres,
  root: string,
  { each, rounds, reads, others }: { each: number; rounds: number; reads: number; others: number },
): Promise<Section> {
  const database = await postgres.migrated(DATABASE);
  await seed(postgres, DATABASE, { clients: DIALOGS, messages: DIALOGS * each, openPercent: 100 });
  await postgres.run(DATABASE, strangers(others));
  const api = await ApiProcess.start(database, root);
  const client = await ConsoleClient.signIn(api.port, 1);
  const bare = new pg.Client({ connectionString: postgres.url(DATABASE) });
  await bare.connect();
  const [{ xid }] = (await postgres.run(DATABASE, 'select txid_current()::float8 as xid')) as [{ xid: number }];
  const cells: string[][] = [];
  const add = (what: string, through: Timing, direct?: Timing): void => {
    cells.push(row(what, through.p50.toFixed(1), through.p99.toFixed(1), direct ? direct.p50.toFixed(1) : '', String(through.count)));
    process.stdout.write(`  cards ${cells.at(-1)?.join(' | ')}\n`);
  };

  const [links, unlinks]: [number[], number[]] = [[], []];
  let card = await cardOf(client, 1);
  for (let round = 0; round < rounds; round += 1) {
    card = await linkAll(client, links);
    if (round < rounds - 1) await timed(unlinks, () => client.post(`/api/cards/${card.id}/unlink`, {}));
  }
  const opened = await repeated(reads, () => client.get(`/api/cards/${card.id}`));
  const places: string[] = [''];
  const timeline = await repeated(reads, async () => {
    const before = places.at(-1);
    const page = await client.get<{ next: string | null }>(`/api/cards/${card.id}/timeline${before ? `?before=${before}` : ''}`);
    places.push(page.next ?? '');
  });
  await timed(unlinks, () => client.post(`/api/cards/${card.id}/unlink`, {}));
  const people = `select id, card_id from client where id between ${BENCH.clients} + 1 and ${BENCH.clients + DIALOGS}`;
  const moved = `update client set card_id = card_id where id between ${BENCH.clients} + 1 and ${BENCH.clients + DIALOGS}`;
  const page = `select m.* from generate_series(${BENCH.dialogs} + 1, ${BENCH.dialogs + DIALOGS}) d cross join lateral (
    select * from message where dialog_id = d order by sent_at desc, id desc limit 50) m order by m.sent_at desc, m.id desc limit 50`;
  add(`link (of up to ${DIALOGS} dialogs)`, timing(links, 1, 0), await repeated(reads, () => bare.query(moved)));
  add(`unlink all ${DIALOGS}`, timing(unlinks, 1, 0), await repeated(reads, () => bare.query(moved)));
  add('open the card', opened, await repeated(reads, () => bare.query(people)));
  add('a page of the timeline (50)', timeline, await repeated(reads, () => bare.query(page)));
  for (const query of ['7900012', '4321', 'stranger', 'stranger 77', 'xyzzy']) {
    add(
      `find "${query}" among ${others.toLocaleString('en')}`,
      await repeated(reads, () => client.get(`/api/cards/find?query=${encodeURIComponent(query)}`)),
    );
  }

  const [{ rewritten }] = (await postgres.run(
    DATABASE,
    `select count(*)::int as rewritten from message where kind <> 'system' and xmin::text::float8 >= ${xid}`,
  )) as [{ rewritten: number }];
  if (rewritten > 0) throw new Error(`${rewritten} messages were rewritten by linking and parting`);
  await bare.end();
  await api.stop();
  await postgres.drop(DATABASE);
  return {
    title: 'Cards: linked, read and parted',
    text: `${DIALOGS} dialogs of ${each.toLocaleString('en')} messages become one card by ${LINKS_AT_ONCE} links and are parted again, ${rounds} times; one operator, one request after another, ${others.toLocaleString('en')} other clients. No row of \`message\` was rewritten (by \`xmin\`). Bare: ten client rows updated, ten client rows read, the same page of messages.`,
    head: ['request', 'p50 ms', 'p99 ms', 'bare p50 ms', 'measured'],
    rows: cells,
  };
}

/** Clients to look for among; the tables' own triggers write their words. */
const strangers = (count: number): string => `
  with k as (insert into card (company_id) select ${BENCH.company} from generate_series(1, ${count}) returning id),
       n as (select id, row_number() over (order by id) as n from k),
       c as (insert into client (company_id, channel_id, card_id, name, phone)
             select ${BENCH.company}, ${BENCH.channel}, id, 'Stranger ' || n, (79000120000 + n * 7)::text from n returning id)
  insert into dialog (company_id, channel_id, client_id, state) select ${BENCH.company}, ${BENCH.channel}, id, 'closed' from c;
  analyze client, client_word, card, dialog`;

const cardOf = async (client: ConsoleClient, n: number): Promise<Card> => {
  const { client: shown } = await client.get<{ client: { cardId: number } }>(`/api/dialogs/${BENCH.dialogs + n}`);
  return client.get<Card>(`/api/cards/${shown.cardId}`);
};

async function linkAll(client: ConsoleClient, times: number[]): Promise<Card> {
  let target = await cardOf(client, 1);
  for (let n = 2; n <= DIALOGS; n += 1) {
    const other = await cardOf(client, n);
    const seen = { target: target.revision, other: other.revision };
    target = await timed(times, () => client.post<Card>('/api/cards/link', { targetCardId: target.id, otherCardId: other.id, seen }));
  }
  return target;
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.push(performance.now() - began);
  return result;
}

async function repeated(count: number, work: () => Promise<unknown>): Promise<Timing> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) await timed(times, work);
  return timing(times, 1, 0);
}
