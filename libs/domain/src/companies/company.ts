import { readOrigins } from '../embed/origins.js';
import { DomainError } from '../shared/domain-error.js';
import { MOST_RATING_QUESTION } from '../ratings/rating.js';
import { checkTimeZone } from './time-zone.js';
import type { WorkingHours } from './working-hours.js';
import { checkWorkingHours } from './check-working-hours.js';

export const LAST_OPERATOR_MODES = ['off', 'if_online', 'always'] as const;
export type LastOperatorMode = (typeof LAST_OPERATOR_MODES)[number];
export const LOCALES = ['ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** What an admin may change of his company; absent stays as it is. */
export interface CompanyChanges {
  name?: string;
  timeZone?: string;
  locale?: Locale;
  autoAssign?: boolean;
  maxOpenDialogs?: number;
  lastOperatorMode?: LastOperatorMode;
  lastOperatorWaitSeconds?: number | null;
  operatorsAssignOthers?: boolean;
  offlineReleaseSeconds?: number | null;
  backlogLimitSeconds?: number | null;
  /** Null = somebody always works. */
  workingHours?: WorkingHours | null;
  /** Sites whose pages may frame the chats. */
  embedOrigins?: readonly string[];
  /** What clients are asked when their request was closed; null = nothing. */
  ratingQuestion?: string | null;
}

/** Of these, what decides where dialogs in "New" go. */
export const ASSIGNMENT_CHANGES = [
  ...(['autoAssign', 'maxOpenDialogs', 'lastOperatorMode', 'lastOperatorWaitSeconds', 'backlogLimitSeconds'] as const),
] satisfies (keyof CompanyChanges)[];

/** The customer of the platform, with the rules by which its dialogs find an operator. */
export class Company {
  readonly id!: number;
  private _name: string;
  private _timeZone: string;
  private _locale: Locale;
  private _autoAssign = true;
  private _maxOpenDialogs = 40;
  private _lastOperatorMode: LastOperatorMode = 'off';
  private _lastOperatorWaitSeconds: number | null = null;
  private _operatorsAssignOthers = true;
  private _offlineReleaseSeconds: number | null = null;
  private _backlogLimitSeconds: number | null = null;
  private _workingHours: WorkingHours | null = null;
  private _embedOrigins: string[] = [];
  private _ratingQuestion: string | null = null;

  constructor(id: number, name: string, timeZone: string, locale: Locale) {
    checkTimeZone(timeZone);
    this.id = id;
    this._name = name;
    this._timeZone = timeZone;
    this._locale = locale;
  }

  get name(): string {
    return this._name;
  }
  get timeZone(): string {
    return this._timeZone;
  }
  get locale(): Locale {
    return this._locale;
  }
  get autoAssign(): boolean {
    return this._autoAssign;
  }
  get maxOpenDialogs(): number {
    return this._maxOpenDialogs;
  }
  get lastOperatorMode(): LastOperatorMode {
    return this._lastOperatorMode;
  }
  get lastOperatorWaitSeconds(): number | null {
    return this._lastOperatorWaitSeconds;
  }
  /** How long an operator may be gone before his open dialogs go back to "New"; null = they stay with him. */
  get offlineReleaseSeconds(): number | null {
    return this._offlineReleaseSeconds;
  }
  /** A dialog whose client has been silent for longer is left to people; null = none is. */
  get backlogLimitSeconds(): number | null {
    return this._backlogLimitSeconds;
  }

  /** In the company's time zone; null = somebody always works. */
  get workingHours(): WorkingHours | null {
    return this._workingHours;
  }

  /** Sites whose pages may frame the chats. */
  get embedOrigins(): readonly string[] {
    return this._embedOrigins;
  }

  /** What clients are asked when an operator has closed their request, to rate it; null = nothing. */
  get ratingQuestion(): string | null {
    return this._ratingQuestion;
  }

  /** Whether operators may give dialogs to colleagues and groups; admins and supervisors always may. */
  get operatorsAssignOthers(): boolean {
    return this._operatorsAssignOthers;
  }

  change(changes: CompanyChanges): void {
    if (changes.timeZone !== undefined) checkTimeZone(changes.timeZone);
    const { lastOperatorWaitSeconds: wait, offlineReleaseSeconds: release, backlogLimitSeconds: backlog } = changes;
    checkAtLeast('lastOperatorWaitSeconds', wait, 1, 'to wait without a limit');
    checkAtLeast('offlineReleaseSeconds', release, 0, 'to leave open dialogs with whoever is gone');
    checkAtLeast('backlogLimitSeconds', backlog, 1, 'to distribute dialogs however old they are');
    if (changes.workingHours) checkWorkingHours(changes.workingHours);
    const origins = changes.embedOrigins && readOrigins(changes.embedOrigins);
    checkQuestion(changes.ratingQuestion);
    this._name = changes.name ?? this._name;
    this._timeZone = changes.timeZone ?? this._timeZone;
    this._locale = changes.locale ?? this._locale;
    this._operatorsAssignOthers = changes.operatorsAssignOthers ?? this._operatorsAssignOthers;
    this._autoAssign = changes.autoAssign ?? this._autoAssign;
    this._maxOpenDialogs = changes.maxOpenDialogs ?? this._maxOpenDialogs;
    this._lastOperatorMode = changes.lastOperatorMode ?? this._lastOperatorMode;
    if (wait !== undefined) this._lastOperatorWaitSeconds = wait;
    if (release !== undefined) this._offlineReleaseSeconds = release;
    if (backlog !== undefined) this._backlogLimitSeconds = backlog;
    if (changes.workingHours !== undefined) this._workingHours = changes.workingHours;
    this._embedOrigins = origins ?? this._embedOrigins;
    if (changes.ratingQuestion !== undefined) this._ratingQuestion = changes.ratingQuestion?.trim() ?? null;
  }
}

function checkQuestion(question: string | null | undefined): void {
  if (typeof question !== 'string' || (question.trim() !== '' && [...question].length <= MOST_RATING_QUESTION)) return;
  const sentence = `ratingQuestion must say something, in ${MOST_RATING_QUESTION} characters at most; send null to ask nothing`;
  throw new DomainError('invalid_input', sentence, 'invalid', 'ratingQuestion');
}

function checkAtLeast(field: keyof CompanyChanges, value: number | null | undefined, least: number, whatNullMeans: string): void {
  if (typeof value !== 'number' || value >= least) return;
  throw new DomainError('invalid_input', `${field} must be at least ${least}; send null ${whatNullMeans}`, 'invalid', field);
}
