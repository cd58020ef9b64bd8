import type { Client } from '../console/clients/clients.dto.js';
import type { DialogRow } from '../console/dialogs/dialogs.dto.js';
import type { OnboardingField } from '../console/onboarding/onboarding.dto.js';
import type { InternalChatRow } from '../console/internal-chats/internal-chats.dto.js';
import type { InternalMessage } from '../console/internal-chats/internal-messages.dto.js';
import type { Message } from '../console/messages/messages.dto.js';

/** An operator as colleagues see him change. */
export interface LiveOperator {
  id: number;
  name: string;
  status: 'online' | 'away' | 'offline';
  /** His company's own word for it: Lunch, Training. */
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  openDialogs: number;
  takesPartInQueue: boolean;
  /** His own limit, else the company's. */
  maxOpenDialogs: number;
  ownMaxOpenDialogs: number | null;
}

export interface LiveEvent {
  id: number;
  kind:
    | 'message_added'
    | 'message_changed'
    | 'dialog_changed'
    | 'dialog_hidden'
    /** `dialog`: nothing pays for it, it leaves the lists; something does again, it comes back, and its messages after it as new ones. */
    | 'dialog_blocked'
    | 'dialog_unblocked'
    | 'client_changed'
    | 'card_changed'
    | 'client_typing'
    | 'run_changed'
    | 'operator_changed'
    | 'channel_changed'
    | 'company_changed'
    | 'onboarding_changed'
    /** What is told of packages of dialogs may be another now. */
    | 'packages_notice'
    | 'webhook_changed'
    | 'scenario_changed'
    /** `ticketId`: added, changed or deleted. */
    | 'ticket_changed'
    /** `operator`: whose rating is another now. */
    | 'rating_changed'
    /** `internalMessage`, and the chat's line as this operator sees it now (`internalChat`). */
    | 'internal_message_added'
    | 'internal_message_changed'
    /** `internalChat`: it came to be, its name, its people or this operator's own view of it changed. */
    | 'internal_chat_changed'
    /** `internalRead`; with `internalChat` for whoever has read. */
    | 'internal_chat_read'
    /** `internalChatId`: this operator is not in it any more. */
    | 'internal_chat_left';
  dialogId?: number;
  dialog?: DialogRow;
  message?: Message;
  operator?: LiveOperator;
  client?: Client;
  scenarioId?: number;
  ticketId?: number;
  /** Of `card_changed`: a card that was edited, or that somebody came to or left. */
  cardId?: number;
  /** Of `run_changed`: the run that took a step. */
  runId?: number;
  internalChatId?: number;
  internalChat?: InternalChatRow;
  internalMessage?: InternalMessage;
  internalRead?: { chatId: number; operatorId: number; readUpToId: number };
  /** Of `onboarding_changed`: the field that was typed in; without one, how far a step or all of it is (`step` null) was changed. */
  onboarding?: { step: string | null; field?: OnboardingField };
}

/** What the server says. `lastEventId` is a place in the log: whoever comes back with it misses nothing. */
export type ServerFrame =
  | { type: 'hello'; lastEventId: number; heartbeatSeconds: number }
  | { type: 'events'; lastEventId: number; events: LiveEvent[] }
  | { type: 'reload' }
  | { type: 'pong' }
  | { type: 'viewers'; dialogId: number; viewers: { id: number; name: string; typing: boolean }[] }
  /** Somebody writes in an internal chat; it is over when nothing more is heard for six seconds, or his message comes. */
  | { type: 'internal_typing'; chatId: number; operator: { id: number; name: string } };

/** What a browser may say; anything else is ignored. */
export type ClientFrame =
  | { type: 'ping' }
  | { type: 'viewing'; dialogId: number | null }
  | { type: 'typing'; dialogId: number }
  | { type: 'internal_typing'; chatId: number };

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

/** Reads a frame; null for whatever is not one of them. */
export function readClientFrame(data: string): ClientFrame | null {
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null) return null;
  const { type, dialogId, chatId } = frame as { type?: unknown; dialogId?: unknown; chatId?: unknown };
  if (type === 'ping') return { type };
  if (type === 'viewing' && (dialogId === null || isId(dialogId))) return { type, dialogId };
  if (type === 'internal_typing' && isId(chatId)) return { type, chatId };
  return type === 'typing' && isId(dialogId) ? { type, dialogId } : null;
}
