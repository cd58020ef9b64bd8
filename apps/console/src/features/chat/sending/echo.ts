import type { AttachmentKind, Message, MessageContent, SendMessage } from '../../../api/types.js';
import type { DraftFile } from '../../../ui/files/uploads.js';
import type { Unconfirmed } from '../../../ui/sending/send-queue.js';

export interface EchoFile {
  uploadId: number;
  kind: AttachmentKind;
  name: string;
  size: number;
  /** A local picture of the file, until the page is reloaded. */
  previewUrl: string | null;
  voice: DraftFile['voice'];
}

/** A message that the operator sent and the server has not confirmed yet; shown at once, replaced by the server's row. */
export interface Echo extends Unconfirmed {
  dialogId: number;
  kind: SendMessage['kind'];
  text: string;
  files: EchoFile[];
  quoted: Message['quoted'];
  /** What it carries besides its text, as it will be shown. */
  content: MessageContent | null;
  /** What it carries besides its text, as it is sent. A template brings its own text. */
  parts: Pick<SendMessage, 'template' | 'location' | 'contacts'> | null;
}

/** The echoes that the server's rows do not stand for yet. The ids match, so a row takes the very place of its echo. */
export function pendingEchoes(echoes: readonly Echo[], messages: readonly Message[]): Echo[] {
  if (echoes.length === 0) return [];
  const confirmed = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  return echoes.filter(({ clientMessageId }) => !confirmed.has(clientMessageId));
}

/** One key for a message and for the echo that stood for it: React and the scroll position keep the same element. */
export const messageKey = (message: Pick<Message, 'id' | 'clientMessageId'>): string => message.clientMessageId ?? `m${message.id}`;
