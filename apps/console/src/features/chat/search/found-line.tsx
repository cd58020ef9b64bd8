import { IconNote } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FoundMessage } from '../../../api/search.js';
import { Excerpt } from '../../../ui/excerpt.js';
import { useFormats } from '../../../ui/format.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import type { ChatSearch } from '../search.js';
import classes from './search.module.css';

/** One found message: whose dialog it is in, when it was written, and the words. */
export function FoundLine({ found: { message, dialog, excerpt }, selected }: { found: FoundMessage; selected: boolean }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const ours = message.kind !== 'from_client';
  return (
    <Link
      to="/chat/$dialogId"
      params={{ dialogId: String(dialog.id) }}
      search={(old: ChatSearch) => ({ ...old, message: message.id, pane: undefined })}
      className={classes.line}
      data-selected={selected || undefined}
      aria-current={selected ? 'true' : undefined}
    >
      <span className={classes.head}>
        <TransportIcon transport={dialog.channel.transport} size={14} />
        <span className={classes.name}>{dialog.client.name}</span>
        <time className={classes.time} dateTime={message.sentAt} title={formats.full(message.sentAt)}>
          {formats.short(message.sentAt)}
        </time>
      </span>
      <span className={classes.words}>
        {message.kind === 'comment' ? <IconNote size={13} className={classes.kind} aria-label={t('message.comment')} /> : null}
        {ours && message.operator ? <span className={classes.author}>{message.operator.name}: </span> : null}
        <Excerpt parts={excerpt} />
      </span>
    </Link>
  );
}
