import type { AnnouncedAttachment, MessageContent } from './content.js';
import type { MessageStatus } from './status.js';

/** Who speaks to whom: see product.md's glossary; the same words stand in the public API. */
export type MessageKind = 'from_client' | 'to_client' | 'autoreply' | 'system' | 'comment';

/** Where a message came into being. */
export type MessageOrigin = 'client' | 'console' | 'api' | 'phone' | 'history' | 'system' | 'scenario';

/** What is known of a message before it has an id and a place in a dialog. */
export interface MessageDraft {
  kind: MessageKind;
  origin: MessageOrigin;
  text: string | null;
  content: MessageContent | null;
  status: MessageStatus;
  operatorId: number | null;
  externalId: string | null;
  clientMessageId: string | null;
  quotedId: number | null;
  quotedExternalId: string | null;
  /** The provider's time, if it gave a plausible one. */
  providerAt: Date | null;
}

/** A message about to be stored. `sentAt` orders the dialog. */
export interface NewMessage extends MessageDraft {
  id: number;
  dialogId: number;
  clientId: number;
  channelId: number;
  requestId: number | null;
  sentAt: Date;
  /** Of a blocked dialog: stored, and shown to nobody until it is paid for. */
  withheld: boolean;
}

/** A file of a new message: either still at the provider, or already in our store. */
export interface NewAttachment {
  id: number;
  messageId: number;
  position: number;
  announced: AnnouncedAttachment;
  stored: { key: string; size: number } | null;
  /** The upload that will become this file; its message waits for it. */
  preparing?: { uploadId: number };
  /** False while the provider has only promised the file. */
  fetch: boolean;
}

/** Close to our own time the order of arrival is the true one: providers' clocks have whole seconds. */
const SAME_MOMENT_MS = 60_000;

/**
 * The time that orders a message in its dialog: our receipt, unless the provider's time shows that it comes late
 * (a webhook repeated after an outage, an imported history).
 */
export function orderingTime(providerAt: Date | null, receivedAt: Date): Date {
  if (!providerAt) return receivedAt;
  return receivedAt.getTime() - providerAt.getTime() > SAME_MOMENT_MS ? providerAt : receivedAt;
}

const MARKS: Record<string, string> = { image: '🖼', video: '🎬', audio: '🎵', voice: '🎤', document: '📄', sticker: '🏷' };
const PREVIEW_LENGTH = 140;

/** One line for the dialog list, the same in every language. */
export function preview(
  message: Pick<MessageDraft, 'text' | 'content'>,
  attachments: Pick<AnnouncedAttachment, 'kind' | 'name'>[],
): string {
  const first = attachments[0];
  const parts: string[] = [];
  if (first) parts.push(MARKS[first.kind] ?? '📎');
  if (message.content?.location) parts.push('📍', message.content.location.name ?? '');
  if (message.content?.contacts) parts.push('👤', message.content.contacts[0]?.name ?? '');
  if (message.content?.order) parts.push('🛒');
  if (message.content?.unsupported) parts.push('⚠️');
  // What was spoken has a file's name only because files must have one.
  parts.push(message.text ?? (first?.kind === 'voice' ? '' : (first?.name ?? '')));
  const line = parts.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
  return [...line].length > PREVIEW_LENGTH ? `${[...line].slice(0, PREVIEW_LENGTH - 1).join('')}…` : line;
}
