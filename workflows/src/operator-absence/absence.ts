import type { AbsenceStarted, OperatorAbsenceResult, OperatorAbsenceState } from './operator-absence.contract.js';
import type { ReleaseRound } from './operator-absence.activities.js';

/** One absence of an operator: until when he is waited for, and how it ended. Pure. */
export class Absence {
  private ended: OperatorAbsenceResult['ended'] | null = null;
  private heardSignals = 0;
  private dialogs = 0;
  private current!: AbsenceStarted;
  private dueMs = 0;

  constructor(started: AbsenceStarted) {
    this.begin(started);
  }

  /** The same absence told again is nothing new, unless the limit is another. */
  begin({ absentSince, releaseSeconds }: AbsenceStarted): void {
    const same = this.ended === null && this.current?.absentSince === absentSince && this.current.releaseSeconds === releaseSeconds;
    if (same) return;
    this.current = { absentSince, releaseSeconds };
    this.dueMs = Date.parse(absentSince) + releaseSeconds * 1000;
    this.ended = null;
    this.heardSignals += 1;
  }

  back(): void {
    this.ended = 'back';
    this.heardSignals += 1;
  }

  /** What the database answered to a question from when so much was heard: whoever spoke since then knows better. */
  note(round: ReleaseRound, heard: number): void {
    if (round.outcome === 'released') this.dialogs += round.dialogs;
    if (heard !== this.heardSignals) return;
    if (round.outcome === 'not_yet') this.dueMs = Date.parse(round.dueAt);
    else if (round.outcome !== 'released') this.ended = round.outcome;
    else if (!round.more) this.ended = 'released';
  }

  get over(): OperatorAbsenceResult['ended'] | null {
    return this.ended;
  }

  /** Grows with each signal: an answer that was asked for before it is out of date. */
  get heard(): number {
    return this.heardSignals;
  }

  pauseMs(nowMs: number): number {
    return Math.max(this.dueMs - nowMs, 0);
  }

  result(ended: OperatorAbsenceResult['ended']): OperatorAbsenceResult {
    return { ended, dialogs: this.dialogs };
  }

  get state(): OperatorAbsenceState {
    const { absentSince } = this.current;
    return { away: this.ended === null, absentSince, dueAt: new Date(this.dueMs).toISOString(), dialogs: this.dialogs };
  }
}
