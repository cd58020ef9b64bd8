import type { Transport } from '#domain/channels/channel.js';
import type { HttpPort } from '../http/http.port.js';
import type { Answer, Call } from './calls.js';
import type { Files } from './files.js';
import type { Delivery, Hooks, SignedWebhook } from './hooks.js';
import type { Ledger } from './ledger.js';
import type { PhoneInput } from './phone-input.js';
import type { FailNext, Phone, PhoneMessage, Phones } from './phones.js';
import type { Schedule } from './schedule.js';

/** A channel of the product that can be played on a simulated phone. */
export interface SimulatedChannel {
  transport: Transport;
  key: string;
  name: string;
  phone: string | null;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** Where the product takes this channel's webhooks. */
  hookUrl: string;
}

/** What the phone's owner did. `id` is the provider's id of this very act. */
export type PhoneAct = { id: string } & (
  | { type: 'message'; message: PhoneMessage }
  | { type: 'press'; on: PhoneMessage; payload: string; title: string }
  | { type: 'reaction'; on: PhoneMessage; emoji: string | null }
  | { type: 'edit'; message: PhoneMessage }
  | { type: 'revoke'; message: PhoneMessage }
);

/** What the phone's owner does to the conversation itself. */
export type PhoneEvent = { id: string } & ({ type: 'start'; payload: string | null } | { type: 'block' } | { type: 'unblock' });

/** What the company did on its own phone with a message that it had written there. */
export interface EchoChange {
  id: string;
  type: 'edit' | 'revoke';
  message: PhoneMessage;
}

/** How long a message takes on its way, in milliseconds. */
export interface Pace {
  sentMs: number;
  deliveredMs: number;
  readMs: number;
}

/** What all simulators share. */
export interface World {
  channels: readonly SimulatedChannel[];
  /** Any site's chat of the product can be written to, as every page with its script can; null: there is none with this key. */
  siteChat(key: string): Promise<SimulatedChannel | null>;
  phones: Phones;
  files: Files;
  /** To the product. */
  http: HttpPort;
  hooks: Hooks;
  ledger: Ledger;
  schedule: Schedule;
  pace: Pace;
}

/**
 * What this messenger's phone lets its owner do beside writing, sending files and pressing buttons; the phone's page offers nothing
 * else. `read`: the company learns that its messages were read. `echo`: the company too has a phone that one can write on.
 */
export const PHONE_ABILITIES = ['voice', 'location', 'quote', 'react', 'edit', 'revoke', 'read', 'start', 'block', 'echo'] as const;
export type PhoneAbility = (typeof PHONE_ABILITIES)[number];

/** One provider's wire format, both ways. Phones, files, deliveries and the ledger are the world's business. */
export interface ProviderSimulator {
  readonly transport: Transport;
  /** Absent: everything that there is a webhook for. */
  readonly abilities?: readonly PhoneAbility[];
  /** Answers the product's call to the provider's API; null when the path is none of this provider's. */
  answer(call: Call): Promise<Answer | null>;
  newMessageId(phone: Phone): string;
  /** Where presses are no messages: the id of one. */
  newPressId?(): string;
  /** The act as the provider tells the product about it; null where it does not tell. */
  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook | null;
  /** The same for what is no message; absent: never told. */
  webhookOfEvent?(event: PhoneEvent, phone: Phone, channel: SimulatedChannel): SignedWebhook | null;
  /** A message of the company that it wrote on its own phone; absent: such a number has no phone. */
  webhookOfEcho?(message: PhoneMessage, phone: Phone, channel: SimulatedChannel): SignedWebhook | null;
  /** What it then did with such a message; absent: there it stays as it is. */
  webhookOfEchoChange?(change: EchoChange, phone: Phone, channel: SimulatedChannel): SignedWebhook | null;
  /** Things of this provider that no phone does (`/simulator/phones/{channel}/{what}`); null: nothing of that name. */
  control?(what: string, input: PhoneInput, channel: SimulatedChannel): Record<string, unknown> | null;
  /** Providers that may also be asked for updates bring them themselves. */
  deliver?(delivery: Delivery, channel: SimulatedChannel): void;
  /** The phone's owner has read these messages of the company. */
  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void;
}

/** What is offered on this provider's phones. */
export function abilitiesOf({ abilities = PHONE_ABILITIES, webhookOfEvent, webhookOfEcho }: ProviderSimulator): PhoneAbility[] {
  return abilities.filter((ability) => (ability !== 'start' || webhookOfEvent) && (ability !== 'echo' || webhookOfEcho));
}

export const FAILURES: readonly FailNext[] = [
  'none',
  '429',
  '500',
  'timeout',
  'answer_lost',
  'window',
  'blocked',
  'async_failed',
  'template',
];
