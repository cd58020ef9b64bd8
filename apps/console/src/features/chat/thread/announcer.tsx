import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';

/**
 * Reads new messages of the client to those who hear the screen. The thread itself keeps silent: its rows come and go as one
 * scrolls, and each would be read as if it were new.
 */
export function Announcer({ messages, name }: { messages: readonly Message[]; name: string }) {
  const { t } = useTranslation('chat');
  const lastId = useRef<number | null>(null);
  const [text, setText] = useState('');
  const last = messages.at(-1);
  useEffect(() => {
    if (!last) return;
    if (lastId.current !== null && last.id > lastId.current && last.kind === 'from_client') {
      setText(t('thread.heard', { name, text: last.text ?? t('list.attachment') }));
    }
    lastId.current = Math.max(last.id, lastId.current ?? 0);
  }, [last, name, t]);
  return (
    <div className="visually-hidden" role="status">
      {text}
    </div>
  );
}
