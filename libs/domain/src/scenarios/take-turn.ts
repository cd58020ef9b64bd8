import type { ChannelAbilities } from '../messages/message-limits.js';
import { hearMessage } from './hear-message.js';
import { hearUnanswered } from './hear-unanswered.js';
import type { RunDesk, RunWork } from './run-desk.port.js';
import type { RunSnapshot } from './run.js';
import { StepFailed } from './step-failed.js';
import type { ScenarioTools } from './tools.port.js';
import { NOTHING_RUNS, type Turn, type TurnInput, type TurnOutcome } from './turn.js';
import { Walk } from './walk.js';

/** Runs that others ask for wait their turn behind a conversation that is under way; what a program or a person asks for does not. */
const MODEST_TRIGGERS = ['tag', 'schedule', 'missed', 'closed'];
/** Nobody answers, though somebody has the dialog: that is what it is for. */
const BESIDE_OPERATORS = ['missed', 'api', 'trial'];

/**
 * Takes one turn of a dialog's bot, all in one transaction: what is heard, where the run goes, what it says, its trace. Of two
 * turns at once the second sees what the first has done.
 */
export class TakeTurn {
  constructor(
    private readonly desk: RunDesk,
    private readonly tools: ScenarioTools,
    private readonly abilitiesOf: (transport: string) => ChannelAbilities,
  ) {}

  async run({ companyId, dialogId, key, input }: Turn): Promise<TurnOutcome> {
    const messageId = input.kind === 'message' ? input.messageId : null;
    const runId = input.kind === 'start' ? input.runId : null;
    const outcome = await this.desk.run({ companyId, dialogId, key, messageId, runId }, async (work) => {
      if (work.state.takenBefore) return work.state.takenBefore;
      const walk = new Walk(work, this.tools, this.abilitiesOf(work.state.facts.channel.transport));
      await walk.takeUp();
      if (input.kind !== 'taken') await yieldToOthers(walk, work);
      if (isHeard(input, work)) await takeUpInput(input, walk, work);
      return walk.settle(key);
    });
    return outcome ?? NOTHING_RUNS;
  }
}

async function takeUpInput(input: TurnInput, walk: Walk, work: RunWork): Promise<void> {
  switch (input.kind) {
    case 'message':
      return hearMessage(walk, work);
    case 'unanswered':
      return hearUnanswered(input, walk, work);
    case 'start':
      return start(walk, work);
    case 'woken':
      return walk.wake();
    case 'http_answered':
      return walk.run?.id === input.call.runId ? walk.takeUpAnswer(input.call.seq) : undefined;
    case 'taken':
      return taken(input.operatorId, walk, work);
    case 'given_back':
      return givenBack(walk, work);
    case 'closed':
      return closed(walk);
    case 'stopped':
      return stopped(walk, work);
    case 'given_up':
      return walk.fail(new StepFailed('unknown', 'The turn could not be taken, however often it was tried'));
  }
}

async function start(walk: Walk, work: RunWork): Promise<void> {
  const { queued, dialog } = work.state;
  const revision = queued && (await work.revision(queued.revisionId));
  if (!queued || !revision) return;
  if (dialog.isBlocked) return work.save(unbegun(queued, 'dialog_blocked', work));
  const { trigger } = queued.startedBy;
  const isSilent = revision.content.settings.whileOperator === 'silent' && !BESIDE_OPERATORS.includes(trigger);
  if (dialog.snapshot.operatorId !== null && isSilent) return work.save(unbegun(queued, 'operator_has_dialog', work));
  if (walk.openRun && MODEST_TRIGGERS.includes(trigger)) return work.save(unbegun(queued, 'busy', work));
  const { id, stepId, startedBy, variables } = queued;
  await walk.begin({ revision, stepId, startedBy, variables, id });
}

const unbegun = (queued: RunSnapshot, endedReason: NonNullable<RunSnapshot['endedReason']>, work: RunWork): RunSnapshot => ({
  ...queued,
  state: 'ended',
  endedReason,
  endedAt: work.desk.changes.now,
});

/** In a blocked dialog a bot hears only who has it now, and that it is over: what it would answer is stale once somebody may read it. */
const isHeard = ({ kind }: TurnInput, { state }: RunWork): boolean =>
  !state.dialog.isBlocked || !(kind === 'message' || kind === 'unanswered' || kind === 'given_back');

/** Whoever took the dialog has it from that moment, as nobody has it while it is blocked: what the bot hears of it may still be on its way. */
async function yieldToOthers(walk: Walk, work: RunWork): Promise<void> {
  const { dialog } = work.state;
  if (dialog.isBlocked) return taken(null, walk, work);
  const { operatorId } = dialog.snapshot;
  const mayAnswer = walk.openRun?.revision.content.settings.whileOperator === 'answer';
  if (operatorId !== null && !mayAnswer) await taken(operatorId, walk, work);
}

/** An operator takes the dialog: the step says whether its run waits for him or ends. */
async function taken(operatorId: number | null, walk: Walk, work: RunWork): Promise<void> {
  const run = walk.openRun;
  if (!run || run.snapshot.state === 'paused') return;
  const { changes } = work.desk;
  if (run.step?.takeover === 'end') {
    walk.end('taken', { code: 'taken' });
    changes.line(work.state.dialog, 'bot_ended', { scenario: run.revision.name, reason: 'taken' });
    return;
  }
  run.pause();
  const operator = operatorId === null ? null : ((await work.desk.operator(operatorId))?.name ?? null);
  changes.line(work.state.dialog, 'bot_paused', { operator });
}

async function givenBack(walk: Walk, work: RunWork): Promise<void> {
  if (walk.openRun?.snapshot.state !== 'paused') return;
  const { dialog } = work.state;
  if (dialog.snapshot.operatorId !== null) work.desk.changes.release(dialog);
  work.desk.changes.line(dialog, 'bot_resumed', {});
  await walk.resume();
}

/** Whoever closes a dialog ends its bot's work too, unless that was only waiting for it. */
async function closed(walk: Walk): Promise<void> {
  const run = walk.openRun;
  const goesOn = run?.snapshot.state === 'paused' && run.revision.content.settings.giveBack === 'on_close';
  if (goesOn) await walk.resume();
  else walk.end('closed', { code: 'closed' });
}

function stopped(walk: Walk, work: RunWork): void {
  const run = walk.openRun;
  if (!run) return;
  walk.end('stopped');
  work.desk.changes.line(work.state.dialog, 'bot_ended', { scenario: run.revision.name, reason: 'stopped' });
}
