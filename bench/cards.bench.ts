import pg from 'pg';
import { ApiProcess } from './api-process.js';
import { cardsSize, DIALOGS, loginOf, nameOf, numberOf, otherDialog, seedCards, type CardsSize } from './cards-seed.js';
import { ConsoleClient } from './console-client.js';
import { timing, type Timing } from './load.js';
import type { BenchPostgres } from './postgres.js';
import { type Section } from './report.js';
import { BENCH } from './seed.js';

const DATABASE = 'bench_cards';
const LINKS_AT_ONCE = DIALOGS - 1;
const WARM_UP = 10;
/** Of reading and of linking; of finding, as of every search, more, but never longer than somebody waits for a list while typing. */
const MOST_GROWTH = { cards: 1.5, finding: 3 } as const;
const LONGEST_FINDING_MS = 150;

interface Card {
  id: number;
  revision: number;
}

interface CardsOptions {
  /** Messages in the database, of which each of the ten dialogs has a hundredth. */
  sizes: number[];
  rounds: number;
  reads: number;
}

interface Measured {
  through: Timing;
  bare: Timing;
}

/** A person of ten long dialogs: found, linked, read and parted through HTTP, beside the bare statements in the same run. */
export async function cardsBench(postgres: BenchPostgres, root: string, { sizes, rounds, reads }: CardsOptions): Promise<Section> {
  const results = new Map<string, Measured[]>();
  for (const messages of sizes) {
    const size = cardsSize(messages);
    const database = await postgres.migrated(DATABASE);
    await seedCards(postgres, DATABASE, size);
    const desk = await Desk.open(postgres, database, root, size, reads);
    const add = (what: string, measured: Measured): void => {
      results.set(what, [...(results.get(what) ?? []), measured]);
      process.stdout.write(`  cards ${messages} ${what}: ${cell(measured)}\n`);
    };
    const before = await desk.transaction();
    await desk.linkAndPart(rounds, add);
    await desk.readCards(add);
    await desk.find(add);
    await desk.close();
    await nothingRewritten(postgres, before);
    await postgres.drop(DATABASE);
  }
  return section(results, sizes, rounds, reads);
}

const cell = ({ through, bare }: Measured): string =>
  `${through.p50.toFixed(1)} / ${through.p99.toFixed(1)} (${bare.p50.toFixed(1)}; ${(through.p50 / bare.p50).toFixed(1)}×)`;

function section(results: Map<string, Measured[]>, sizes: number[], rounds: number, reads: number): Section {
  const { each, others } = cardsSize(sizes.at(-1) ?? 0);
  return {
    title: 'Cards: found, linked, read and parted',
    text: [
      `${DIALOGS} dialogs of up to ${each.toLocaleString('en')} messages become one card by ${LINKS_AT_ONCE} links and are parted again, ${rounds} times, among up to`,
      `${others.toLocaleString('en')} other clients with a dialog each. One operator, one request after another, up to ${reads} of each; p50 / p99 ms, in brackets the`,
      `p50 of the bare statements in the same run and how many times as long it takes. Found as somebody types: every beginning is a request.`,
      `No row of \`message\` was updated or deleted (by \`pg_stat_user_tables\` for the table, by \`xmin\` for the ten dialogs).`,
      `Growth is the p50 of the largest against the smallest; the goal is under ${MOST_GROWTH.cards}, for finding under ${MOST_GROWTH.finding} with a p99 under ${LONGEST_FINDING_MS} ms.`,
    ].join(' '),
    head: ['request', ...sizes.map((size) => `${size.toLocaleString('en')} messages`), 'growth', ''],
    rows: [...results].map(([what, measured]) => {
      const growth = (measured.at(-1)?.through.p50 ?? 0) / (measured[0]?.through.p50 || 1);
      const met = what.endsWith('typed')
        ? growth < MOST_GROWTH.finding && (measured.at(-1)?.through.p99 ?? 0) < LONGEST_FINDING_MS
        : growth < MOST_GROWTH.cards;
      return [what, ...measured.map(cell), growth.toFixed(2), met ? 'met' : 'missed'];
    }),
  };
}

/** Fails unless every message is the row that it was; statistics are whole once the API's connections are closed. */
async function nothingRewritten(postgres: BenchPostgres, before: number): Promise<void> {
  const [row] = (await postgres.run(
    DATABASE,
    `select (select (n_tup_upd + n_tup_del)::int from pg_stat_user_tables where relname = 'message') as touched,
            (select count(*)::int from message where dialog_id between ${BENCH.dialogs} + 1 and ${BENCH.dialogs + DIALOGS}
                and kind <> 'system' and xmin::text::float8 >= ${before}) as rewritten`,
  )) as [{ touched: number; rewritten: number }];
  if (row.touched + row.rewritten > 0) throw new Error(`Linking and parting rewrote messages: ${JSON.stringify(row)}`);
}

type Add = (what: string, measured: Measured) => void;

/** An operator before his screen, and the database without the product beside him. */
class Desk {
  private constructor(
    private readonly api: ApiProcess,
    private readonly client: ConsoleClient,
    private readonly bare: pg.Client,
    private readonly others: number,
    private readonly reads: number,
  ) {}

  static async open(postgres: BenchPostgres, database: string, root: string, { others }: CardsSize, reads: number): Promise<Desk> {
    const api = await ApiProcess.start(database, root);
    const bare = new pg.Client({ connectionString: postgres.url(DATABASE) });
    await bare.connect();
    return new Desk(api, await ConsoleClient.signIn(api.port, 1), bare, others, reads);
  }

  async close(): Promise<void> {
    await this.bare.end();
    await this.api.stop();
  }

  async transaction(): Promise<number> {
    const { rows } = await this.bare.query<{ xid: number }>('select txid_current()::float8 as xid');
    return rows[0]?.xid ?? 0;
  }

  async linkAndPart(rounds: number, add: Add): Promise<void> {
    const [links, unlinks]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      const card = await this.linkAll(links);
      await timed(unlinks, () => this.client.post(`/api/cards/${card.id}/unlink`, {}));
    }
    const people = `id between ${BENCH.clients} + 1 and ${BENCH.clients + DIALOGS}`;
    const lines = `insert into event (company_id, kind, dialog_id) select ${BENCH.company}, 'bench', ${BENCH.dialogs} + n from generate_series(1, ${DIALOGS}) n`;
    const moved = await this.repeated(() => this.bare.query(`update client set card_id = card_id where ${people}; ${lines}`));
    add(`link (of up to ${DIALOGS} dialogs)`, { through: timing(links, 1, 0), bare: moved });
    add(`unlink all ${DIALOGS}`, { through: timing(unlinks, 1, 0), bare: moved });
  }

  async readCards(add: Add): Promise<void> {
    const card = await this.linkAll([]);
    add(`open the card of ${DIALOGS} dialogs`, {
      through: await this.repeated(() => this.client.get(`/api/cards/${card.id}`)),
      bare: await this.repeated(() =>
        this.bare.query(`select * from client c join dialog d on d.client_id = c.id where c.card_id = ${card.id}`),
      ),
    });
    const cards = await this.bare.query<{ id: string; dialog: string }>(
      `select c.card_id as id, d.id as dialog from client c join dialog d on d.client_id = c.id
        where d.id = any($1::bigint[]) order by random()`,
      [Array.from({ length: this.reads + WARM_UP }, () => otherDialog(this.anybody()))],
    );
    const next = turns(cards.rows);
    add('open the card of somebody', {
      through: await this.repeated(() => this.client.get(`/api/cards/${next().id}`)),
      bare: await this.repeated(() =>
        this.bare.query('select * from client c join dialog d on d.client_id = c.id where c.card_id = $1', [next().id]),
      ),
    });
    add(`a page of the timeline of ${DIALOGS} dialogs, walking back`, {
      through: await this.repeated(pages(this.client, card.id)),
      bare: await this.repeated(() => this.bare.query(PAGE)),
    });
    add('the timeline of somebody', {
      through: await this.repeated(() => this.client.get(`/api/cards/${next().id}/timeline`)),
      bare: await this.repeated(() =>
        this.bare.query('select * from message where dialog_id = $1 order by sent_at desc, id desc limit 50', [next().dialog]),
      ),
    });
  }

  /** As somebody types, from the second letter or the fourth digit on; in the window of links and over the list. */
  async find(add: Add): Promise<void> {
    const kinds: Record<string, () => string> = {
      'a name': () => nameOf(this.anybody()),
      'the end of a number': () => numberOf(this.anybody()).slice(-6),
      'the middle of a number': () => numberOf(this.anybody()).slice(3, -1),
      'a login': () => loginOf(this.anybody()),
      'an ID': () => String(otherDialog(this.anybody())),
      nobody: () => `xyzzy${this.anybody()}`,
    };
    for (const [kind, whom] of Object.entries(kinds)) {
      const typed = beginnings(whom, this.reads);
      const bare = await each(typed, (query) =>
        this.bare.query(BARE_FIND, [BENCH.company, lastWord(query), `${lastWord(query)}\u{10ffff}`]),
      );
      const link = await each(typed, (query) => this.client.get(`/api/cards/find?query=${encodeURIComponent(query)}`));
      add(`link window: ${kind} typed`, { through: link, bare });
      const list = await each(typed, (query) => this.client.get(`/api/dialogs?filter=all&query=${encodeURIComponent(query)}`));
      add(`list: ${kind} typed`, { through: list, bare });
    }
  }

  private readonly anybody = (): number => 1 + Math.floor(Math.random() * this.others);

  private async linkAll(times: number[]): Promise<Card> {
    let target = await this.cardOf(1);
    for (let n = 2; n <= DIALOGS; n += 1) {
      const other = await this.cardOf(n);
      const seen = { target: target.revision, other: other.revision };
      target = await timed(times, () =>
        this.client.post<Card>('/api/cards/link', { targetCardId: target.id, otherCardId: other.id, seen }),
      );
    }
    return target;
  }

  private async cardOf(n: number): Promise<Card> {
    const { client } = await this.client.get<{ client: { cardId: number } }>(`/api/dialogs/${BENCH.dialogs + n}`);
    return this.client.get<Card>(`/api/cards/${client.cardId}`);
  }

  private repeated(work: () => Promise<unknown>): Promise<Timing> {
    return each(Array.from({ length: this.reads + WARM_UP }), work);
  }
}

/** The newest page of ten dialogs, by each one's index. */
const PAGE = `select m.* from generate_series(${BENCH.dialogs} + 1, ${BENCH.dialogs + DIALOGS}) d cross join lateral (
  select * from message where dialog_id = d order by sent_at desc, id desc limit 50) m order by m.sent_at desc, m.id desc limit 50`;

/** Whoever has a word that begins so, and his dialog, as a program would ask that knows of no rights. */
const BARE_FIND = `select d.*, c.* from (select client_id from client_word where company_id = $1 and word >= $2 and word < $3 limit 500) w
  join dialog d on d.client_id = w.client_id join client c on c.id = d.client_id order by d.last_message_at desc, d.id desc limit 50`;

const lastWord = (query: string): string => query.toLowerCase().replaceAll('ё', 'е').split(' ').at(-1) ?? '';

const pages = (client: ConsoleClient, cardId: number): (() => Promise<void>) => {
  let place: string | null = null;
  return async () => {
    place = (await client.get<{ next: string | null }>(`/api/cards/${cardId}/timeline${place ? `?before=${place}` : ''}`)).next;
  };
};

function beginnings(whom: () => string, count: number): string[] {
  const typed: string[] = [];
  while (typed.length < count + WARM_UP) {
    const text = whom();
    for (let length = /^\d/.test(text) ? 4 : 2; length <= text.length; length += 1) {
      const beginning = text.slice(0, length);
      if (!beginning.endsWith(' ')) typed.push(beginning);
    }
  }
  return typed;
}

const turns = <T>(rows: T[]): (() => T) => {
  let n = -1;
  return () => rows[(n += 1) % rows.length]!;
};

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.push(performance.now() - began);
  return result;
}

/** The first of them warm up. */
async function each<T>(inputs: T[], work: (input: T) => Promise<unknown>): Promise<Timing> {
  const times: number[] = [];
  for (const input of inputs) await timed(times, () => work(input));
  return timing(times.slice(WARM_UP), 1, 0);
}
