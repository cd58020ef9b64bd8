import type { Logger } from 'pino';
import { pushNote } from '#domain/notifications/push-note.js';
import type { Database } from '#persistence/database.js';
import type { PushFeed } from '#persistence/push/push.feed.js';
import { pushRecipients } from '#persistence/push/push-recipients.view.js';
import type { Wake } from '#persistence/wake.js';
import { LogFollower, POLL_MS, type Turn } from '../queues/log-follower.js';
import type { PushSender } from './push-sender.js';
import { SettledPlace } from './settled-place.js';

/** Whoever reads at this moment need not be told: and what comes together is read together. */
const GATHER_MS = 300;
const EVENTS_AT_ONCE = 500;

/**
 * Tells operators without an open tab of what the event log says, as they wish to be told. A note that was on its way when a process
 * ended is sent by the next one, if it is still news; one that is sent twice takes the place of the first.
 */
export class PushFollower {
  private readonly follower: LogFollower;
  private readonly place: SettledPlace;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly feed: PushFeed,
    private readonly database: Database,
    private readonly sender: PushSender,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {
    this.place = new SettledPlace(feed);
    this.follower = new LogFollower({
      ...{ log: this.place, gatherMs: GATHER_MS },
      turn: (position) => this.turn(position),
      failed: (error) => log.error({ err: error }, 'operators could not be told of news; it is tried again'),
    });
  }

  start(): void {
    this.stopListening = this.wake.on('event', () => this.follower.wake());
    this.follower.look();
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.follower.stop();
    await this.sender.stop();
  }

  private async turn(from: number): Promise<Turn> {
    const { position, more, messages } = await this.feed.stretch(from, EVENTS_AT_ONCE);
    const notes: Promise<void>[] = [];
    for (const { companyId, ...ids } of messages) notes.push(...(await this.tell(companyId, ids)));
    this.place.settle(from, notes).catch((error: unknown) => this.log.warn({ err: error }, 'how far notes were sent was not written down'));
    return { position, next: () => (more ? GATHER_MS : POLL_MS) };
  }

  private async tell(companyId: number, ids: { clientIds: number[]; internalIds: number[] }): Promise<Promise<void>[]> {
    const recipients = await this.database.transaction(companyId, (tx) => pushRecipients(tx, ids));
    return recipients.flatMap((recipient) => {
      const note = pushNote(recipient, recipient);
      return note ? [this.sender.send(companyId, recipient, note)] : [];
    });
  }
}
