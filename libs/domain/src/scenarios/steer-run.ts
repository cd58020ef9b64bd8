import { dialogScope, type DialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import { DomainError, notFound } from '../shared/domain-error.js';

/** What an operator tells a dialog's bot; the turn that hears it does the rest. */
export type RunOrder = { kind: 'stopped'; operatorId: number } | { kind: 'given_back'; operatorId: number };

/** The line to one dialog's bot: held while somebody looks at its run, until what he tells it is stored. */
export interface RunLine {
  /** The state of the dialog's open run, null when nothing runs; undefined for a dialog that this scope may not know of. Throws `DialogBlocked`. */
  openRun(dialogId: number, scope: DialogScope): Promise<'running' | 'waiting' | 'paused' | null | undefined>;
  tell(dialogId: number, order: RunOrder): void;
}

export interface RunLines {
  run<T>(companyId: number, work: (line: RunLine) => Promise<T>): Promise<T>;
}

export class NothingRuns extends DomainError {
  constructor() {
    super('nothing_runs', 'No scenario runs in this dialog', 'conflict');
  }
}

export class RunNotPaused extends DomainError {
  constructor() {
    super('run_not_paused', 'The bot has the dialog already', 'conflict');
  }
}

/** Ends what runs in a dialog, by hand; the dialog goes on with people. */
export class StopRun {
  constructor(private readonly lines: RunLines) {}

  run(caller: Caller, dialogId: number): Promise<void> {
    return this.lines.run(caller.companyId, async (line) => {
      await openRun(line, caller, dialogId);
      line.tell(dialogId, { kind: 'stopped', operatorId: caller.operatorId });
    });
  }
}

/** Gives a dialog back to the bot that an operator interrupted: it goes on where it stood. */
export class GiveBackToBot {
  constructor(private readonly lines: RunLines) {}

  run(caller: Caller, dialogId: number): Promise<void> {
    return this.lines.run(caller.companyId, async (line) => {
      if ((await openRun(line, caller, dialogId)) !== 'paused') throw new RunNotPaused();
      line.tell(dialogId, { kind: 'given_back', operatorId: caller.operatorId });
    });
  }
}

async function openRun(line: RunLine, caller: Caller, dialogId: number): Promise<'running' | 'waiting' | 'paused'> {
  const state = await line.openRun(dialogId, dialogScope(caller));
  if (state === undefined) throw notFound('Dialog');
  if (state === null) throw new NothingRuns();
  return state;
}
