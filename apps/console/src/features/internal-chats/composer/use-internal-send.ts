import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import type { InternalChatRow, InternalMember } from '../../../api/internal-chats.js';
import { clearInternalDraft, internalDraftOf, useInternalDraft } from '../sending/drafts.js';
import { sendInternal } from '../sending/echoes.js';
import { mentionedIn } from './mentions.js';

/** The most that the server keeps of a text. */
export const MAX_TEXT = 20_000;

interface Sending {
  submit(): void;
  /** Why it was not sent. */
  notice: string | null;
  dismiss(): void;
  /** Enter was pressed while files were still going up: it goes as soon as they are there. */
  waiting: boolean;
}

/** Sends the draft: at once, or as soon as its files are up. */
export function useInternalSend(chat: InternalChatRow, members: readonly InternalMember[], operatorId: number): Sending {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const client = useQueryClient();
  const { files } = useInternalDraft(chat.id);
  const [notice, setNotice] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);

  const deliver = (): void => {
    const draft = internalDraftOf(chat.id);
    const text = draft.text.trim();
    const uploaded = draft.files.flatMap(({ upload, error, previewUrl }) => (upload && !error ? [{ upload, previewUrl }] : []));
    setWaiting(false);
    if (!text && uploaded.length === 0) return;
    sendInternal(client, {
      clientMessageId: uuid(),
      chatId: chat.id,
      authorId: operatorId,
      text,
      mentions: mentionedIn(text, members).map(({ id }) => id),
      quoted: draft.quoted,
      files: uploaded.map(({ upload: { id, kind, name, size }, previewUrl }) => ({ uploadId: id, kind, name, size, previewUrl })),
      createdAt: new Date().toISOString(),
      state: 'sending',
      error: null,
    });
    clearInternalDraft(chat.id);
  };

  const submit = (): void => {
    const draft = internalDraftOf(chat.id);
    if (draft.text.trim().length > MAX_TEXT) return setNotice(t('composer.tooLong', { count: MAX_TEXT }));
    if (draft.files.some(({ error }) => error)) return setNotice(t('chat:composer.removeFailed'));
    setNotice(null);
    if (draft.files.some(({ upload }) => !upload)) return setWaiting(true);
    deliver();
  };

  const pending = files.some(({ upload, error }) => !upload && !error);
  const failed = files.some(({ error }) => error);
  useEffect(() => {
    if (!waiting || pending) return;
    if (failed) setWaiting(false);
    else deliver();
    // Only the end of the upload decides.
  }, [waiting, pending, failed]);

  return { submit, notice, dismiss: () => setNotice(null), waiting };
}
