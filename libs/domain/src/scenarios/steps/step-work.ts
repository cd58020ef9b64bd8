import type { Step } from '../content.js';
import type { RunVariables } from '../facts.js';
import type { Pressed } from '../route-press.js';
import type { HeardMessage, Revision } from '../run-desk.port.js';
import type { HttpAnswer, Waits } from '../run.js';
import type { EndReason, FailureReason, Why } from '../trace.js';
import type { TurnContext } from '../turn-context.js';

/** For the list of errors. */
export interface StepError {
  reason: FailureReason;
  detail: string;
}

/** What a step comes to. */
export type Outcome =
  /** It is left by this exit; one that leads nowhere ends the run. */
  | { kind: 'leave'; exit: string; why: Why; error?: StepError }
  /** The run stays and waits; `why` tells of what came and did not let it go. */
  | { kind: 'wait'; waits: Waits; why?: Why }
  | { kind: 'end'; reason: EndReason; why: Why; error?: StepError }
  /** Another scenario takes over, with what this run remembers. */
  | { kind: 'go'; revision: Revision; stepId: string | null; variables: RunVariables };

/** How one kind of step works: what it does when a run comes to it, and what of all that may happen there it takes up. */
export interface StepWork<S extends Step> {
  enter(step: S, turn: TurnContext): Outcome | Promise<Outcome>;
  /** The client wrote; null = these words are not for it. */
  hear?(step: S, message: HeardMessage, turn: TurnContext): Outcome | null | Promise<Outcome | null>;
  /** One of its buttons was pressed, now or long after the run had left it. */
  press?(step: S, press: { buttonId: string; pressed: Pressed }, turn: TurnContext): Outcome | Promise<Outcome>;
  /** The time came until which it waits. */
  elapse?(step: S, turn: TurnContext): Outcome;
  answered?(step: S, answer: HttpAnswer, turn: TurnContext): Outcome;
  /** Its question is asked again: words came that it can't take, or an operator has given the dialog back. */
  again?(step: S, turn: TurnContext): Outcome | Promise<Outcome>;
}

export const leaveBy = (exit: string, why: Why): Outcome => ({ kind: 'leave', exit, why });
