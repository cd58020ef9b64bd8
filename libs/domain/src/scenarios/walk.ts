import { PlacementRules } from '../assignment/placement-rules.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { ChannelAbilities } from '../messages/message-limits.js';
import type { RunVariables } from './facts.js';
import { LiveRun } from './live-run.js';
import type { Pressed, PressedPlace } from './route-press.js';
import type { HeardMessage, Revision, RunWork } from './run-desk.port.js';
import { RUN_LIMITS, type HttpAnswer, type RunSnapshot, type Standing, type StartedBy } from './run.js';
import { StepFailed } from './step-failed.js';
import type { Step } from './content.js';
import type { Outcome } from './steps/step-work.js';
import { workOf } from './steps/works.js';
import type { ScenarioTools } from './tools.port.js';
import type { EndReason, Why } from './trace.js';
import { failureOf, TurnContext } from './turn-context.js';
import { NOTHING_RUNS, type Next, type TurnOutcome } from './turn.js';

/** Words that come within so many milliseconds of a question are not answered by the same question. */
const SAME_BREATH_MS = 5_000;

const NO_ANSWER: HttpAnswer = { status: null, headers: {}, body: null, error: 'The call could not be made', ms: 0 };

/** What a run knows of the message of this turn. */
type Heard = Pick<Standing, 'message' | 'language'>;

/** How a new run begins. */
export interface Beginning {
  revision: Revision;
  /** Null = where the scenario begins. */
  stepId: string | null;
  startedBy: StartedBy;
  variables: RunVariables;
  /** What was pressed to begin it. */
  press?: { pressed: Pressed; action: string };
  /** Of the run that was asked for and lies ready; without it a new one is made. */
  id?: number;
}

/** The walk of one turn: from step to step, perhaps from one run to another, until something must be waited for or nothing is left. */
export class Walk {
  /** All runs of this turn, the current one last. */
  private readonly runs: LiveRun[] = [];
  private turn: TurnContext | null = null;
  private heard: Heard | null = null;
  /** A step that had offered buttons passed the client's words on. */
  private passedOn = false;

  constructor(
    private readonly work: RunWork,
    private readonly tools: ScenarioTools,
    private readonly abilities: ChannelAbilities,
  ) {}

  /** The open run of the dialog, as it stands. */
  async takeUp(): Promise<void> {
    const { open } = this.work.state;
    const revision = open && (await this.work.revision(open.revisionId));
    if (open && revision) this.lead(LiveRun.resumed(open, revision, this.now));
  }

  /** The channel has no buttons: they are lines of the text, and numbers are the answers. */
  get showsNumbers(): boolean {
    return this.abilities.limits.payloadLength === 0;
  }

  get run(): LiveRun | null {
    return this.runs.at(-1) ?? null;
  }

  get openRun(): LiveRun | null {
    return this.run?.isOpen ? this.run : null;
  }

  /** What is remembered of the dialog's runs, also of those that are over. */
  get memory(): Standing | null {
    return this.run?.standing ?? this.work.state.recent[0]?.standing ?? null;
  }

  /** What templates call `message`, in the run that is open and in those that begin in this turn. */
  note(message: NonNullable<Standing['message']>, language: string | null): void {
    this.heard = { message, language: language ?? this.memory?.language ?? null };
    if (this.openRun) Object.assign(this.openRun.standing, this.heard);
  }

  /** Begins a run; the one that is open ends. Nothing begins while runs of this dialog have taken too many steps. */
  async begin({ stepId, ...beginning }: Beginning): Promise<void> {
    const run = this.start(beginning);
    await this.proceed(await this.enter(run, stepId ?? beginning.revision.content.start));
  }

  /** Goes to the step whose button was pressed, wherever the run stands, and leaves it by the button. */
  async press(place: PressedPlace, pressed: Pressed, action: string): Promise<void> {
    const run = this.openRun;
    if (!run) return;
    const step = run.stepOf(place.stepId);
    if (!step) return this.fail(noStep(place.stepId));
    if (run.snapshot.stepId !== step.id || run.standing.waits === null) {
      if (run.step) run.leave(null, { code: 'moved', stepId: step.id });
      if (!run.takesStep()) return this.fail(tooManySteps());
      run.enter(step.id);
    }
    this.keep(run, pressed, action);
    await this.attempt(step, (turn) => workOf(step).press?.(step, { buttonId: place.buttonId, pressed }, turn) ?? null);
  }

  /** A run of the pressed message's own revision begins, at the button. */
  async beginAtPress(revision: Revision, place: PressedPlace, pressed: Pressed, action: string, messageId: number): Promise<void> {
    this.start({ revision, startedBy: { trigger: 'press', messageId, runId: place.runId }, variables: {} });
    await this.press(place, pressed, action);
  }

  /** Lets the step that waits for the client hear his words; false = they are not for it. */
  async hear(message: HeardMessage): Promise<boolean> {
    const step = this.waitingFor('client');
    if (!step) return false;
    return this.attempt(step, (turn) => workOf(step).hear?.(step, message, turn) ?? null);
  }

  /** Nothing took the words: the question is asked again, so that the client is not left in silence. */
  async askAgain(): Promise<void> {
    const step = this.waitingFor('client');
    const saidAt = this.openRun?.standing.saidAt;
    if (!step || (saidAt && this.now.getTime() - Date.parse(saidAt) < SAME_BREATH_MS)) return;
    await this.attempt(step, (turn) => workOf(step).again?.(step, turn) ?? null);
  }

  /** The time came for which the run waits. */
  async wake(): Promise<void> {
    const run = this.openRun;
    const waits = run?.standing.waits;
    const step = run?.step;
    if (!run || !step || run.snapshot.state === 'paused' || !waits || waits.for === 'http') return;
    if (waits.until === null || Date.parse(waits.until) > this.now.getTime()) return;
    await this.attempt(step, (turn) => workOf(step).elapse?.(step, turn) ?? null);
  }

  /** What came of an HTTP step; a call that failed however often it was tried has no answer. */
  async takeUpAnswer(seq: number): Promise<void> {
    const run = this.openRun;
    const waits = run?.standing.waits;
    const step = run?.step;
    if (!run || !step || waits?.for !== 'http' || waits.call.seq !== seq || run.snapshot.state === 'paused') return;
    const answer = waits.answer ?? NO_ANSWER;
    await this.attempt(step, (turn) => workOf(step).answered?.(step, answer, turn) ?? null);
  }

  /** Goes on after an operator gave the dialog back: what was asked is asked again. */
  async resume(): Promise<void> {
    const run = this.openRun;
    const step = run?.step;
    if (!run || !step) return;
    const waits = run.standing.waits;
    if (waits?.for === 'client') run.standing.waits = null;
    run.snapshot.state = waits?.for === 'http' ? 'running' : 'waiting';
    if (waits?.for === 'time') return this.wake();
    if (waits?.for === 'http') return waits.answer ? this.takeUpAnswer(waits.call.seq) : undefined;
    await this.attempt(step, (turn) => workOf(step).again?.(step, turn) ?? null);
  }

  end(reason: EndReason, why: Why | null = null): void {
    this.openRun?.end(reason, why);
  }

  /** Ends the run as one that can't go on: people have the dialog. */
  async fail(failure: StepFailed): Promise<void> {
    const run = this.openRun;
    if (run) await this.proceed(failed(run.step, failure));
  }

  /** Settles who has the dialog now, and keeps what the turn came to. */
  async settle(key: string): Promise<TurnOutcome> {
    const { dialog } = this;
    const wasHeld = dialog.isHeldByBot;
    const ended = this.runs.some(({ isOpen }) => !isOpen);
    const run = this.openRun;
    if (run) this.hold(run);
    else if (dialog.snapshot.runState !== null) dialog.leaveBot();
    const calls = !run && this.callsForPeople;
    if (calls) this.work.desk.changes.openRequest(dialog);
    if (!run && (wasHeld || ended || calls)) await this.leaveToPeople();
    if (wasHeld !== dialog.isHeldByBot || ended) this.work.desk.changes.dialogChanged(dialog);
    return this.keepAll(key, run ? { runId: run.id, next: nextOf(run) } : { ...NOTHING_RUNS, runId: this.run?.id ?? null });
  }

  private keepAll(key: string, outcome: TurnOutcome): TurnOutcome {
    const { changes } = this.work.desk;
    for (const { snapshot, rows } of this.runs) {
      Object.assign(snapshot, { turnKey: key, turnOutcome: outcome });
      this.work.save(snapshot);
      rows.forEach((row) => this.work.trace(row));
      changes.events.push({ kind: 'run_changed', dialogId: this.dialog.id, messageId: null, data: { runId: snapshot.id } });
      changes.touch(this.dialog);
    }
    return outcome;
  }

  /** A bot has only what nobody else has; beside an operator it waits until he gives the dialog back. */
  private hold(run: LiveRun): void {
    const { changes } = this.work.desk;
    if (this.dialog.snapshot.operatorId !== null) {
      if (run.snapshot.state === 'waiting') run.pause();
      this.dialog.pauseBot();
    } else if (run.snapshot.state !== 'paused') {
      changes.endWaiting(this.dialog, 'transferred');
      this.dialog.holdByBot();
    }
  }

  /** After the end of a request the bot alone hears the client: what it can't answer, or fails at, begins another one. */
  private get callsForPeople(): boolean {
    const { message } = this.work.state;
    if (!message || message.requestId !== null || this.dialog.isOpen) return false;
    if (this.runs.some(({ snapshot }) => snapshot.endedReason === 'failed' || snapshot.endedReason === 'loop')) return true;
    const isAnswered = (this.turn?.messagesSaid ?? 0) > 0;
    return message.press === null && !isAnswered && (this.runs.length === 0 || this.passedOn);
  }

  /** Whoever asked for something and has nobody gets somebody, by the rules. */
  private async leaveToPeople(): Promise<void> {
    const { dialog } = this;
    if (!dialog.isUnassigned || dialog.isWaiting || dialog.snapshot.requestId === null) return;
    (await PlacementRules.of(this.work.desk, [dialog])).place(this.work.desk, dialog);
  }

  private start({ revision, startedBy, variables, press, id = this.work.desk.changes.nextId() }: Omit<Beginning, 'stepId'>): LiveRun {
    const before = this.memory;
    this.openRun?.end('replaced');
    const run = LiveRun.begun({ id, dialogId: this.dialog.id, startedBy, variables }, revision, before, this.now);
    Object.assign(run.standing, this.heard);
    if (press) this.keep(run, press.pressed, press.action);
    this.lead(run);
    this.context.line('bot_started', { scenario: revision.name });
    return run;
  }

  private lead(run: LiveRun): void {
    this.runs.push(run);
    this.turn = new TurnContext(this.work, this.tools, this.abilities, run, this.turn?.messagesSaid);
  }

  private keep({ standing }: LiveRun, { payload, variables, messageId }: Pressed, action: string): void {
    const at = (this.work.state.message?.sentAt ?? this.now).toISOString();
    standing.presses = [...standing.presses, { messageId, payload, at }].slice(-RUN_LIMITS.presses);
    standing.payload = { action, parameters: variables };
  }

  private waitingFor(what: 'client'): Step | null {
    const run = this.openRun;
    return run && run.snapshot.state === 'waiting' && run.standing.waits?.for === what ? run.step : null;
  }

  /** False = the step has nothing to do with it. */
  private async attempt(step: Step, work: (turn: TurnContext) => Outcome | null | Promise<Outcome | null>): Promise<boolean> {
    const outcome = await this.tried(step, work);
    if (outcome) await this.proceed(outcome);
    return outcome !== null;
  }

  private async tried<T>(step: Step, work: (turn: TurnContext) => T | Promise<T>): Promise<T | Outcome> {
    try {
      return await work(this.context);
    } catch (error) {
      return failed(step, failureOf(error));
    }
  }

  private async proceed(outcome: Outcome): Promise<void> {
    let next: Outcome | null = outcome;
    while (next) next = await this.follow(next);
  }

  /** One outcome; resolves with that of the step that it leads to. */
  private async follow(outcome: Outcome): Promise<Outcome | null> {
    const { run } = this.context;
    switch (outcome.kind) {
      case 'wait':
        run.waitFor(outcome.waits);
        if (outcome.why) run.stay(outcome.why);
        return null;
      case 'end':
        run.end(outcome.reason, outcome.why, outcome.error);
        this.tell(run, outcome);
        return null;
      case 'go':
        return this.goOver(run, outcome);
      case 'leave': {
        const target = run.step?.exits[outcome.exit];
        if (outcome.exit === 'text' && run.step && offersButtons(run.step)) this.passedOn = true;
        run.leave(outcome.exit, outcome.why, outcome.error);
        if (target !== undefined) return this.enter(run, target);
        return { kind: 'end', reason: 'finished', why: { code: 'ended' } };
      }
    }
  }

  private async enter(run: LiveRun, stepId: string | null): Promise<Outcome> {
    const step = run.stepOf(stepId);
    if (!step) return failed(null, noStep(stepId));
    const isWithinPace = run.takesStep();
    run.enter(step.id);
    if (!isWithinPace) return failed(null, tooManySteps());
    return this.tried(step, (turn) => workOf(step).enter(step, turn));
  }

  private async goOver(from: LiveRun, { revision, stepId, variables }: Extract<Outcome, { kind: 'go' }>): Promise<Outcome> {
    if (this.runs.length >= RUN_LIMITS.runsATurn) return failed(null, tooManySteps());
    const id = this.work.desk.changes.nextId();
    from.end('replaced', { code: 'went', scenario: revision.name, runId: id });
    const run = this.start({ revision, startedBy: { trigger: 'go', runId: from.id }, variables, id });
    return this.enter(run, stepId ?? revision.content.start);
  }

  /** What colleagues read in the dialog. A transfer and a closing have lines of their own. */
  private tell(run: LiveRun, { reason, error }: Extract<Outcome, { kind: 'end' }>): void {
    if (reason === 'failed' || reason === 'loop') this.context.line('bot_handed_over', { reason: error?.reason ?? reason });
    else if (reason === 'finished') this.context.line('bot_ended', { scenario: run.revision.name, reason });
  }

  private get context(): TurnContext {
    if (!this.turn) throw new Error('No run is under way in this turn');
    return this.turn;
  }

  private get dialog(): Dialog {
    return this.work.state.dialog;
  }

  private get now(): Date {
    return this.work.desk.changes.now;
  }
}

const noStep = (stepId: string | null): StepFailed =>
  new StepFailed('no_step', stepId === null ? 'The scenario has no beginning' : `There is no step "${stepId}"`);
const tooManySteps = (): StepFailed =>
  new StepFailed('loop', `More than ${RUN_LIMITS.stepsAMinute} steps or ${RUN_LIMITS.runsATurn} scenarios were taken at once`);

const offersButtons = (step: Step): boolean =>
  step.kind === 'rating' || (step.kind === 'message' && step.buttons.some(({ type }) => type === 'reply'));

/** The step's own way out of a failure, else people. */
function failed(step: Step | null, { reason, detail }: StepFailed): Outcome {
  const why: Why = { code: 'failed', reason, detail };
  const error = { reason, detail };
  if (step && reason !== 'loop' && step.exits['error'] !== undefined) return { kind: 'leave', exit: 'error', why, error };
  return { kind: 'end', reason: reason === 'loop' ? 'loop' : 'failed', why, error };
}

/** What the workflow has to do for a run that stands here. */
export function nextOf({ snapshot }: { snapshot: RunSnapshot }): Next {
  const { waits } = snapshot.standing;
  if (snapshot.state === 'ended') return NOTHING_RUNS.next;
  if (waits?.for === 'http') return waits.answer ? { kind: 'input' } : { kind: 'http', call: waits.call };
  if (snapshot.state === 'paused' || !waits || waits.until === null) return { kind: 'input' };
  return { kind: 'at', at: waits.until };
}
