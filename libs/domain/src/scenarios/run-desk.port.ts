import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import type { ButtonPress } from '../messages/content.js';
import type { TicketPriority } from '../tickets/ticket.js';
import type { ScenarioContent, TriggerKind } from './content.js';
import type { ScenarioFacts } from './facts.js';
import type { OfferedMessage } from './route-press.js';
import type { RunSnapshot } from './run.js';
import type { TraceRow } from './trace.js';
import type { TurnOutcome } from './turn.js';
import type { WorkingHours } from '../companies/working-hours.js';

/** A revision never changes: whoever has read one may keep it. */
export interface Revision {
  id: number;
  scenarioId: number;
  /** The scenario's name, for system lines. */
  name: string;
  /** Null: a trial of a draft. */
  number: number | null;
  content: ScenarioContent;
}

/** A trigger as an incoming message is held against it: of a published scenario, or of a trial. */
export interface HeldTrigger {
  id: number;
  scenarioId: number;
  revisionId: number;
  /** Its id in the revision. */
  name: string;
  kind: TriggerKind | 'trial';
  channelIds: number[] | null;
  stepId: string | null;
  /** What is the kind's own: `{ words, match }`, `{ action }`, `{ of }`, `{ code }`. */
  detail: Record<string, unknown>;
  expiresAt: Date | null;
}

/** What the client wrote or pressed. */
export interface HeardMessage {
  id: number;
  text: string | null;
  press: ButtonPress | null;
  /** It carries a file, a place, a contact: something that is no text. */
  hasMore: boolean;
  sentAt: Date;
  /** Null: it came after the end of a request, and the bot that had asked was given it. */
  requestId: number | null;
  /** The message of ours that it answers, as the provider says. */
  on: OfferedMessage | null;
  /** Whether the client's first message ever, or the first of its request. */
  firstOf: { client: boolean; request: boolean };
}

/** All that a turn needs to know, read together while the dialog is locked. */
export interface TurnState {
  dialog: Dialog;
  /** What came of this turn when it was taken before. */
  takenBefore: TurnOutcome | null;
  /** The run that is open in the dialog. */
  open: RunSnapshot | null;
  /** Of runs that are over lately: what they heard, and what was pressed last. */
  recent: Pick<RunSnapshot, 'id' | 'standing'>[];
  /** The one that a `start` names, while it is queued. */
  queued: RunSnapshot | null;
  facts: Omit<ScenarioFacts, 'message' | 'payload' | 'http'>;
  workingHours: WorkingHours | null;
  message: HeardMessage | null;
  /** The bot's newest message with buttons in this dialog. */
  offered: OfferedMessage | null;
}

/** One turn's piece of work: what it changes is stored with what `desk.changes` gathers, in the same transaction. */
export interface RunWork {
  readonly desk: DeskWork;
  readonly state: TurnState;
  revision(id: number): Promise<Revision | null>;
  /** The revision that is published of a scenario; null when none is, or the scenario is deleted. */
  published(scenarioId: number): Promise<Revision | null>;
  triggers(): Promise<HeldTrigger[]>;
  /** The newest message with which this client was given what he pressed: a payload or its reference. */
  sent(pressed: string): Promise<{ payload: string; on: OfferedMessage } | null>;
  file(fileId: number): Promise<{ storageKey: string; size: number } | null>;
  /** The label, if it was not so before; null = there is no such tag, or it was so. */
  tag(tagId: number, assign: boolean): Promise<string | null>;
  /** `name`, `phone`, `email`, `comment` or the id of a field of the company's own. */
  setClient(field: string, value: string): Promise<{ before: string | null } | null>;
  /** A mark for whoever served last; of several for the same `key` the last counts. */
  rate(key: string, score: number): void;
  /** Resolves with its number. */
  addTicket(ticket: { title: string; description: string; priority: TicketPriority }): Promise<number>;
  /** Stores these as they are now, when the work is done. */
  save(run: RunSnapshot): void;
  trace(row: TraceRow): void;
}

export interface RunDesk {
  /** Null when there is no such dialog. */
  run<T>(
    turn: { companyId: number; dialogId: number; key: string; messageId: number | null; runId: number | null },
    work: (work: RunWork) => Promise<T>,
  ): Promise<T | null>;
}
