import type { MessageButton, MessageContent } from '../messages/content.js';
import { decodePayload, looksLikePayload, variablesOf } from './payload.js';
import { meaningOf } from './sent-payload.js';

/** A message of ours in this client's dialog that had buttons. */
export interface OfferedMessage {
  messageId: number;
  buttons: readonly MessageButton[];
  /** The step that said it; null: an operator, a program or a template did. */
  scenario: NonNullable<MessageContent['scenario']> | null;
}

/** What the client did, and what is known of what it is about. */
export interface PressHeard {
  /** Null: he wrote. */
  press: { payload: string; title: string } | null;
  text: string | null;
  channelId: number;
  at: Date;
  /** The message that the press names. Null: none, one of another dialog, one that we don't know. */
  on: OfferedMessage | null;
  /** The newest message to this client that carried this payload, or this text as a payload; null: it was never given to him. */
  sent: OfferedMessage | null;
  /** Our last message, if it has buttons: what a client answers who types instead of pressing. */
  last: OfferedMessage | null;
  /** Whether `last` was shown as numbered lines. */
  numbered: boolean;
  /** When the same button of the same message was pressed before; null: never. */
  pressedBefore: Date | null;
}

/** A run that has not ended. */
export interface OpenRun {
  runId: number;
  revisionId: number;
}

/** A trigger of kind `payload`, of what is published and enabled. */
export interface PayloadTrigger {
  triggerId: number;
  scenarioId: number;
  revisionId: number;
  /** Null = where the scenario begins. */
  stepId: string | null;
  /** Null = all. */
  channelIds: readonly number[] | null;
  action: string;
}

/** What was pressed: the payload with its parameters as variables, and how the button reads. */
export interface Pressed {
  payload: string;
  title: string;
  variables: Record<string, string>;
  /** Ours that carried the button; null: not known. */
  messageId: number | null;
}

/** The button of a scenario's step. A run at another step goes there as if it had never left. */
export interface PressedPlace {
  /** The run that said the message; it may have ended long ago. */
  runId: number;
  scenarioId: number;
  revisionId: number;
  stepId: string;
  buttonId: string;
}

export type PressRoute =
  /** The open run leaves `place.stepId` by the button, wherever it stands now. */
  | { kind: 'go'; place: PressedPlace; pressed: Pressed }
  /** A new run of the message's revision, at the button; the open run, if there is one, ends before. */
  | { kind: 'start'; place: PressedPlace; pressed: Pressed }
  | { kind: 'trigger'; trigger: PayloadTrigger; pressed: Pressed }
  /** Words, whatever the messenger calls them. */
  | { kind: 'text' }
  | { kind: 'ignore'; reason: 'double_tap' };

/** Longer than a finger takes that thinks nothing happened, shorter than anybody needs to read an answer and come back. */
export const DOUBLE_TAP_MS = 3_000;

/**
 * What a press means: never where the run stands, always what was pressed. The message that carried the button knows its
 * revision, its step and its button; so an old button does what it did when it was sent, whatever has become of the run, of the
 * scenario or of the draft. A payload that we gave to this client counts without its message too; one that we never gave him is
 * what he says, not what he pressed.
 */
export function routePress(heard: PressHeard, run: OpenRun | null, triggers: readonly PayloadTrigger[]): PressRoute {
  const found = (heard.press && pressedButton(heard, heard.press)) ?? typedButton(heard, heard.text);
  if (!found) return { kind: 'text' };
  if (heard.press && isDoubleTap(heard)) return { kind: 'ignore', reason: 'double_tap' };
  const { place } = found;
  const pressed = asPressed(found);
  if (place) return { kind: run?.revisionId === place.revisionId ? 'go' : 'start', place, pressed };
  const trigger = triggerOf(found.payload, heard.channelId, triggers);
  return trigger ? { kind: 'trigger', trigger, pressed } : { kind: 'text' };
}

interface Found {
  payload: string;
  title: string;
  messageId: number;
  place: PressedPlace | null;
}

/** A message that names a step says where to go; else the newest message with the payload, if that names one. */
function pressedButton({ on, sent }: PressHeard, { payload }: NonNullable<PressHeard['press']>): Found | null {
  const found = [on, sent].map((message) => message && buttonOf(message, (button) => meaningOf(button) === payload));
  return found.find((each) => each?.place) ?? found.find((each) => each !== null) ?? null;
}

function typedButton({ last, sent, numbered }: PressHeard, text: string | null): Found | null {
  const words = text?.trim() ?? '';
  if (words === '') return null;
  const offered = last && (typedAs(last, words) ?? (numbered ? atNumber(last, words) : null));
  if (offered) return offered;
  return sent && looksLikePayload(words) ? buttonOf(sent, (button) => meaningOf(button) === words) : null;
}

const typedAs = (message: OfferedMessage, words: string): Found | null =>
  buttonOf(message, (button) => meaningOf(button) === words) ?? buttonOf(message, ({ text }) => folded(text) === folded(words));

/** Numbered lines count all buttons, links too. */
function atNumber(message: OfferedMessage, words: string): Found | null {
  const number = /^(\d{1,3})[.)]?$/.exec(words)?.[1];
  return number === undefined ? null : buttonOf(message, (_button, place) => place === Number(number) - 1);
}

function buttonOf({ messageId, buttons, scenario }: OfferedMessage, is: (button: MessageButton, place: number) => boolean): Found | null {
  const button = buttons.find((each, place) => each.type === 'reply' && is(each, place));
  if (!button) return null;
  const { id: buttonId, text: title } = button;
  const place = scenario && buttonId !== undefined ? { ...scenario, buttonId } : null;
  return { payload: meaningOf(button), title, messageId, place };
}

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

const isDoubleTap = ({ at, pressedBefore }: PressHeard): boolean =>
  pressedBefore !== null && at.getTime() - pressedBefore.getTime() < DOUBLE_TAP_MS;

function asPressed({ payload, title, messageId }: Found): Pressed {
  const decoded = decodePayload(payload);
  return { payload, title, messageId, variables: decoded ? variablesOf(decoded) : {} };
}

/** One that names the channel comes before one for all; of several the oldest. */
function triggerOf(payload: string, channelId: number, triggers: readonly PayloadTrigger[]): PayloadTrigger | null {
  const action = decodePayload(payload)?.action ?? payload;
  const heard = triggers.filter((trigger) => trigger.action === action && (trigger.channelIds?.includes(channelId) ?? true));
  const [first] = heard.sort((a, b) => Number(a.channelIds === null) - Number(b.channelIds === null) || a.triggerId - b.triggerId);
  return first ?? null;
}
