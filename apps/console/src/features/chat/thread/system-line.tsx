import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { systemText } from './system-text.js';
import classes from './system-line.module.css';

/** A line about the dialog itself: assigned, transferred, closed. */
export function SystemLine({ message, beside }: { message: Message; beside?: ReactNode }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const system = message.content?.system;
  return (
    <div className={classes.line} data-row-key={`m${message.id}`} data-message-id={message.id} tabIndex={-1}>
      {beside}
      <span>{system ? systemText(system, t, formats) : message.text}</span>{' '}
      {system && 'time' in system.params ? null : (
        <time dateTime={message.sentAt} title={formats.full(message.sentAt)}>
          {formats.time(message.sentAt)}
        </time>
      )}
    </div>
  );
}
