import type { Logger } from 'pino';
import type { ReportCounts } from '#persistence/reports/report-count.store.js';
import type { ReportFeed, ToCount } from '#persistence/reports/report.feed.js';
import { isDatabaseAway, isRace } from '#persistence/sql-state.js';
import type { Wake } from '#persistence/wake.js';
import { LogFollower, POLL_MS, type Turn } from '../queues/log-follower.js';

/** What comes together is counted together: figures may be a moment old, and a dialog that is talking is then counted once. */
const GATHER_MS = 250;
const EVENTS_AT_ONCE = 2_000;
const COMPANIES_AT_ONCE = 2;
/** Old dialogs in one piece at most, and how long others have the database to themselves between two. */
const DIALOGS_AT_ONCE = 200;
const PIECE_PAUSE_MS = 50;

/**
 * Counts for the reports what the event log says, a moment after it was stored. What is there from before is counted in between, piece by
 * piece from the newest dialog on; where it was interrupted it goes on. A company is locked while it is counted, and what is counted is
 * compared with what is stored: a second follower, or a second time, changes nothing.
 */
export class ReportCounter {
  private readonly follower: LogFollower;
  private stopListening: () => void = () => undefined;
  /** Long dialogs make a piece too large: the next one is smaller. */
  private dialogsAtOnce = DIALOGS_AT_ONCE;

  constructor(
    private readonly feed: ReportFeed,
    private readonly counts: ReportCounts,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {
    this.follower = new LogFollower({
      ...{ log: feed, gatherMs: GATHER_MS },
      turn: (position) => this.turn(position),
      taken: (position) => feed.noteMissed(position),
      failed: (error) => log.error({ err: error }, 'the reports could not be counted; they are tried again'),
    });
  }

  start(): void {
    this.stopListening = this.wake.on('event', () => this.follower.wake());
    this.follower.look();
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.follower.stop();
  }

  private async turn(from: number): Promise<Turn> {
    const { position, more, companies } = await this.feed.stretch(from, EVENTS_AT_ONCE);
    for (let first = 0; first < companies.length; first += COMPANIES_AT_ONCE) {
      await Promise.all(companies.slice(first, first + COMPANIES_AT_ONCE).map((company) => this.count(company)));
    }
    const isBusy = more || companies.length > 0;
    return { position, next: async () => Math.min(await this.afterwards(), isBusy ? GATHER_MS : POLL_MS) };
  }

  /** A piece of what was there before, also while the log goes on: a busy company would wait for it forever. */
  private async afterwards(): Promise<number> {
    const companyId = await this.feed.nextOfBacklog();
    if (companyId === null) return POLL_MS;
    const done = await this.countPiece(companyId);
    if (done) this.log.info({ companyId }, 'the reports of the company are counted from the beginning');
    return PIECE_PAUSE_MS;
  }

  private async countPiece(companyId: number): Promise<boolean> {
    const dialogs = this.dialogsAtOnce;
    this.dialogsAtOnce = Math.max(Math.floor(dialogs / 2), 1);
    const done = await this.counts.countPiece(companyId, dialogs);
    this.dialogsAtOnce = Math.min(dialogs * 2, DIALOGS_AT_ONCE);
    return done;
  }

  /** A company that cannot be counted must not hold up the others: it is put down for being counted from its beginning. */
  private async count(company: ToCount): Promise<void> {
    try {
      await this.counts.count(company);
    } catch (error) {
      if (isDatabaseAway(error) || isRace(error)) throw error;
      this.log.error({ companyId: company.companyId, err: error }, 'a company could not be counted; it is counted anew');
      await this.feed.countAnew(company.companyId);
    }
  }
}
