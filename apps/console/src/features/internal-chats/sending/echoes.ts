import type { QueryClient } from '@tanstack/react-query';
import { writeInternal, type InternalMessage, type QuotedInternalMessage } from '../../../api/internal-chats.js';
import type { AttachmentKind } from '../../../api/types.js';
import { createSendQueue, type Unconfirmed } from '../../../ui/sending/send-queue.js';
import { errorText } from '../../../ui/toast.js';
import { applyWritten } from '../live/apply-internal-events.js';

/** What was written to colleagues from this tab and is not confirmed yet. */
export interface InternalEcho extends Unconfirmed {
  chatId: number;
  authorId: number;
  text: string;
  mentions: number[];
  quoted: QuotedInternalMessage | null;
  files: { uploadId: number; kind: AttachmentKind; name: string; size: number; previewUrl: string | null }[];
}

const queue = createSendQueue<InternalEcho>({
  wordsOf: errorText,
  name: 'deskwire.internal-echoes',
  threadOf: ({ chatId }) => chatId,
  // A local picture does not survive a reload.
  toStore: (echo) => ({ ...echo, files: echo.files.map((file) => ({ ...file, previewUrl: null })) }),
});

export const { useEchoes: useInternalEchoes, drop: dropInternalEcho } = queue;

const postWith =
  (client: QueryClient) =>
  async ({ chatId, authorId, clientMessageId, text, mentions, quoted, files }: InternalEcho): Promise<void> => {
    const message = await writeInternal(chatId, {
      clientMessageId,
      ...(text ? { text } : {}),
      ...(quoted ? { quotedId: quoted.id } : {}),
      ...(files.length > 0 ? { uploadIds: files.map(({ uploadId }) => uploadId) } : {}),
      ...(mentions.length > 0 ? { mentions } : {}),
    });
    applyWritten(client, message, authorId);
  };

export const sendInternal = (client: QueryClient, echo: InternalEcho): void => queue.send(echo, postWith(client));
export const sendInternalAgain = (client: QueryClient, echo: InternalEcho): void => queue.sendAgain(echo, postWith(client));
export const resendInternalAfterBreak = (client: QueryClient): void => queue.resendAfterBreak(postWith(client));

/** The echoes that the server's rows do not stand for yet. The ids match, so a row takes the very place of its echo. */
export function pendingInternal(echoes: readonly InternalEcho[], messages: readonly InternalMessage[]): InternalEcho[] {
  if (echoes.length === 0) return [];
  const confirmed = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  return echoes.filter(({ clientMessageId }) => !confirmed.has(clientMessageId));
}
