import fc from 'fast-check';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { JobsDatabase } from '../../jobs-database.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { readActiveDialogs } from '../active-dialogs.view.js';
import { readLoad } from '../load.view.js';
import { ReportCounts } from '../report-count.store.js';
import { ReportFeed } from '../report.feed.js';
import { CountedByHand } from './counted-by-hand.js';
import { CHANNELS, HAPPENINGS, HistoryOfChance, OPERATORS, type Happening } from './history-of-chance.js';

const ALL: ReportQuestion = { from: '2026-09-20', to: '2027-01-20', by: 'day', channelIds: [], groupIds: [], operatorIds: [], roles: [] };
const QUESTIONS: [string, ReportQuestion][] = [
  ['by day', ALL],
  ['by month', { ...ALL, by: 'month' }],
  ['by month, from the middle of one to the middle of another', { ...ALL, by: 'month', from: '2026-10-25', to: '2026-11-11' }],
  ['by year', { ...ALL, by: 'year', to: '2027-01-02' }],
  ['on one day', { ...ALL, from: '2026-10-27', to: '2026-10-27' }],
  ['in channels', { ...ALL, by: 'month', channelIds: [CHANNELS.bot, CHANNELS.business] }],
  ['in a channel of the Business API', { ...ALL, channelIds: [CHANNELS.business] }],
  ['of an operator', { ...ALL, by: 'month', operatorIds: [OPERATORS[0]] }],
  ['of two operators in a channel', { ...ALL, by: 'month', operatorIds: [OPERATORS[0], OPERATORS[1]], channelIds: [CHANNELS.widget] }],
  ['of all operators', { ...ALL, from: '2026-10-26', operatorIds: [...OPERATORS] }],
];

describe('what reports count', () => {
  let store: StoreUnderTest;
  let jobs: JobsDatabase;
  let feed: ReportFeed;
  let counts: ReportCounts;
  let history: HistoryOfChance;
  let position = 0;

  beforeAll(async () => {
    store = await StoreUnderTest.start();
    jobs = new JobsDatabase({ url: store.jobsUrl, poolSize: 2, onError: () => undefined });
    feed = new ReportFeed(jobs, 'this test');
    counts = new ReportCounts(store.database);
    history = new HistoryOfChance(store);
    await history.furnish();
    position = (await feed.hold()) ?? 0;
  }, 60_000);
  afterAll(async () => {
    await jobs.close();
    await store.stop();
  });

  /** A stretch of the log as the follower counts it, as often as if he had been killed behind it. */
  async function count(times: number): Promise<void> {
    const stretch = await feed.stretch(position, 25);
    for (let n = 0; n < times; n += 1) for (const company of stretch.companies) await counts.count(company);
    const companyId = await feed.nextOfBacklog();
    if (companyId !== null) await counts.countPiece(companyId, 4);
    position = stretch.position;
  }

  async function countAll(): Promise<void> {
    for (;;) {
      const { companies, more } = await feed.stretch(position, 25);
      const left = await store.rows('select from report_backlog');
      // A transaction of any other database on this server holds the end of the log back while it lasts.
      const behind = await store.rows('select from event where xid >= $1::text::xid8 limit 1', [String(position)]);
      if (companies.length === 0 && !more && left.length === 0 && behind.length === 0) return;
      await count(1);
    }
  }

  async function lives(happenings: Happening[]): Promise<void> {
    await history.forget();
    for (const happening of happenings) {
      await history.happens(happening);
      if (happening.what === 'counted') await count(happening.times);
      if (happening.what === 'counted anew') await feed.countAnew(store.companyId);
    }
    await countAll();
  }

  const active = (question: ReportQuestion) => store.database.transaction(store.companyId, (tx) => readActiveDialogs(tx, question));
  const load = (question: ReportQuestion) => store.database.transaction(store.companyId, (tx) => readLoad(tx, question));

  it('is what a count from every row is, whatever happened, came late, failed, was imported or counted twice', async () => {
    await fc.assert(
      fc.asyncProperty(HAPPENINGS, async (happenings) => {
        await lives(happenings);
        const byHand = await CountedByHand.read(store);
        for (const [name, question] of QUESTIONS) {
          expect([name, await active(question)]).toEqual([name, byHand.activeDialogs(question)]);
          const { openNow, ...figures } = await load(question);
          const { openNow: openByHand, ...expected } = byHand.load(question);
          expect([name, figures]).toEqual([name, expected]);
          expect(openNow).toBe(openByHand);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 240_000);
});
