import { randomInt, randomUUID } from 'node:crypto';

/**
 * What becomes of the next message that the company sends to a phone. `answer_lost`: it arrives, but nobody says so. `template`:
 * where there are templates, the provider does not know this one.
 */
export type FailNext = 'none' | '429' | '500' | 'timeout' | 'answer_lost' | 'window' | 'blocked' | 'async_failed' | 'template';

export interface PhoneSettings {
  autoRead: boolean;
  failNext: FailNext;
  /** The phone's owner has blocked the company. */
  blocked?: boolean;
}

/** A message as the phone shows it. */
export interface ShownMessage {
  id: string;
  /** `in`: written on this phone. */
  direction: 'in' | 'out';
  text: string | null;
  attachment?: { kind: string; name: string | null; mime: string; url: string };
  /** Those with an address open it and can't be pressed. */
  buttons?: { payload: string; title: string; url?: string }[];
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  quotes?: string;
  reaction?: string;
  /** Of our own messages: what the product answered to the webhook. */
  status?: 'sending' | 'sent' | 'failed';
  /** Of a press: the payload of the button. */
  pressed?: string;
  /** Of a press: the company has answered it, so that the button does not seem to hang any more. */
  answered?: boolean;
  edited?: boolean;
  deleted?: boolean;
  at: string;
}

/** A message with what the provider must remember of it. */
export interface PhoneMessage {
  shown: ShownMessage;
  fileId: string | null;
  /** How its buttons were sent, because a press is told in the same way. */
  buttonsSentAs: 'buttons' | 'list' | 'template' | null;
  /** The provider has reported it as read, or as failed: nothing more will be said about it. */
  settled: boolean;
}

export interface Phone {
  id: string;
  channelKey: string;
  name: string;
  number: string;
  settings: PhoneSettings;
  messages: PhoneMessage[];
}

/**
 * The user id that messengers without phone numbers know the phone's owner by. It is made of the number, so that a simulator that
 * was started anew still finds the phone that an old dialog writes to.
 */
export const userIdOf = (phone: Phone): string => phone.number.slice(-15).replace(/^0+(?=.)/, '');

/** The user name of the same. */
export const usernameOf = (phone: Phone): string => `phone_${userIdOf(phone)}`;

type Listener = (message: ShownMessage) => void;

const MAX_PHONES = 200;
const MAX_MESSAGES = 500;

/** All simulated phones, in memory (`PhonesFile` keeps them) and bounded: the phone that was idle longest makes room for a new one. */
export class Phones {
  /** In the order of use, the least recent first. */
  private readonly phones = new Map<string, Phone>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private onChange: () => void = () => undefined;

  /** Calls back for every change of any phone. */
  watchAll(onChange: () => void): void {
    this.onChange = onChange;
  }

  /** All phones, the least recently used first. */
  get snapshot(): Phone[] {
    return [...this.phones.values()];
  }

  /** Brings back a snapshot. What was on its way to the product then has not arrived. */
  restore(phones: readonly Phone[]): void {
    for (const phone of phones) {
      for (const { shown } of phone.messages) if (shown.status === 'sending') shown.status = 'failed';
      this.phones.set(phone.id, phone);
    }
    this.makeRoom();
  }

  /** The phone with this number, made if there is none. */
  open(channelKey: string, number: string | null, name: string | null): Phone {
    const known = number === null ? undefined : this.byNumber(channelKey, number);
    if (known) {
      if (name !== null) known.name = name;
      return known;
    }
    const digits = number ?? this.freeNumber(channelKey);
    const phone: Phone = {
      id: randomUUID(),
      channelKey,
      name: name ?? `+${digits}`,
      number: digits,
      settings: { autoRead: true, failNext: 'none' },
      messages: [],
    };
    this.phones.set(phone.id, phone);
    this.makeRoom();
    this.onChange();
    return phone;
  }

  byId(channelKey: string, id: string): Phone | undefined {
    const phone = this.phones.get(id);
    return phone?.channelKey === channelKey ? phone : undefined;
  }

  byNumber(channelKey: string, number: string): Phone | undefined {
    return this.find(channelKey, (phone) => phone.number === number);
  }

  all(channelKey: string): Phone[] {
    return [...this.phones.values()].filter((phone) => phone.channelKey === channelKey);
  }

  find(channelKey: string, wanted: (phone: Phone) => boolean): Phone | undefined {
    return [...this.phones.values()].find((phone) => phone.channelKey === channelKey && wanted(phone));
  }

  add(phone: Phone, message: PhoneMessage): void {
    this.phones.delete(phone.id);
    this.phones.set(phone.id, phone);
    phone.messages.push(message);
    if (phone.messages.length > MAX_MESSAGES) phone.messages.splice(0, phone.messages.length - MAX_MESSAGES);
    this.tell(phone, message);
  }

  change(phone: Phone, message: PhoneMessage, change: Partial<ShownMessage>): void {
    message.shown = { ...message.shown, ...change };
    this.tell(phone, message);
  }

  /** The failure that the next message meets, once. */
  takeFailure(phone: Phone): FailNext {
    const { failNext, blocked } = phone.settings;
    if (blocked) return 'blocked';
    phone.settings = { ...phone.settings, failNext: 'none' };
    return failNext;
  }

  /** Calls back for every message that is added or changed, until the returned function is called. */
  watch(phone: Phone, listener: Listener): () => void {
    const listeners = this.listeners.get(phone.id) ?? new Set();
    this.listeners.set(phone.id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(phone.id);
    };
  }

  private tell(phone: Phone, message: PhoneMessage): void {
    this.onChange();
    for (const listener of this.listeners.get(phone.id) ?? []) listener(message.shown);
  }

  private freeNumber(channelKey: string): string {
    const number = `1555${String(randomInt(10_000_000)).padStart(7, '0')}`;
    return this.byNumber(channelKey, number) ? this.freeNumber(channelKey) : number;
  }

  private makeRoom(): void {
    while (this.phones.size > MAX_PHONES) {
      const idle = [...this.phones.keys()];
      const oldest = idle.find((id) => !this.listeners.has(id)) ?? idle[0];
      if (oldest !== undefined) this.phones.delete(oldest);
    }
  }
}
