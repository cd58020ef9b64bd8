import type { ChannelAccount } from './channel-provider.port.js';
import type { CheckError } from './channels.errors.js';

/** Kind of messenger, and the name of its connector's folder. */
export type Transport = string;

/** The chat on the company's own pages: the only channel whose other end is ours. */
export const SITE_WIDGET: Transport = 'site-widget';

/** A connected number or bot, as a connector sees it. Secrets are open here and nowhere else. */
export interface ConnectedChannel {
  id: number;
  companyId: number;
  transport: Transport;
  key: string;
  /** Provider settings that are no secrets, e.g. `phone_number_id`. */
  settings: Record<string, string>;
  /** Decrypted, e.g. `access_token`, `app_secret`. */
  secrets: Record<string, string>;
}

export const CHANNEL_STATES = ['active', 'paused', 'broken'] as const;
/** `paused` by an admin, `broken` by the provider's word: both neither send nor receive. */
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** What an admin may change of a channel; absent stays as it is. */
export interface ChannelChanges {
  name?: string;
  phone?: string | null;
  /** Only the given ones change; an empty text takes an optional one away. */
  settings?: Record<string, string>;
  state?: 'active' | 'paused';
  autoAssign?: boolean;
}

/** The card of a connected number or bot, as its admin keeps it. Its secrets stay sealed. */
export class Channel {
  readonly id!: number;
  private _name: string;
  private _phone: string | null;
  private _settings: Record<string, string>;
  private _sealedSecrets: string;
  private _state: ChannelState = 'active';
  private _autoAssign = true;
  private _lastError: string | null = null;
  private _lastErrorAt: Date | null = null;
  private _accountName: string | null = null;
  private _checkedAt: Date | null = null;
  private _checkError: CheckError | null = null;
  private _deletedAt: Date | null = null;

  constructor(
    readonly companyId: number,
    readonly transport: Transport,
    /** What its webhook's address ends with; nobody can guess it. */
    public key: string,
    card: { name: string; phone: string | null; settings: Record<string, string>; sealedSecrets: string },
  ) {
    this._name = card.name;
    this._phone = card.phone;
    this._settings = card.settings;
    this._sealedSecrets = card.sealedSecrets;
  }

  get name(): string {
    return this._name;
  }
  get phone(): string | null {
    return this._phone;
  }
  get settings(): Record<string, string> {
    return this._settings;
  }
  get sealedSecrets(): string {
    return this._sealedSecrets;
  }
  get state(): ChannelState {
    return this._state;
  }
  get autoAssign(): boolean {
    return this._autoAssign;
  }
  get lastError(): string | null {
    return this._lastError;
  }
  get lastErrorAt(): Date | null {
    return this._lastErrorAt;
  }

  get accountName(): string | null {
    return this._accountName;
  }
  get checkedAt(): Date | null {
    return this._checkedAt;
  }
  get checkError(): CheckError | null {
    return this._checkError;
  }
  get deletedAt(): Date | null {
    return this._deletedAt;
  }

  /** The provider was asked and said who it is; a channel that it had broken works again. */
  accepted(account: ChannelAccount, at: Date): void {
    this._checkedAt = at;
    this._checkError = null;
    this._accountName = account.name ?? account.phone ?? account.id ?? this._accountName;
    this._phone ??= account.phone;
    if (this._state === 'broken') this.turn('active');
  }

  refused(error: CheckError, at: Date): void {
    this._checkedAt = at;
    this._checkError = error;
  }

  /** Its dialogs stay to be read; its address answers no more, and its secrets are forgotten. */
  delete(sealedNothing: string, at: Date): void {
    this._deletedAt = at;
    this._state = 'paused';
    this._sealedSecrets = sealedNothing;
    this.key = `deleted-${this.id}`;
  }

  change(changes: ChannelChanges): void {
    this._name = changes.name ?? this._name;
    if (changes.phone !== undefined) this._phone = changes.phone;
    if (changes.settings) this._settings = withChanges(this._settings, changes.settings);
    this._autoAssign = changes.autoAssign ?? this._autoAssign;
    if (changes.state) this.turn(changes.state);
  }

  replaceSecrets(sealed: string): void {
    this._sealedSecrets = sealed;
  }

  /** Connecting again is a fresh start: the old trouble is not shown any more. */
  private turn(state: 'active' | 'paused'): void {
    if (state === 'active' && this._state === 'broken') {
      this._lastError = null;
      this._lastErrorAt = null;
    }
    this._state = state;
  }
}

/** Named values with some replaced; an empty text takes one away. */
export function withChanges(current: Record<string, string>, changes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...current, ...changes }).filter(([, value]) => value !== ''));
}
