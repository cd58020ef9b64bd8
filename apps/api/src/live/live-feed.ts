import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { eventTail, oldestPosition, type StoredEvent, type Stretch } from '#persistence/events/event.tail.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { Wake } from '#persistence/wake.js';
import { Log } from '../platform/log.js';

/** Wakes can be lost; this is how long an event waits then. */
const POLL_MS = 1_000;
/** Somebody's transaction is still open: its events are a moment away. */
const SOON_MS = 3;
/** After a restart everybody comes back at once; this many catch up side by side. */
const JOIN_AT_ONCE = 6;

/** A kind of people who follow the log: the console's tabs, the visitors of sites. */
export interface Audience {
  /** Companies with anybody to push to. */
  companies(): Iterable<number>;
  /** Reads all that is needed to tell of these events; the answer tells it, at once and without waiting for anything. */
  prepare(companyId: number, events: StoredEvent[], position: number): Promise<() => void>;
}

/** Tells a newcomer what he missed and puts him among the followers. `from`: where he was; null = the log does not reach back there. */
export type Admit = (position: number, from: number | null) => Promise<void>;

interface Joining {
  since: number | null;
  admit: Admit;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Follows the event log for all who are told of it, each once and in order. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly audiences: Audience[] = [];
  private position: number | null = null;
  private readonly joining: Joining[] = [];
  private running: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly wake: Wake,
    private readonly log: Log,
  ) {}

  serve(audience: Audience): void {
    this.audiences.push(audience);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.position = (await eventTail(this.jobs, null, [])).position;
    this.stopListening = this.wake.on('event', () => this.look());
    this.schedule(POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Lets somebody in who was at `since`; null = he has just loaded everything. Newcomers join between two looks at the log, never
   * during one, so that nothing falls between what they missed and what they follow.
   */
  join(since: number | null, admit: Admit): Promise<void> {
    return new Promise((resolve, reject) => {
      this.joining.push({ since, admit, resolve, reject });
      this.look();
    });
  }

  private async admitAll(joining: Joining[], position: number): Promise<void> {
    for (let first = 0; first < joining.length; first += JOIN_AT_ONCE) {
      const group = joining.slice(first, first + JOIN_AT_ONCE);
      await Promise.all(group.map((each) => this.admit(each, position).then(each.resolve, each.reject)));
    }
  }

  private async admit({ since, admit }: Joining, position: number): Promise<void> {
    const oldest = since === null ? null : await oldestPosition(this.jobs);
    const lost = since === null || (oldest !== null && since < oldest) || since > position;
    await admit(position, lost ? null : since);
  }

  private companies(): number[] {
    return [...new Set(this.audiences.flatMap((audience) => [...audience.companies()]))];
  }

  private look(): void {
    if (this.stopped || (this.joining.length === 0 && this.companies().length === 0)) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.follow().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.look();
      }
    });
  }

  private async follow(): Promise<void> {
    let more = false;
    // Only who asked before the log is read: the place he joins at is then not older than his question.
    const joining = this.joining.splice(0);
    try {
      const companies = this.companies();
      // With nobody here the past is nobody's: the first to come joins at the end of the log.
      const stretch = await eventTail(this.jobs, companies.length === 0 ? null : this.position, companies);
      await this.deliver(stretch);
      this.position = stretch.position;
      await this.admitAll(joining, stretch.position);
      more = stretch.more;
    } catch (error) {
      this.log.failure('the event log could not be read', error);
      for (const { reject } of joining) reject(error);
    }
    this.schedule(more ? SOON_MS : POLL_MS);
  }

  /** Everything is read before anything is told: what fails is then tried again for all, and nobody hears it twice. */
  private async deliver({ events, position }: Stretch): Promise<void> {
    const tell: (() => void)[] = [];
    for (const [companyId, ofCompany] of Map.groupBy(events, (event) => event.companyId)) {
      for (const audience of this.audiences) tell.push(await audience.prepare(companyId, ofCompany, position));
    }
    tell.forEach((each) => each());
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), ms);
  }
}
