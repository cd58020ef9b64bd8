import type { ClientIdentity } from '../clients/identity.js';
import type { MessageButton } from './content.js';

/**
 * Something done at the provider that is no message of its own: what happens to messages that exist, and small courtesies.
 * Courtesies (`mark_read`, `show_typing`, `answer_press`) are dropped when they come too late; the others are tried like messages,
 * and a refusal is shown on the message.
 */
export type ChannelAction =
  /** The client's messages up to this one were read here. */
  | { kind: 'mark_read'; to: ClientIdentity[]; externalId: string }
  /** Somebody writes an answer; `externalId` is the client's last message, by which some providers show it. */
  | { kind: 'show_typing'; to: ClientIdentity[]; externalId: string | null }
  /** A press was received; without an answer the client's button seems to hang. */
  | { kind: 'answer_press'; handle: string }
  /** `emoji` null takes our reaction back. */
  | { kind: 'react'; to: ClientIdentity[]; externalId: string; emoji: string | null }
  | { kind: 'edit'; to: ClientIdentity[]; externalId: string; text: string; buttons: MessageButton[]; captioned: boolean }
  | { kind: 'revoke'; to: ClientIdentity[]; externalId: string };

export type ChannelActionKind = ChannelAction['kind'];

/** Kinds that are worth nothing when they are late. */
export const COURTESIES: ReadonlySet<ChannelActionKind> = new Set(['mark_read', 'show_typing', 'answer_press']);

/** Something to be done at the provider beside messages; what its connector needs more is looked up when it is done. */
export interface QueuedAction {
  channelId: number;
  dialogId: number;
  /** The message that it is about; null where it is about the dialog. */
  messageId: number | null;
  kind: ChannelActionKind;
  detail: ActionDetail;
}

/** What only whoever asked for an action knows. `before` is what is shown again if the provider refuses. */
export interface ActionDetail {
  handle?: string;
  emoji?: string | null;
  text?: string;
  before?: string | null;
}
