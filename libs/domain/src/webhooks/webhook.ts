import { checkHeaderAliases, type HeaderAliases } from './header-aliases.js';
import { isWebhookEvent, WEBHOOK_EVENT_NAMES, type WebhookEvent } from './webhook-event.js';
import { invalidWebhook } from './webhooks.errors.js';

/** As in Chat2Desk. */
export const MOST_WEBHOOKS = 5;
export const WEBHOOK_SCHEDULES = ['standard', 'chat2desk'] as const;
/** How a failed delivery is repeated, and how long a webhook may fail before it is switched off. */
export type WebhookSchedule = (typeof WEBHOOK_SCHEDULES)[number];
export const WEBHOOK_STATES = ['enabled', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];
export const SWITCHED_OFF_REASONS = ['by_hand', 'no_success', 'gone'] as const;
/** `no_success`: nothing was delivered for too long; `gone`: the receiver said that it wants no more (410). */
export type SwitchedOffReason = (typeof SWITCHED_OFF_REASONS)[number];

/** The single hooks that the old calls of `/v1` set; at most one of each. */
export const OLD_HOOKS = {
  web_hook: ['inbox', 'outbox'],
  chat_close_web_hook: ['close_dialog'],
} as const satisfies Record<string, readonly WebhookEvent[]>;
export type OldHook = keyof typeof OLD_HOOKS;

export const WEBHOOK_NAME_MAX_LENGTH = 100;

/** What an admin may change of a webhook; absent stays as it is. `url` was checked before. */
export interface WebhookChanges {
  name?: string;
  url?: string;
  events?: readonly string[];
  /** Null: of all channels. */
  channelIds?: readonly number[] | null;
  schedule?: WebhookSchedule;
  headerAliases?: Record<string, unknown>;
  state?: WebhookState;
}

/** An address that integrators are told at what happens here. Its secrets stay sealed. */
export class Webhook {
  readonly id!: number;
  private _name: string;
  private _url: string;
  private _events: WebhookEvent[] = [];
  private _channelIds: number[] | null = null;
  private _state: WebhookState = 'enabled';
  private _disabledReason: SwitchedOffReason | null = null;
  private _disabledAt: Date | null = null;
  private _schedule: WebhookSchedule = 'standard';
  private _headerAliases: HeaderAliases = {};
  private _failingSince: Date | null = null;

  constructor(
    readonly companyId: number,
    readonly legacy: OldHook | null,
    private _sealedSecrets: string,
    card: { name: string; url: string; events: readonly string[] },
  ) {
    this._name = card.name;
    this._url = card.url;
    this._events = checkEvents(card.events);
  }

  get name(): string {
    return this._name;
  }
  get url(): string {
    return this._url;
  }
  get events(): readonly WebhookEvent[] {
    return this._events;
  }
  get channelIds(): readonly number[] | null {
    return this._channelIds;
  }
  get state(): WebhookState {
    return this._state;
  }
  get disabledReason(): SwitchedOffReason | null {
    return this._disabledReason;
  }
  get disabledAt(): Date | null {
    return this._disabledAt;
  }
  get schedule(): WebhookSchedule {
    return this._schedule;
  }
  get headerAliases(): HeaderAliases {
    return this._headerAliases;
  }
  get failingSince(): Date | null {
    return this._failingSince;
  }
  get sealedSecrets(): string {
    return this._sealedSecrets;
  }

  change(changes: WebhookChanges, now: Date): void {
    this._name = changes.name ?? this._name;
    this._url = changes.url ?? this._url;
    if (changes.events !== undefined) this._events = checkEvents(changes.events);
    if (changes.channelIds !== undefined) this._channelIds = checkChannels(changes.channelIds);
    this._schedule = changes.schedule ?? this._schedule;
    if (changes.headerAliases !== undefined) this._headerAliases = checkHeaderAliases(changes.headerAliases);
    if (changes.state !== undefined && changes.state !== this._state) this.turn(changes.state, now);
  }

  replaceSecrets(sealed: string): void {
    this._sealedSecrets = sealed;
  }

  /** Switching on is a fresh start: the time without a success is counted anew. */
  private turn(state: WebhookState, now: Date): void {
    this._state = state;
    this._disabledReason = state === 'disabled' ? 'by_hand' : null;
    this._disabledAt = state === 'disabled' ? now : null;
    if (state === 'enabled') this._failingSince = null;
  }
}

/** Each once, in the order of the list. */
function checkEvents(names: readonly string[]): WebhookEvent[] {
  const unknown = names.find((name) => !isWebhookEvent(name));
  if (unknown !== undefined) {
    throw invalidWebhook('events', `knows no "${unknown.slice(0, 40)}"; take names from ${WEBHOOK_EVENT_NAMES.join(', ')}`);
  }
  if (names.length === 0) throw invalidWebhook('events', `must name at least one of ${WEBHOOK_EVENT_NAMES.join(', ')}`);
  return WEBHOOK_EVENT_NAMES.filter((name) => names.includes(name));
}

function checkChannels(ids: readonly number[] | null): number[] | null {
  if (ids === null) return null;
  if (ids.length === 0) throw invalidWebhook('channelIds', 'must name at least one channel; send null for all of them');
  return [...new Set(ids)].sort((one, other) => one - other);
}
