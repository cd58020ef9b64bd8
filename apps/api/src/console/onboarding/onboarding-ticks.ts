import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StoredEvent } from '#persistence/events/event.tail.js';
import { OnboardingStore } from '#persistence/onboarding/onboarding.store.js';
import { LiveFeed, type Audience } from '../../live/live-feed.js';
import { Log } from '../../platform/log.js';

/** What may have made a step done: a channel, a colleague, an answer to a client. */
const TELLING = new Set<StoredEvent['kind']>(['channel_changed', 'operator_changed', 'company_changed', 'message_added']);

/**
 * Ticks a step the moment its fact is there, while somebody looks: it follows the log of the companies that have a console open, and
 * asks only for those whose onboarding still waits for a fact. What came about unseen is ticked when the onboarding is opened, and
 * before a reminder.
 */
@Injectable()
export class OnboardingTicks implements Audience, OnModuleInit {
  /** Companies whose onboarding waits for nothing, as far as the log is read. */
  private readonly settled = new Set<number>();
  private readonly asking = new Map<number, { again: boolean }>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly onboardings: OnboardingStore,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.feed.serve(this);
  }

  /** It needs nobody's log for itself: without a console there is nobody to show a tick to. */
  companies(): number[] {
    return [];
  }

  prepare(companyId: number, events: StoredEvent[]): Promise<() => void> {
    if (events.some(({ kind }) => kind === 'onboarding_changed')) this.settled.delete(companyId);
    const telling = events.some(({ kind }) => TELLING.has(kind)) && !this.settled.has(companyId);
    return Promise.resolve(telling ? () => this.look(companyId) : () => undefined);
  }

  /** One question at a time for a company; what happens meanwhile is asked about after it. */
  private look(companyId: number): void {
    const asking = this.asking.get(companyId);
    if (asking) {
      asking.again = true;
      return;
    }
    const mine = { again: false };
    this.asking.set(companyId, mine);
    void this.ask(companyId)
      .catch((error: unknown) => this.log.failure('the facts of an onboarding could not be asked for', error))
      .finally(() => {
        this.asking.delete(companyId);
        if (mine.again) this.look(companyId);
      });
  }

  private async ask(companyId: number): Promise<void> {
    const { waits } = await this.onboardings.settle(companyId);
    if (!waits) this.settled.add(companyId);
  }
}
