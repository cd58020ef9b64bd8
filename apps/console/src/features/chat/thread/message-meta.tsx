import { Tooltip } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { sendErrorText } from './send-error-text.js';
import classes from '../../../ui/thread/message.module.css';

/** The time of a message, whether it was edited, and how far it got. */
export function MessageMeta({ message }: { message: Message }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  return (
    <span className={classes.meta}>
      {message.editedAt ? (
        <span className={classes.edited} title={formats.full(message.editedAt)}>
          {t('message.edited')}
        </span>
      ) : null}
      <time dateTime={message.sentAt} title={formats.full(message.sentAt)}>
        {formats.time(message.sentAt)}
      </time>
      {message.kind === 'to_client' || message.kind === 'autoreply' ? <StatusIcon message={message} /> : null}
    </span>
  );
}

const ICONS = {
  queued: IconClock,
  sending: IconClock,
  accepted: IconCheck,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
} as const;

function StatusIcon({ message }: { message: Message }) {
  const { t } = useTranslation('chat');
  if (message.status === 'none') return null;
  const text = message.unconfirmed ? t('status.unconfirmed') : t(`status.${message.status}`);
  const Icon = message.unconfirmed ? IconHelpCircle : ICONS[message.status];
  return (
    <Tooltip label={message.error ? `${text}. ${sendErrorText(message.error, t)}` : text} multiline maw={320}>
      <span className={classes.status} data-status={message.unconfirmed ? 'unconfirmed' : message.status} role="img" aria-label={text}>
        <Icon size={15} stroke={2} />
      </span>
    </Tooltip>
  );
}
