import { OnboardingClosed, UnknownStep } from './onboarding.errors.js';
import {
  currentStep,
  progressOf,
  stateAfter,
  stepStates,
  tickedBy,
  type OnboardingState,
  type Progress,
  type StepMark,
  type StepState,
} from './progress.js';
import { stepOf, type Facts, type StepId } from './steps.js';

/** A mark with who made it; null = it was seen to be done. */
export interface Mark extends StepMark {
  operatorId: number | null;
}

export interface OnboardingRecord {
  state: OnboardingState;
  openedAt: Date;
  /** How many reminders went out. */
  reminders: number;
  marks: readonly Mark[];
}

/** What the durable process and whoever asks it are told: all of it, every time, so that nothing depends on what was heard before. */
export interface OnboardingSnapshot {
  state: OnboardingState;
  /** ISO 8601. */
  openedAt: string;
  reminders: number;
  current: StepId | null;
  steps: { id: StepId; state: StepState }[];
  progress: Progress;
}

/** A company's way from registration to its first conversation: which steps are done, and whether it is still under way. */
export class Onboarding {
  private readonly marks: Map<string, Mark>;
  private _state: OnboardingState;
  private _openedAt: Date;
  private reopened = false;

  constructor(private readonly before: OnboardingRecord) {
    this.marks = new Map(before.marks.map((mark) => [mark.step, mark]));
    this._state = before.state;
    this._openedAt = before.openedAt;
  }

  get state(): OnboardingState {
    return this._state;
  }
  get openedAt(): Date {
    return this._openedAt;
  }
  /** It was closed, and is open again: its process begins anew. */
  get wasReopened(): boolean {
    return this.reopened;
  }

  /** The step was applied to the settings. Once more is no change. */
  complete(step: StepId, operatorId: number): void {
    this.expectOpen();
    this.mark(step, 'done', operatorId);
  }

  skip(step: StepId, operatorId: number): void {
    this.expectOpen();
    if (this.stateOf(step) !== 'done') this.mark(step, 'skipped', operatorId);
  }

  /** Takes a step up again, whatever is the case; a closed onboarding is open then. */
  reopenStep(step: StepId, operatorId: number, now: Date): void {
    if (this.stateOf(step) === 'open' && this._state === 'open') return;
    this.open(now);
    this.marks.set(step, { step, state: 'open', operatorId });
  }

  /** As a whole: it asks for nothing any more, and everything that was typed is still there when it is opened again. */
  skipAll(): void {
    if (this._state === 'open') this._state = 'skipped';
  }

  finish(): void {
    if (this._state === 'open') this._state = 'finished';
  }

  /** From the settings: what was passed over is to do again, what is done stays done. */
  reopen(now: Date): void {
    if (this._state === 'open') return;
    this.open(now);
    for (const [step, { state }] of this.marks) if (state === 'skipped') this.marks.delete(step);
  }

  /** What is the case makes its steps done. */
  tick(facts: Facts): StepId[] {
    if (this._state !== 'open') return [];
    const ticked = tickedBy(facts, this.all);
    for (const step of ticked) this.mark(step, 'done', null);
    return ticked;
  }

  get snapshot(): OnboardingSnapshot {
    const { all } = this;
    return {
      ...{ state: this._state, openedAt: this._openedAt.toISOString(), reminders: this.before.reminders },
      ...{ current: currentStep(all), steps: stepStates(all), progress: progressOf(all) },
    };
  }

  /** What to keep of it. */
  get changes(): { marked: Mark[]; unmarked: string[]; state: OnboardingState | null; hasChanged: boolean } {
    const was = new Map(this.before.marks.map((mark) => [mark.step, mark]));
    const marked = this.all.filter((mark) => was.get(mark.step)?.state !== mark.state);
    const unmarked = [...was.keys()].filter((step) => !this.marks.has(step));
    const state = this._state === this.before.state ? null : this._state;
    return { marked, unmarked, state, hasChanged: marked.length > 0 || unmarked.length > 0 || state !== null };
  }

  private get all(): Mark[] {
    return [...this.marks.values()];
  }

  private stateOf(step: StepId): StepState {
    if (!stepOf(step)) throw new UnknownStep();
    return this.marks.get(step)?.state ?? 'open';
  }

  private mark(step: StepId, state: StepState, operatorId: number | null): void {
    if (this.stateOf(step) === state) return;
    this.marks.set(step, { step, state, operatorId });
    this._state = stateAfter(this._state, this.all);
  }

  private open(now: Date): void {
    if (this._state === 'open') return;
    this._state = 'open';
    this._openedAt = now;
    this.reopened = true;
  }

  private expectOpen(): void {
    if (this._state !== 'open') throw new OnboardingClosed();
  }
}
