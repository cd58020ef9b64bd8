import type { DialogState } from '../dialogs/dialog.js';
import { looksLikePayload } from './payload.js';
import type { HeldTrigger } from './run-desk.port.js';
import { triggerOfMessage } from './trigger-of-message.js';

/** A client's message, as the transaction that stores it knows it. */
export interface JustReceived {
  text: string | null;
  isPress: boolean;
  channelId: number;
  firstOf: { client: boolean; request: boolean };
  /** As it was before the message. */
  dialog: Pick<DialogState, 'runState' | 'lastMessageKind'>;
}

/** What a company's scenarios listen to. */
export interface Listening {
  /** It has published a scenario, now or once: clients may still see its buttons. */
  hasScenarios: boolean;
  triggers: readonly HeldTrigger[];
}

export const LISTENS_TO_NOTHING: Listening = { hasScenarios: false, triggers: [] };

export interface Hearing {
  /** The bot must be told of it. */
  heard: boolean;
  /** After so many seconds somebody must look whether the client has been answered. */
  watches: number[];
}

const NOT_HEARD: Hearing = { heard: false, watches: [] };
/** Titles of buttons are shorter, on every channel. */
const LONGEST_TITLE = 80;

/**
 * Whether a dialog's bot must hear a message. Rather too often than too seldom: what it means is decided by the turn that takes it
 * up. Words to an operator are none of its business.
 */
export function hearingOf(message: JustReceived, { hasScenarios, triggers }: Listening, now: Date): Hearing {
  const { runState } = message.dialog;
  if (runState === null && !hasScenarios) return NOT_HEARD;
  const heard =
    runState === 'running' ||
    message.isPress ||
    mayBePress(message) ||
    triggerOfMessage(message, message.channelId, triggers, now) !== null;
  return { heard, watches: watchesOf(message, triggers) };
}

/** Programs send a button's payload as text, and some clients type what they read on it. */
function mayBePress({ text, dialog }: JustReceived): boolean {
  const words = text?.trim() ?? '';
  if (words === '') return false;
  return looksLikePayload(words) || (dialog.lastMessageKind === 'autoreply' && words.length <= LONGEST_TITLE);
}

/** The first message that waits for an answer; those behind it wait no longer than it does. */
function watchesOf({ channelId, dialog }: JustReceived, triggers: readonly HeldTrigger[]): number[] {
  if (dialog.lastMessageKind === 'from_client' || dialog.runState === 'running') return [];
  const missed = triggers.filter(({ kind, channelIds }) => kind === 'missed' && (channelIds?.includes(channelId) ?? true));
  return [...new Set(missed.map(({ detail }) => Number(detail['afterSeconds'])))].filter((seconds) => seconds > 0);
}
