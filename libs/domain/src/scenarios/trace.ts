import type { RunValue } from './facts.js';

/** Why a step was left as it was, or not left: told in the reader's language from the code and its parameters. */
export type Why =
  | { code: 'said' | 'wrote' | 'answered' | 'timed_out' | 'done' | 'closed' | 'ended' }
  | { code: 'pressed'; button: string; title: string }
  /** An answer that does not fit; so many of so many. */
  | { code: 'unfit'; attempt: number; attempts: number }
  | { code: 'branch'; branch: string; title: string }
  | { code: 'no_branch' }
  | { code: 'http_answered'; status: number; ms: number }
  | { code: 'waited'; until: string }
  | { code: 'working_hours' }
  | { code: 'went'; scenario: string; runId: number }
  | { code: 'transferred'; operator: string | null; group: string | null }
  | { code: 'nobody_available' }
  | { code: 'rated'; score: number }
  | { code: 'ticket'; number: string }
  /** Left for another step whose button was pressed. */
  | { code: 'moved'; stepId: string }
  /** An operator has taken the dialog, and given it back. */
  | { code: 'taken' }
  | { code: 'failed'; reason: FailureReason; detail: string }
  | { code: 'run_ended'; reason: EndReason };

/** What can go wrong in a step. */
export type FailureReason =
  | 'template' // a template can't be rendered
  | 'expression' // an expression can't be evaluated
  | 'pattern' // a regular expression is none, or took too long
  | 'refused' // the channel would not take the message
  | 'dialog_blocked' // nothing pays for the dialog's month
  | 'variable_too_large'
  | 'http'
  | 'no_step' // an exit leads to a step that is not there
  | 'no_scenario' // the other scenario is not published, or deleted
  | 'no_target' // the operator or the group is gone
  | 'loop' // more steps or messages than a run may take at once
  | 'unknown';

export const END_REASONS = [
  'finished',
  'closed',
  'transferred',
  'failed',
  'loop',
  'stopped',
  'taken',
  'replaced',
  'operator_has_dialog',
  // another run is under way, and this one may not end it
  'busy',
  // nothing pays for the dialog's month
  'dialog_blocked',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** One step of a run in its trace. Rows are added in order; only the last one changes, when its step is left. */
export interface TraceRow {
  runId: number;
  seq: number;
  scenarioId: number;
  revisionId: number;
  stepId: string;
  /** By which it was left; null while the run stands there, and where it ended. */
  exit: string | null;
  why: Why | null;
  /** By name: variables; `client.email`, `tag.12` for what is kept on the person. */
  changed: Record<string, RunValue> | null;
  error: { reason: FailureReason; detail: string } | null;
  /** The first message that the step said. */
  messageId: number | null;
  at: Date;
  leftAt: Date | null;
}
