import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalMessage } from '../../../api/internal-chats.js';
import { messageLine } from '../names.js';

/** Reads new messages of colleagues to those who hear the screen; the thread itself keeps silent, its rows come and go. */
export function InternalAnnouncer({ messages, operatorId }: { messages: readonly InternalMessage[]; operatorId: number }) {
  const { t } = useTranslation('internal-chats');
  const lastId = useRef<number | null>(null);
  const [text, setText] = useState('');
  const last = messages.at(-1);
  useEffect(() => {
    if (!last) return;
    const isNews = lastId.current !== null && last.id > lastId.current && last.kind === 'message' && last.author?.id !== operatorId;
    if (isNews) setText(t('thread.heard', { name: last.author?.name ?? '', text: messageLine(last, t) }));
    lastId.current = Math.max(last.id, lastId.current ?? 0);
  }, [last, operatorId, t]);
  return (
    <div className="visually-hidden" role="status">
      {text}
    </div>
  );
}
