import { useTranslation } from 'react-i18next';
import type { InternalMessage } from '../../../api/internal-chats.js';
import { useFormats } from '../../../ui/format.js';
import { systemWords } from './system-words.js';
import classes from './internal-message.module.css';

/** A line about the group itself: made, renamed, who came and went. */
export function InternalSystemLine({ message }: { message: InternalMessage }) {
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  return (
    <div className={classes.line} data-row-key={`m${message.id}`} data-message-id={message.id} tabIndex={-1}>
      <span>{systemWords(message, t)}</span>{' '}
      <time dateTime={message.createdAt} title={formats.full(message.createdAt)}>
        {formats.time(message.createdAt)}
      </time>
    </div>
  );
}
