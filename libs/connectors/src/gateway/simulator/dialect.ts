import type { FindAnswer } from '../contract.js';
import type { Files, StoredFile } from '../../simulator/files.js';
import type { FailNext, Phone, PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct } from '../../simulator/provider-simulator.js';

export type Json = Record<string, unknown>;

/** A refusal of the gateway: the messenger's code, and how long to wait. */
export interface Refused {
  status: number;
  code: string;
  retryAfterSeconds?: number;
}

/** What is particular about a messenger behind the gateway, for its simulator. */
export interface Dialect {
  transport: string;
  /** The number that is signed in, when the channel has none. */
  account: string;
  /** Digits of the phone or user that a chat's address stands for; null: nobody. */
  numberOf(chat: string): string | null;
  /** Who has this number or name: numbers that end with 0000 belong to nobody, names are `phone_<number>`; null: nobody. */
  personOf(whom: { phone: string } | { username: string }): FindAnswer['person'];
  newMessageId(): string;
  /** The file that a media id names. */
  fileOf(mediaId: string, phones: readonly Phone[], files: Files): StoredFile | undefined;
  /** What the phone's owner did, as the messenger's library tells it; null: it does not. */
  bodyOf(act: PhoneAct, phone: Phone, files: Files): Json | null;
  /** A message of the company that was written on its own phone. */
  echoOf(message: PhoneMessage, phone: Phone): Json;
  /** The messages have been read, the last of them last. */
  readBody(messages: readonly PhoneMessage[], phone: Phone): Json;
  /** Absent: the messenger does not tell of delivery. */
  deliveredBody?(message: PhoneMessage, phone: Phone): Json;
  /** A send that failed after it was taken; absent: that does not happen. */
  failedBody?(message: PhoneMessage, phone: Phone): Json;
  /** The answer to the send was lost, and this settles it; absent: nothing does. */
  settlingBody?(message: PhoneMessage, ourId: string): Json;
  failures: Partial<Record<FailNext, Refused>>;
  /** What a wrong code or password is refused with; null: there is no such way in. */
  signInBy: { phone: boolean };
}
