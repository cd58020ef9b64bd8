import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';
import classes from './parts.module.css';

interface Props {
  quoted: NonNullable<Message['quoted']>;
  clientName?: string;
  onClick?(id: number): Promise<void>;
}

/** The message that this one answers; a press goes there. */
export function QuoteBlock({ quoted, clientName, onClick }: Props) {
  const { t } = useTranslation('chat');
  const author = quoted.kind === 'from_client' ? (clientName ?? t('message.client')) : t('message.us');
  const content = (
    <>
      <span className={classes.quoteAuthor}>{author}</span>
      <span className={classes.quoteText}>{quoted.text || t('list.attachment')}</span>
    </>
  );
  if (!onClick) return <div className={classes.quote}>{content}</div>;
  return (
    <button type="button" className={classes.quote} tabIndex={-1} onClick={() => void onClick(quoted.id)}>
      {content}
    </button>
  );
}
