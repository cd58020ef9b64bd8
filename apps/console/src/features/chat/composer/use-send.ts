import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { useOtherViewers } from '../dialog/viewers.js';
import { clearDraft, draftOf, useDraft, type Draft } from '../sending/drafts.js';
import { releaseUnreadMark } from '../thread/unread-mark.js';
import { send } from '../sending/send-queue.js';

interface Options {
  row: DialogRow;
  view: DialogView | undefined;
  operatorId: number;
  /** Enter was pressed while files were still going up. */
  waiting: boolean;
  setWaiting(waiting: boolean): void;
}

const COLLEAGUE_MILLISECONDS = 10_000;

/** The channel's limit for what is being written; comments have none. */
export function limitOf(draft: Draft, view: DialogView | undefined): number | null {
  if (!view || draft.kind === 'comment') return null;
  return draft.files.length > 0 && view.limits.captionLength > 0 ? view.limits.captionLength : view.limits.textLength;
}

/** Length as people count it, and the server: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length;

/** Whether the messenger would take a reply now: the right to write, and its window after the client's last message. */
export function maySend(view: DialogView | undefined): boolean {
  if (!view) return true;
  return view.canWrite && (view.windowClosesAt === null || Date.parse(view.windowClosesAt) > Date.now());
}

/** Sends the draft: at once, or as soon as its files are up; asks once when a colleague has just been typing. */
export function useSend({ row, view, operatorId, waiting, setWaiting }: Options) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const draft = useDraft(row.id);
  const typingColleague = useTypingColleague(row.id, operatorId);
  const [notice, setNotice] = useState<string | null>(null);
  /** When one was last asked, and where: once about the same words is enough. */
  const warned = useRef<{ dialogId: number; text: string } | null>(null);

  const deliver = (): void => {
    const { kind, text, quoted, files } = draftOf(row.id);
    const uploaded = files.flatMap((file) => (file.upload && !file.error ? [{ file, upload: file.upload }] : []));
    if (!text.trim() && uploaded.length === 0) return;
    send(client, {
      clientMessageId: uuid(),
      dialogId: row.id,
      kind,
      text: text.trim(),
      files: uploaded.map(({ file, upload }) => ({
        uploadId: upload.id,
        kind: upload.kind,
        name: upload.name,
        size: upload.size,
        previewUrl: file.previewUrl,
        voice: file.voice,
      })),
      quoted,
      content: null,
      parts: null,
      createdAt: new Date().toISOString(),
      state: 'sending',
      error: null,
    });
    clearDraft(row.id);
    if (kind === 'to_client') releaseUnreadMark(row.id);
    setWaiting(false);
    warned.current = null;
  };

  const submit = (): void => {
    // As it is now: a recording may have come into it since this was drawn.
    const draft = draftOf(row.id);
    const limit = limitOf(draft, view);
    if (limit !== null && lengthOf(draft.text.trim()) > limit) return setNotice(t('composer.tooLong', { count: limit }));
    if (draft.files.some(({ error }) => error)) return setNotice(t('composer.removeFailed'));
    const colleague = typingColleague();
    const asked = warned.current?.dialogId === row.id && warned.current.text === draft.text;
    if (draft.kind === 'to_client' && colleague && !asked) {
      warned.current = { dialogId: row.id, text: draft.text };
      return setNotice(t('composer.colleagueTyping', { name: colleague }));
    }
    setNotice(null);
    if (draft.files.some(({ upload }) => !upload)) return setWaiting(true);
    deliver();
  };

  const pending = draft.files.some(({ upload, error }) => !upload && !error);
  const failed = draft.files.some(({ error }) => error);
  useEffect(() => {
    if (!waiting || pending) return;
    if (failed) setWaiting(false);
    else deliver();
    // Only the end of the upload decides.
  }, [waiting, pending, failed]);

  return { submit, notice, dismiss: () => setNotice(null) };
}

/** Names the colleague who typed here within the last ten seconds. */
function useTypingColleague(dialogId: number, operatorId: number): () => string | null {
  const viewers = useOtherViewers(dialogId, operatorId);
  const last = useRef<{ name: string; at: number } | null>(null);
  const name = viewers.find((viewer) => viewer.typing)?.name;
  useEffect(() => {
    if (!name) return undefined;
    // He may type for long: the ten seconds begin when he stops.
    return () => {
      last.current = { name, at: Date.now() };
    };
  }, [name, dialogId]);
  useEffect(
    () => () => {
      last.current = null;
    },
    [dialogId],
  );
  return () => {
    if (name) return name;
    return last.current && Date.now() - last.current.at < COLLEAGUE_MILLISECONDS ? last.current.name : null;
  };
}
