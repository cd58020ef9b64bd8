import type { OperatorEvent } from '../operators/operator-event.js';
import type { OperatorStatus } from '../operators/operator.js';
import type { Bucket } from './report-question.js';

/** What each report answers. Days, months and years are named by their first day, `2026-11-01`, in the company's time zone; times in whole seconds. */

export interface ActiveDialogsReport {
  /** Distinct over the whole period: not the sum of the buckets. */
  dialogs: number;
  /** Every bucket of the period, also empty ones. */
  buckets: { bucket: string; dialogs: number }[];
}

/** How long something took. Percentiles are null where there is nothing. */
export interface Times {
  count: number;
  averageSeconds: number | null;
  p50Seconds: number | null;
  p90Seconds: number | null;
  p95Seconds: number | null;
}

export interface LoadReport {
  /** Messages of clients. */
  fromClients: number;
  /** Messages of operators. */
  toClients: number;
  opened: number;
  closed: number;
  /** Chats with an open request at this moment. */
  openNow: number;
  /** From the message that opened a request to the first answer of an operator. */
  firstAnswer: Times;
  /** From the message that opened a request to its closing. */
  fullAnswer: Times;
  buckets: {
    bucket: string;
    fromClients: number;
    toClients: number;
    opened: number;
    closed: number;
    /** Chats open as the bucket ended, or now. */
    openAtEnd: number;
    firstAnswer: Times;
    fullAnswer: Times;
  }[];
  /** Each hour of the week with anything in it. */
  hours: { /** 1 = Monday. */ weekday: number; hour: number; fromClients: number; opened: number }[];
}

/** An operator as reports name him: with his present role and groups (docs/adr/0020). */
export interface ReportOperator {
  operatorId: number;
  operator: string;
  /** `admin`, `supervisor`, `operator`, or the name of the custom role. */
  role: string;
  customRole: boolean;
  groups: string[];
}

export interface RequestsReport {
  opened: number;
  answered: number;
  buckets: { bucket: string; opened: number; answered: number }[];
  rows: RequestRow[];
  next: string | null;
}

/** A request that an operator wrote in; newest first. */
export interface RequestRow extends Omit<ReportOperator, 'groups'> {
  requestId: number;
  /** As people say it, `N-1024`. */
  number: string;
  channelId: number;
  channel: string;
  dialogId: number;
  /** When the request began. */
  start: Date;
  /** The day of `start` in the company's time zone. */
  date: string;
  firstAnswerSeconds: number | null;
  closedAt: Date | null;
}

export interface RatingReport {
  ratings: number;
  average: number | null;
  /** How often each mark was given, 1 to 5. */
  distribution: [number, number, number, number, number];
  buckets: { bucket: string; ratings: number; average: number | null }[];
  operators: (ReportOperator & { ratings: number; average: number; distribution: [number, number, number, number, number] })[];
  rows: RatingRow[];
  next: string | null;
}

export interface RatingRow {
  ratingId: number;
  at: Date;
  score: number;
  comment: string | null;
  dialogId: number;
  requestId: number | null;
  channelId: number;
  channel: string;
  /** Null: nobody was responsible. */
  operatorId: number | null;
  operator: string | null;
}

export interface OperatorEventsReport {
  /**
   * Per operator, how many seconds of the period (up to now) each status lasted: `online`, `away`, `offline`, and `own:` with the name of a
   * status of the company's own.
   */
  operators: (ReportOperator & { seconds: Record<string, number> })[];
  rows: OperatorEventRow[];
  next: string | null;
}

export interface OperatorEventRow extends ReportOperator {
  eventId: number;
  event: OperatorEvent;
  /** The status that begins with it; null: none does. */
  begins: OperatorStatus | null;
  /** The name of a status of the company's own. */
  status: string | null;
  dialogId: number | null;
  at: Date;
  /** How long the status lasted that began with this event; null while it lasts, and for events that begin none. */
  seconds: number | null;
}

export interface FunnelReport {
  scenarios: { scenarioId: number; scenario: string; runs: number; ended: number }[];
  /** Of the scenario asked for, by how many runs came to it. */
  steps: { stepId: string; step: string; kind: string; runs: number; share: number }[];
}

export interface TemplatesReport {
  sent: number;
  buckets: { bucket: string; sent: number }[];
  templates: {
    channelId: number;
    channel: string;
    name: string;
    language: string;
    sent: number;
    delivered: number;
    read: number;
    failed: number;
    /** The client wrote within a day. */
    answered: number;
  }[];
}

/** Any report as one table, for files and mails: columns are named by the keys of the console's texts. */
export interface ReportTable {
  columns: { key: string; kind: 'text' | 'number' | 'date' | 'datetime' | 'seconds' | 'share' }[];
  rows: (string | number | Date | null)[][];
}

/** Where a report begins: what stands over each answer. */
export interface ReportFrame {
  from: string;
  to: string;
  by: Bucket;
  timeZone: string;
  /** Until when the figures know of everything; messages reach them within seconds. */
  countedUntil: Date;
}
