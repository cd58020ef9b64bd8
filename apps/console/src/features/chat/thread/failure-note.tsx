import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { retryMessage } from '../../../api/dialogs.js';
import type { Message } from '../../../api/types.js';
import { toastError } from '../../../ui/toast.js';
import { useMessageRights } from '../message-rights.js';
import { applyMessage } from '../live/apply-live-events.js';
import { sendErrorText } from './send-error-text.js';
import classes from '../../../ui/thread/message.module.css';

/** Why a message did not reach the client, in words, and the way to send it again. */
export function FailureNote({ message, readOnly }: { message: Message; readOnly: boolean }) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const { write } = useMessageRights();
  const retry = useMutation({
    mutationFn: () => retryMessage(message.id),
    onSuccess: (changed) => applyMessage(client, changed),
    onError: (error) => toastError(error),
  });
  const reason = message.unconfirmed ? t('status.unconfirmedHint') : message.error ? sendErrorText(message.error, t) : t('status.failed');
  return (
    <div className={classes.failure} data-mild={message.unconfirmed || undefined}>
      <span title={message.error?.detail ?? undefined}>
        {reason}
        {message.error ? <span className={classes.code}> {message.error.code}</span> : null}
      </span>
      {write && !readOnly && (
        <Button size="compact-xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('ui:retry')}
        </Button>
      )}
    </div>
  );
}
