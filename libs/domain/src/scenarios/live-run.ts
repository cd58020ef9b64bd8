import type { Step } from './content.js';
import type { RunValue, ScenarioFacts } from './facts.js';
import type { Revision } from './run-desk.port.js';
import { NO_STANDING, RUN_LIMITS, type RunSnapshot, type Standing, type StartedBy, type Waits } from './run.js';
import { StepFailed } from './step-failed.js';
import type { Scope } from './tools.port.js';
import type { EndReason, FailureReason, TraceRow, Why } from './trace.js';

const MINUTE_MS = 60_000;
/** Names that mean something to JavaScript itself. */
const NO_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** A run while a turn is being taken: it moves, remembers, and writes its trace. */
export class LiveRun {
  /** Rows of the trace that this turn has added or changed. */
  readonly rows: TraceRow[] = [];
  private row: TraceRow | null = null;

  private constructor(
    readonly snapshot: RunSnapshot,
    readonly revision: Revision,
    private readonly now: Date,
  ) {}

  /** One that has been under way. */
  static resumed(snapshot: RunSnapshot, revision: Revision, now: Date): LiveRun {
    const run = new LiveRun({ ...snapshot, standing: { ...NO_STANDING, ...snapshot.standing } }, revision, now);
    if (snapshot.stepId !== null && snapshot.steps > 0) run.stand(snapshot.stepId);
    return run;
  }

  /** One that begins; `before` is what was heard and done in the dialog until now, and is not forgotten. */
  static begun(
    about: Pick<RunSnapshot, 'id' | 'dialogId' | 'startedBy' | 'variables'>,
    revision: Revision,
    before: Standing | null,
    now: Date,
  ): LiveRun {
    const defaults = revision.content.variables.map(({ name, value }): [string, RunValue] => [name, value]);
    const { heard, presses, pace, language, message } = before ?? NO_STANDING;
    return new LiveRun(
      {
        ...about,
        ...{ scenarioId: revision.scenarioId, revisionId: revision.id, state: 'running', endedReason: null, stepId: null },
        ...{ standing: { ...NO_STANDING, heard, presses, pace, language, message }, steps: 0, turnKey: null, turnOutcome: null },
        variables: { ...Object.fromEntries(defaults), ...about.variables },
        ...{ startedAt: now, endedAt: null },
      },
      revision,
      now,
    );
  }

  get id(): number {
    return this.snapshot.id;
  }

  get isOpen(): boolean {
    return this.snapshot.state !== 'ended';
  }

  get standing(): Standing {
    return this.snapshot.standing;
  }

  /** The step where it stands; null where it stands nowhere, or at one that the revision does not have. */
  get step(): Step | null {
    return this.stepOf(this.snapshot.stepId);
  }

  stepOf(id: string | null): Step | null {
    return this.revision.content.steps.find((step) => step.id === id) ?? null;
  }

  get startedBy(): StartedBy {
    return this.snapshot.startedBy;
  }

  /** Whether it may take another step in this minute; if so, the step is counted. */
  takesStep(): boolean {
    const { since, steps } = this.standing.pace;
    const isOver = this.now.getTime() - Date.parse(since) >= MINUTE_MS;
    if (!isOver && steps >= RUN_LIMITS.stepsAMinute) return false;
    this.standing.pace = isOver ? { since: this.now.toISOString(), steps: 1 } : { since, steps: steps + 1 };
    return true;
  }

  enter(stepId: string): void {
    this.snapshot.stepId = stepId;
    this.snapshot.steps += 1;
    this.snapshot.state = 'running';
    Object.assign(this.standing, { waits: null, attempts: 0, saidAt: null });
    this.stand(stepId);
    this.write({});
  }

  /** It leaves the step where it stands. */
  leave(exit: string | null, why: Why, error: TraceRow['error'] = null): void {
    this.standing.waits = null;
    this.write({ exit, why, error, leftAt: this.now });
    this.row = null;
  }

  /** It stays, and says why. */
  stay(why: Why): void {
    this.write({ why });
  }

  waitFor(waits: Waits): void {
    this.standing.waits = waits;
    this.snapshot.state = waits.for === 'http' ? 'running' : 'waiting';
  }

  pause(): void {
    this.snapshot.state = 'paused';
  }

  end(reason: EndReason, why: Why | null = null, error: { reason: FailureReason; detail: string } | null = null): void {
    if (this.row) this.leave(null, why ?? { code: 'run_ended', reason }, error);
    this.standing.waits = null;
    Object.assign(this.snapshot, { state: 'ended', endedReason: reason, endedAt: this.now });
  }

  hear(messageId: number): void {
    this.standing.heard = [...this.standing.heard, messageId].slice(-RUN_LIMITS.heard);
  }

  said(messageId: number): void {
    this.standing.saidAt = this.now.toISOString();
    if (this.row && this.row.messageId === null) this.write({ messageId });
  }

  /** Keeps a value under a name. Throws `StepFailed` when it is too large, or there are too many of them. */
  remember(name: string, value: RunValue): void {
    if (NO_NAMES.has(name)) return;
    const size = JSON.stringify(value).length;
    if (size > RUN_LIMITS.variable) {
      throw new StepFailed('variable_too_large', `The value of "${name}" has ${size} characters; ${RUN_LIMITS.variable} may be kept`);
    }
    const variables = { ...this.snapshot.variables, [name]: value };
    if (JSON.stringify(variables).length > RUN_LIMITS.variables) {
      throw new StepFailed('variable_too_large', `With "${name}" the variables have more than ${RUN_LIMITS.variables} characters`);
    }
    this.snapshot.variables = variables;
    this.changed(name, value);
  }

  /** Notes in the trace what the step changed. */
  changed(name: string, value: RunValue): void {
    if (this.row) this.write({ changed: { ...this.row.changed, [name]: value } });
  }

  /** What its templates and expressions see. */
  scope(facts: Omit<ScenarioFacts, 'message' | 'payload' | 'http'>): Scope {
    const { message, payload, http, language } = this.standing;
    const client = { ...facts.client, language: language ?? facts.client.language };
    return { ...this.snapshot.variables, ...facts, client, message, payload, http } satisfies ScenarioFacts & Scope;
  }

  private stand(stepId: string): void {
    const { id: runId, steps: seq, scenarioId, revisionId } = this.snapshot;
    const nothing = { exit: null, why: null, changed: null, error: null, messageId: null, leftAt: null };
    this.row = { runId, seq, scenarioId, revisionId, stepId, at: this.now, ...nothing };
  }

  private write(part: Partial<TraceRow>): void {
    if (!this.row) return;
    Object.assign(this.row, part);
    if (!this.rows.includes(this.row)) this.rows.push(this.row);
  }
}
