import type { Role } from '../access/caller.js';
import type { Locale } from '../companies/company.js';
import { operatorName } from './operator-name.js';

export const OPERATOR_STATUSES = ['online', 'away', 'offline'] as const;
export type OperatorStatus = (typeof OPERATOR_STATUSES)[number];
/** Whoever is not active does not work here any more. */
export type OperatorState = 'active' | 'blocked' | 'deleted';
export const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

/** What an operator may change of himself. */
export interface AccountChanges {
  locale?: Locale;
  colorScheme?: ColorScheme;
  phone?: string | null;
}

/** A member of a company's staff. */
export class Operator {
  readonly id!: number;
  readonly companyId!: number;
  readonly email!: string;
  private _firstName = '';
  private _lastName = '';
  private _phone: string | null = null;
  private _role: Role = 'operator';
  private _locale: Locale = 'ru';
  private _colorScheme: ColorScheme = 'auto';
  private _state: OperatorState = 'active';
  private _takesPartInQueue = true;
  private _maxOpenDialogs: number | null = null;

  get firstName(): string {
    return this._firstName;
  }
  get lastName(): string {
    return this._lastName;
  }
  get name(): string {
    return operatorName(this._firstName, this._lastName);
  }
  get phone(): string | null {
    return this._phone;
  }
  get role(): Role {
    return this._role;
  }
  get locale(): Locale {
    return this._locale;
  }
  get colorScheme(): ColorScheme {
    return this._colorScheme;
  }

  get state(): OperatorState {
    return this._state;
  }
  get takesPartInQueue(): boolean {
    return this._takesPartInQueue;
  }
  /** His own limit; null = the company's. */
  get maxOpenDialogs(): number | null {
    return this._maxOpenDialogs;
  }

  changeAccount(changes: AccountChanges): void {
    this._locale = changes.locale ?? this._locale;
    this._colorScheme = changes.colorScheme ?? this._colorScheme;
    if (changes.phone !== undefined) this._phone = changes.phone;
  }
}
