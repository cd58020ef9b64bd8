import { DomainError } from '../shared/domain-error.js';
import { checkTimeZone } from './time-zone.js';

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
}

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

  /** Whether operators may give dialogs to colleagues and groups; admins and supervisors always may. */
  get operatorsAssignOthers(): boolean {
    return this._operatorsAssignOthers;
  }

  change(changes: CompanyChanges): void {
    if (changes.timeZone !== undefined) checkTimeZone(changes.timeZone);
    const wait = changes.lastOperatorWaitSeconds;
    if (typeof wait === 'number' && wait < 1) {
      const field = 'lastOperatorWaitSeconds';
      throw new DomainError('invalid_input', `${field} must be at least 1; send null to wait without a limit`, 'invalid', field);
    }
    this._name = changes.name ?? this._name;
    this._timeZone = changes.timeZone ?? this._timeZone;
    this._locale = changes.locale ?? this._locale;
    this._operatorsAssignOthers = changes.operatorsAssignOthers ?? this._operatorsAssignOthers;
    this._autoAssign = changes.autoAssign ?? this._autoAssign;
    this._maxOpenDialogs = changes.maxOpenDialogs ?? this._maxOpenDialogs;
    this._lastOperatorMode = changes.lastOperatorMode ?? this._lastOperatorMode;
    if (wait !== undefined) this._lastOperatorWaitSeconds = wait;
  }
}
