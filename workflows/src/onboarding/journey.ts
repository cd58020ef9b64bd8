import { nextReminder } from '#domain/onboarding/reminders.js';
import type { OnboardingInput, OnboardingProcessState, OnboardingResult, OnboardingTold } from './onboarding.contract.js';

/** How a company's onboarding stands, as it was told last, and when it is to be reminded. Pure. */
export class Journey {
  private current: OnboardingTold;
  private heardSignals = 0;
  private gone = false;

  constructor({ turnsPerRun: _turns, ...told }: OnboardingInput) {
    this.current = told;
  }

  tell(told: OnboardingTold): void {
    this.current = told;
    this.heardSignals += 1;
  }

  /** What the database answered to a question from when so much was heard: whoever spoke since then knows better. Null: it is gone. */
  note(told: OnboardingTold | null, heard: number): void {
    if (heard !== this.heardSignals) return;
    if (told) this.current = told;
    else this.gone = true;
  }

  get over(): OnboardingResult['ended'] | null {
    if (this.gone) return 'skipped';
    return this.current.state === 'open' ? null : this.current.state;
  }

  /** Grows with each signal: an answer that was asked for before it is out of date. */
  get heard(): number {
    return this.heardSignals;
  }

  /** Null: none is to come. */
  reminder(nowMs: number): { number: number; pauseMs: number } | null {
    const next = nextReminder(this.asRecord, nowMs);
    return next && { number: next.number, pauseMs: Math.max(next.dueMs - nowMs, 0) };
  }

  /** Whether this letter went out, or none is wanted any more. */
  hasReminded(number: number): boolean {
    return this.over !== null || this.current.reminders >= number;
  }

  result(ended: OnboardingResult['ended']): OnboardingResult {
    return { ended, reminders: this.current.reminders };
  }

  /** For the next run. */
  get carried(): OnboardingTold {
    return this.current;
  }

  state(nowMs: number): OnboardingProcessState {
    const { state, openedAt, reminders, current, steps, progress } = this.current;
    const next = this.over ? null : nextReminder(this.asRecord, nowMs);
    return { state, openedAt, reminders, current, steps, progress, nextReminderAt: next && new Date(next.dueMs).toISOString() };
  }

  private get asRecord(): { openedAt: Date; reminders: number } {
    return { openedAt: new Date(this.current.openedAt), reminders: this.current.reminders };
  }
}
