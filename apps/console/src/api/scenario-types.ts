import type { AttachmentKind } from './types.js';

export type ButtonColor = 'red' | 'green' | 'blue' | 'yellow';

/**
 * What a scenario is made of: the draft that a designer edits, and the same frozen in each revision. Ids of steps, buttons and
 * branches are the designer's (letters, digits, `_` and `-`), unique within the scenario, and never used again for another thing:
 * buttons that clients still see on old messages are routed by them.
 *
 * Texts marked as templates may hold Liquid (`{{ client.name | default: "друг" }}`); conditions are CEL. Neither can do more than read
 * the variables of `ScenarioFacts`.
 */
export interface ScenarioContent {
  format: 1;
  /** The step where a run begins, unless its trigger names another; null while the canvas is empty. */
  start: string | null;
  steps: Step[];
  triggers: Trigger[];
  variables: Variable[];
  settings: ScenarioSettings;
}

export interface ScenarioSettings {
  /** What the bot does with presses and keywords while an operator has the dialog. */
  whileOperator: 'silent' | 'answer';
  /** When a run that an operator interrupted goes on. */
  giveBack: 'by_hand' | 'on_close';
}

/** A variable that runs begin with; others come into being when a step sets them. */
export interface Variable {
  name: string;
  value: string;
  /** For whoever draws. */
  note: string;
}

export type Step =
  | MessageStep
  | ReplyStep
  | ConditionStep
  | SetStep
  | HttpStep
  | DelayStep
  | GoStep
  | TransferStep
  | CloseStep
  | RatingStep
  | TicketStep
  | EndStep;

export type StepKind = Step['kind'];

interface StepParts {
  id: string;
  /** What the designer calls it; empty = named by its kind and text. */
  title: string;
  /** Its place on the canvas. */
  at: { x: number; y: number };
  /** Where each exit leads, by the exit's name (`exitsOf`); an exit that is missing leads nowhere: the run ends there. */
  exits: Record<string, string>;
  /** What happens to the run when an operator takes the dialog while it stands here; only of steps that wait. */
  takeover?: 'pause' | 'end';
}

/** Says something. With `wait` it stays here until a button is pressed or a text comes; without, it goes on and its buttons stay pressable. */
export interface MessageStep extends StepParts {
  kind: 'message';
  /** A template. */
  text: string;
  file: ScenarioFile | null;
  buttons: StepButton[];
  /** Shown as a list behind one button where the channel has lists. */
  list: { label: string } | null;
  wait: Wait | null;
}

export interface Wait {
  /** Null = as long as it takes. */
  timeoutSeconds: number | null;
}

export interface StepButton {
  id: string;
  type: 'reply' | 'url' | 'phone';
  /** A template. */
  text: string;
  /** A template; the second line in lists. */
  description: string;
  /** Of a reply; null = made from the step and the button. */
  payload: StepPayload | null;
  /** A template: the address of a link, the number of a call. */
  target: string;
  color: ButtonColor | null;
}

/** As `payload.ts` writes it: `order_status?id=42&lang=ru`. */
export interface StepPayload {
  action: string;
  /** Values are templates; what is pressed brings them back as variables of the run. */
  parameters: { name: string; value: string }[];
}

export interface ScenarioFile {
  fileId: number;
  name: string;
  mime: string;
  kind: AttachmentKind;
  size: number;
}

export const REPLY_CHECKS = ['any', 'number', 'phone', 'email', 'date', 'pattern'] as const;

/** Waits for the client's words and keeps them. */
export interface ReplyStep extends StepParts {
  kind: 'reply';
  /** The variable that takes the answer. */
  variable: string;
  check: (typeof REPLY_CHECKS)[number];
  /** A regular expression (RE2), for the check `pattern`. */
  pattern: string;
  /** A template: said when the answer doesn't fit; empty = nothing. */
  retryText: string;
  /** After so many answers that don't fit the run leaves by `invalid`. */
  attempts: number;
  wait: Wait;
}

export interface ConditionStep extends StepParts {
  kind: 'condition';
  /** The first branch that is true is taken, else the exit `else`. */
  branches: Branch[];
}

export interface Branch {
  id: string;
  title: string;
  match: 'all' | 'any';
  tests: Test[];
}

export const COMPARISONS = ['is', 'is_not', 'contains', 'starts', 'greater', 'less', 'exists', 'missing'] as const;

export type Test =
  | { kind: 'variable'; name: string; comparison: (typeof COMPARISONS)[number]; value: string }
  | { kind: 'client'; field: string; comparison: (typeof COMPARISONS)[number]; value: string }
  | { kind: 'tag'; tagId: number; has: boolean }
  | { kind: 'channel'; channelIds: number[] }
  | { kind: 'transport'; transports: string[] }
  | { kind: 'working_hours'; inside: boolean }
  | { kind: 'language'; languages: string[] }
  /** CEL, true or false: `order.total > 100 && client.name != ""`. */
  | { kind: 'expression'; expression: string };

export interface SetStep extends StepParts {
  kind: 'set';
  changes: Change[];
}

export type Change =
  /** `value` is a template; `expression` (CEL) instead of it keeps numbers, lists and truth as they are. */
  | { kind: 'variable'; name: string; value: string; expression: string | null }
  | { kind: 'tag'; tagId: number; assign: boolean }
  /** `name`, `phone`, `email`, `comment` or the id of a custom field; `value` is a template. */
  | { kind: 'client'; field: string; value: string };

export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Asks another program. Any answer with a status below 400 goes on by `next`, all else by `error` (`http.error` says why). */
export interface HttpStep extends StepParts {
  kind: 'http';
  method: (typeof HTTP_METHODS)[number];
  /** Templates, here alone with `{{ secrets.NAME }}`. */
  url: string;
  headers: { name: string; value: string }[];
  body: { kind: 'none' | 'json' | 'form'; text: string };
  timeoutSeconds: number;
  /** CEL over `response` (`status`, `headers`, `body`) that becomes a variable. */
  save: { variable: string; expression: string }[];
}

export interface DelayStep extends StepParts {
  kind: 'delay';
  until:
    | { kind: 'for'; seconds: number }
    /** The next time that it is this hour in the company's time zone (`09:30`). */
    | { kind: 'time'; time: string }
    /** The company's next working hours; at once while they are. */
    | { kind: 'working_hours' }
    /** A template that gives a time in ISO 8601. */
    | { kind: 'moment'; moment: string };
}

/** To another scenario, at one of its steps or its start; within a scenario an exit does it. */
export interface GoStep extends StepParts {
  kind: 'go';
  /** Null = to the step that the exit `next` leads to. */
  scenarioId: number | null;
  stepId: string | null;
}

export interface TransferStep extends StepParts {
  kind: 'transfer';
  to: { kind: 'rules' } | { kind: 'operator'; operatorId: number } | { kind: 'group'; groupId: number };
  /** As in the public API: null or true = even over the limit; false = by the rules of auto-assignment only. */
  forceAssign: boolean | null;
  /** A template, for the operator. */
  comment: string;
}

/** Closes the dialog; the run ends. */
export interface CloseStep extends StepParts {
  kind: 'close';
}

/** Asks for 1 to 5 with buttons and keeps the answer as a rating of the operator who served last. */
export interface RatingStep extends StepParts {
  kind: 'rating';
  /** A template. */
  text: string;
  variable: string;
  wait: Wait;
}

export interface TicketStep extends StepParts {
  kind: 'ticket';
  /** Templates. */
  subject: string;
  description: string;
  priority: 'low' | 'normal' | 'high';
  /** Takes the ticket's number, as TICK-1. */
  variable: string;
}

export interface EndStep extends StepParts {
  kind: 'end';
}

export const TRIGGER_KINDS = ['first_message', 'keyword', 'payload', 'api', 'tag', 'schedule', 'missed', 'closed'] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

interface TriggerParts {
  id: string;
  /** Null = all. */
  channelIds: number[] | null;
  /** Null = where the scenario begins. */
  stepId: string | null;
}

export type Trigger = TriggerParts &
  (
    | { kind: 'first_message'; of: 'client' | 'request' }
    | { kind: 'keyword'; words: string[]; match: 'is' | 'contains' | 'starts' }
    /** A payload with this action, from whatever message: a template's, one of the public API's, an older scenario's. */
    | { kind: 'payload'; action: string }
    /** `POST /api/scenarios/{id}/runs` and the public API start it. */
    | { kind: 'api' }
    | { kind: 'tag'; tagId: number }
    /** Whom: clients with this tag whose dialogs are in the channels. Days 1 (Monday) to 7, in the company's time zone. */
    | { kind: 'schedule'; days: number[]; time: string; tagId: number }
    /** Nobody has answered the client for so long; only outside working hours, if it says so. */
    | { kind: 'missed'; afterSeconds: number; outsideHours: boolean }
    /** An operator has closed the dialog. */
    | { kind: 'closed' }
  );

export const NO_CONTENT: ScenarioContent = {
  format: 1,
  start: null,
  steps: [],
  triggers: [],
  variables: [],
  settings: { whileOperator: 'silent', giveBack: 'by_hand' },
};
