/**
 * One turn of a dialog's bot: something is heard, and the run walks from step to step until it must wait or ends. Taking a turn
 * again under the same key changes nothing and comes to the same.
 */
export interface Turn {
  companyId: number;
  dialogId: number;
  /** The same for every repetition of this turn, and for no other turn of the dialog. */
  key: string;
  input: TurnInput;
}

/** What a dialog's bot hears from outside (as `workflows/src/scenario-run` carries it), and what comes of its own waiting. */
export type TurnInput =
  | { kind: 'message'; messageId: number }
  /** So long after a client's message: has anybody answered it? */
  | { kind: 'unanswered'; messageId: number; afterSeconds: number }
  | { kind: 'start'; runId: number }
  /** Null: a program took it from the bot, for whoever is free. */
  | { kind: 'taken'; operatorId: number | null }
  | { kind: 'given_back'; operatorId: number }
  | { kind: 'closed'; operatorId: number | null }
  | { kind: 'stopped'; operatorId: number }
  /** The turn before could not be taken, however often it was tried: the run ends, and people have the dialog. */
  | { kind: 'given_up' }
  /** The time of `next.at` has come. */
  | { kind: 'woken' }
  /** `callHttp` is done: the answer lies in the run. */
  | { kind: 'http_answered'; call: HttpCall };

/** Which HTTP step is meant: the place in the trace of a run. Its address, secrets and body are made where the call is made. */
export interface HttpCall {
  runId: number;
  seq: number;
  /** It takes so long at most. */
  timeoutSeconds: number;
}

/** What the dialog's bot waits for after a turn. */
export type Next =
  | { kind: 'input' }
  /** Input, or this time (ISO 8601), whichever comes first: then the turn `woken` is due. */
  | { kind: 'at'; at: string }
  /** `callHttp` is due, and after it the turn `http_answered`; other inputs wait for it. */
  | { kind: 'http'; call: HttpCall }
  /** Nothing runs in the dialog. */
  | { kind: 'none' };

export interface TurnOutcome {
  /** The run that is open now, else the one that ended in this turn; null = none was concerned. */
  runId: number | null;
  next: Next;
}

export const NOTHING_RUNS: TurnOutcome = { runId: null, next: { kind: 'none' } };

/** What others tell a dialog's bot; the rest comes of its own waiting. */
export type BotInput = Exclude<TurnInput, { kind: 'woken' | 'http_answered' | 'given_up' }>;
