import type { ChannelEvent } from '#domain/ingest/ingest-snapshot.js';
import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { aMessageReceived, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { Database } from '#persistence/database.js';
import { ingest } from '#persistence/ingest/ingest.store.js';
import { PgPackageDesk } from '#persistence/packages/package-desk.store.js';
import { urlForRole } from '#persistence/roles.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';
import { median, row, type Section } from './report.js';
import { BENCH, seed } from './seed.js';

export interface PackagesOptions {
  /** Blocked dialogs that are given back in one go. */
  blocked: number;
  rounds: number;
}

const DATABASE = 'bench_packages';
const AT_ONCE = 1_000;
const CONNECTIONS = 32;
const GROUP = 50;
const NOVEMBER = new Date('2026-11-12T10:00:00Z');
const nextMonth = (n: number): Date => new Date(Date.UTC(2026, 11 + n, 12));

/** What packages of dialogs cost: a message that counts its dialog, a thousand at once, and everything that was blocked. */
export async function packagesBench(postgres: BenchPostgres, { blocked, rounds }: PackagesOptions): Promise<Section> {
  const url = await postgres.migrated(DATABASE);
  await seed(postgres, DATABASE, { clients: 1_000, messages: 5_000, openPercent: 0 });
  const database = await Database.connect({ url: urlForRole(url, SECRET_KEY, 'deskwire_app'), poolSize: CONNECTIONS });
  const company = new Company(postgres, database);
  try {
    const rows = [...(await countingRows(company, rounds)), ...(await topUpRows(company)), ...(await unblockingRows(company, blocked))];
    for (const cells of rows) process.stdout.write(`  ${cells.join(' | ')}\n`);
    return {
      title: 'Packages of dialogs',
      text: `In one process, beside the same without it in the same run. Messages come in groups of ${GROUP}, as from one webhook; a thousand at once over ${CONNECTIONS} connections. The bare database sets the same rows free and writes as many events and lines, in one transaction.`,
      head: ['what', 'with', 'without', 'ratio', 'what came of it'],
      rows,
    };
  } finally {
    await database.close();
    await postgres.drop(DATABASE);
  }
}

/** The bench's company, written to by as many people as are asked for. */
class Company {
  private people = 0;
  private messages = 0;

  constructor(
    private readonly postgres: BenchPostgres,
    private readonly database: Database,
  ) {}

  /** People who never wrote before. */
  newcomers(count: number): string[] {
    return Array.from({ length: count }, () => `77${(this.people += 1)}`);
  }

  /** Milliseconds until all have written, a group after the other. */
  async write(people: readonly string[], now: Date, group = GROUP): Promise<number> {
    const began = performance.now();
    for (let n = 0; n < people.length; n += group) {
      await ingest(
        this.database,
        BENCH.company,
        people.slice(n, n + group).map((who) => this.event(who)),
        now,
      );
    }
    return performance.now() - began;
  }

  /** Milliseconds until all have written, as many at once as there are connections. */
  async writeAtOnce(people: readonly string[], now: Date): Promise<number> {
    const began = performance.now();
    const waiting = people.values();
    const connection = async (): Promise<void> => {
      for (const who of waiting) await ingest(this.database, BENCH.company, [this.event(who)], now);
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    return performance.now() - began;
  }

  async unblock(now: Date): Promise<{ ms: number; unblocked: number }> {
    const wake = { wake: () => undefined } as unknown as ConstructorParameters<typeof PgPackageDesk>[1];
    const began = performance.now();
    const { unblocked } = await new UnblockDialogs(new PgPackageDesk(this.database, wake, { now: () => now })).run(BENCH.company);
    return { ms: performance.now() - began, unblocked };
  }

  rows(sql: string): Promise<Record<string, unknown>[]> {
    return this.postgres.run(DATABASE, sql);
  }

  /** Null: the company is not metered. */
  async pays(packageSize: number | null, balanceMinor: number): Promise<void> {
    await this.rows(`delete from tariff; update dialog_package set size = used where used > 0;
      update account set balance_minor = ${balanceMinor} where company_id = ${BENCH.company}`);
    if (packageSize === null) return;
    await this.rows(`insert into tariff (company_id, package_size, package_price_minor, single_price_minor)
      values (${BENCH.company}, ${packageSize}, 1000, 1000000000)`);
  }

  private event(who: string): ChannelEvent {
    const event = aMessageReceived({
      sender: aSender({ identities: [phone(who)], phone: who }),
      externalId: `bench${(this.messages += 1)}`,
    });
    return { channelId: BENCH.channel, event };
  }
}

const perMessage = (ms: number, messages: number): number => (ms * 1_000) / messages;
const inUs = (values: number[]): string => `${median(values).toFixed(0)} µs`;

/** The same people, first in a month that is counted already, then as their first messages of the next. */
async function countingRows(company: Company, rounds: number): Promise<string[][]> {
  const people = company.newcomers(AT_ONCE);
  await company.pays(null, 0);
  await company.write(people, NOVEMBER);
  const rows: string[][] = [];
  let month = 0;
  for (const [what, size] of [
    ['first message of a month, not metered', null],
    ['first message of a month, a place of a package', 1_000_000],
  ] as const) {
    await company.pays(size, 1_000);
    const [first, counted]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds * 3; round += 1) {
      month += 1;
      first.push(perMessage(await company.write(people, nextMonth(month)), people.length));
      counted.push(perMessage(await company.write(people, nextMonth(month)), people.length));
    }
    const ratios = first.map((value, n) => value / (counted[n] ?? value));
    rows.push(row(what, inUs(first), inUs(counted), ratios, 'per message, beside one of a counted dialog'));
  }
  return rows;
}

async function topUpRows(company: Company): Promise<string[][]> {
  await company.pays(null, 0);
  const without = await company.writeAtOnce(company.newcomers(AT_ONCE), NOVEMBER);
  await company.pays(AT_ONCE, 10_000);
  const before = await topUps(company);
  const metered = await company.writeAtOnce(company.newcomers(AT_ONCE), NOVEMBER);
  const bought = (await topUps(company)) - before;
  return [
    row('a thousand new dialogs at once', `${metered.toFixed(0)} ms`, `${without.toFixed(0)} ms`, [metered / without], `${bought} top-up`),
  ];
}

const topUps = async (company: Company): Promise<number> =>
  Number((await company.rows(`select count(*)::int as n from dialog_package where origin = 'top_up'`))[0]?.['n']);

async function unblockingRows(company: Company, blocked: number): Promise<string[][]> {
  await company.pays(blocked, 0);
  await company.write(company.newcomers(blocked), NOVEMBER, 500);
  const bare = await bareUnblocking(company);
  await company.pays(blocked, 1_000);
  const { ms, unblocked } = await company.unblock(NOVEMBER);
  const left = (await company.rows('select count(*)::int as n from dialog where blocked_at is not null'))[0]?.['n'];
  const came = `${unblocked} given back, ${String(left)} blocked; ${((unblocked * 1_000) / ms).toFixed(0)} a second`;
  return [row('blocked dialogs given back, a hundred in a transaction', `${ms.toFixed(0)} ms`, `${bare.toFixed(0)} ms`, [ms / bare], came)];
}

/** The least that any program would have to write; taken back, so that the product finds the same rows. */
async function bareUnblocking(company: Company): Promise<number> {
  const began = performance.now();
  await company.rows(`begin;
    create temporary table freed on commit drop as select id, client_id, channel_id from dialog where blocked_at is not null;
    update dialog set blocked_at = null, last_message_preview = 'text' where id in (select id from freed);
    update message set withheld = false where withheld;
    update active_dialog set paid_by = 'none' where paid_by is null;
    insert into message (id, company_id, dialog_id, client_id, channel_id, kind, origin, status)
      select nextval('id_seq'), ${BENCH.company}, id, client_id, channel_id, 'system', 'system', 0 from freed;
    insert into event (company_id, kind, dialog_id) select ${BENCH.company}, 'dialog_changed', id from freed, generate_series(1, 3);
    rollback`);
  return performance.now() - began;
}
