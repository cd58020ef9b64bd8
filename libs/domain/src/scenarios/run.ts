import type { HttpFacts, RunValue, RunVariables, ScenarioFacts } from './facts.js';
import type { EndReason } from './trace.js';
import type { HttpCall, TurnOutcome } from './turn.js';

/** `queued`: asked for, not begun. `running` is only seen while a turn is being taken, or an HTTP call is under way. */
export type RunState = 'queued' | 'running' | 'waiting' | 'paused' | 'ended';

/** By what it came to be, and what is known of that: ids only. */
export interface StartedBy {
  /** The kind of its trigger, `press` for a button of an earlier run, `go` for a step of another scenario. */
  trigger: string;
  messageId?: number;
  operatorId?: number | null;
  /** The run that went over into this one. */
  runId?: number;
}

/** What a run waits for. Times are ISO 8601. */
export type Waits =
  /** The client; `until` = the time-out. */
  | { for: 'client'; until: string | null }
  | { for: 'time'; until: string }
  /** `begun`: the request may have been received. The answer is taken up by the next turn, and is gone then. */
  | { for: 'http'; call: HttpCall; begun: boolean; answer: HttpAnswer | null };

/** What came back from an HTTP step, cut to a size that a run can hold. `error` is empty if there was an answer. */
export interface HttpAnswer {
  status: number | null;
  headers: Record<string, string>;
  body: RunValue;
  error: string;
  ms: number;
}

/** Where a run stands, besides its step. */
export interface Standing {
  waits: Waits | null;
  /** Answers that did not fit, since it came to its step. */
  attempts: number;
  /** When it said last what it waits for: to several texts at once it does not say it again several times. */
  saidAt: string | null;
  /** Ids of the messages that it heard lately. */
  heard: number[];
  /** The presses that were acted upon lately: one that is repeated at once is a double tap, whatever was pressed between. */
  presses: ActedPress[];
  /** Steps taken since the beginning of the minute that it counts. */
  pace: { since: string; steps: number };
  /** Of the client's words, as far as they tell. */
  language: string | null;
  message: ScenarioFacts['message'];
  payload: ScenarioFacts['payload'];
  http: HttpFacts | null;
}

export interface ActedPress {
  /** Our message that carried the button, or null when it is not known. */
  messageId: number | null;
  payload: string;
  /** When the client pressed, not when its turn came. */
  at: string;
}

/** A run as it is kept. */
export interface RunSnapshot {
  id: number;
  dialogId: number;
  scenarioId: number;
  /** It stays with the revision that it began with, whatever is published meanwhile. */
  revisionId: number;
  state: RunState;
  endedReason: EndReason | null;
  startedBy: StartedBy;
  /** Where it stands; of one that is queued, where it shall begin (null = at the start). */
  stepId: string | null;
  standing: Standing;
  variables: RunVariables;
  /** How many steps it has taken. */
  steps: number;
  /** The turn that was taken last, and what came of it. */
  turnKey: string | null;
  turnOutcome: TurnOutcome | null;
  startedAt: Date;
  endedAt: Date | null;
}

export const NO_STANDING: Standing = {
  ...{ waits: null, attempts: 0, saidAt: null, heard: [], presses: [], pace: { since: '1970-01-01T00:00:00.000Z', steps: 0 } },
  ...{ language: null, message: null, payload: null, http: null },
};

/** As much as a run may do; beyond it is a mistake of its designer, or another bot that answers it. */
export const RUN_LIMITS = {
  stepsAMinute: 100,
  /** Messages that one turn says. */
  messagesATurn: 20,
  /** Scenarios that one turn may come through. */
  runsATurn: 10,
  /** Lines that one turn writes into the dialog about what it changes; its trace tells all of it. */
  linesATurn: 40,
  /** Characters of a variable as JSON, and of all of them. */
  variable: 16_384,
  variables: 131_072,
  /** Ids of messages that a run remembers to have heard. */
  heard: 30,
  /** Presses that it remembers. */
  presses: 10,
} as const;
