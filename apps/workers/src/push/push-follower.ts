import type { Logger } from 'pino';
import { pushNote } from '#domain/notifications/push-note.js';
import type { Database } from '#persistence/database.js';
import type { PushFeed } from '#persistence/push/push.feed.js';
import { pushRecipients } from '#persistence/push/push-recipients.view.js';
import type { Wake } from '#persistence/wake.js';
import type { PushSender } from './push-sender.js';

/** Wakes can be lost; this is how long a note waits then. */
const POLL_MS = 1_000;
/** Whoever reads at this moment need not be told: and what comes together is read together. */
const GATHER_MS = 300;
/** Well below the time after which a silent follower loses his place. */
const KEEP_MS = 5_000;
const EVENTS_AT_ONCE = 500;

/**
 * Follows the event log and tells operators without an open tab, as they wish to be told: one process for all, by a place in the
 * database that it must keep renewing. A note is a hint: one that was on its way when a process ended is not sent
 * again, and one that is sent twice takes the place of the first.
 */
export class PushFollower {
  private position: number | null = null;
  private heldAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private plannedAt = Infinity;
  private running: Promise<void> | undefined;
  private stopped = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly feed: PushFeed,
    private readonly database: Database,
    private readonly sender: PushSender,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopListening = this.wake.on('event', () => this.position !== null && this.soon(GATHER_MS));
    this.soon(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    await this.running;
    await this.sender.stop();
    if (this.position !== null) await this.feed.release().catch(() => undefined);
  }

  private soon(ms: number): void {
    const at = performance.now() + ms;
    if (this.stopped || this.running || at >= this.plannedAt) return;
    clearTimeout(this.timer);
    this.plannedAt = at;
    this.timer = setTimeout(() => this.look(), ms);
  }

  private look(): void {
    this.plannedAt = Infinity;
    this.running = this.turn()
      .catch((error: unknown): number => {
        this.log.error({ err: error }, 'operators could not be told of news; it is tried again');
        return POLL_MS;
      })
      .then((ms) => {
        this.running = undefined;
        this.soon(ms);
      });
  }

  /** In how many milliseconds to look again. */
  private async turn(): Promise<number> {
    if (Date.now() - this.heldAt >= KEEP_MS || this.position === null) await this.hold();
    if (this.position === null) return POLL_MS;
    const { position, more, messages } = await this.feed.stretch(this.position, EVENTS_AT_ONCE);
    for (const { companyId, ...ids } of messages) await this.tell(companyId, ids);
    if (position !== this.position && !(await this.advance(position))) return POLL_MS;
    return more ? GATHER_MS : POLL_MS;
  }

  private async hold(): Promise<void> {
    this.heldAt = Date.now();
    const place = await this.feed.hold();
    this.position = place === null ? null : (this.position ?? place);
  }

  private async advance(position: number): Promise<boolean> {
    const kept = await this.feed.advance(position);
    this.position = kept ? position : null;
    if (kept) this.heldAt = Date.now();
    return kept;
  }

  private async tell(companyId: number, ids: { clientIds: number[]; internalIds: number[] }): Promise<void> {
    for (const recipient of await this.database.transaction(companyId, (tx) => pushRecipients(tx, ids))) {
      const note = pushNote(recipient, recipient);
      if (note) this.sender.send(companyId, recipient, note);
    }
  }
}
