import { Button, Modal } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blacklistClient } from '../../../api/dialogs.js';
import type { Client } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { applyClient } from '../live/apply-live-events.js';
import classes from './blacklist.module.css';

/** Puts the client on the black list or takes him off, after a question. */
export function BlacklistQuestion({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const cache = useQueryClient();
  // As it was when it was asked: live events change the client meanwhile.
  const [listed] = useState(client.blacklistedAt !== null);
  useFocusBack();
  const change = useMutation({
    mutationFn: () => blacklistClient(client.id, !listed),
    onSuccess: (changed) => {
      applyClient(cache, changed);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(listed ? 'client.unblacklistQuestion' : 'client.blacklistQuestion', { name: client.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <p className={classes.text}>{t(listed ? 'client.unblacklistText' : 'client.blacklistText')}</p>
      {change.error && (
        <p className={classes.problem} role="alert">
          {errorText(change.error)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button color={listed ? undefined : 'red'} loading={change.isPending} onClick={() => change.mutate()}>
          {t(listed ? 'client.unblacklist' : 'client.blacklist')}
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </div>
    </Modal>
  );
}

/** That nobody hears this client. */
export function BlacklistMark({ since }: { since: string }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  return (
    <p className={classes.mark}>
      <IconBan size={15} aria-hidden />
      {t('client.blacklisted', { date: formats.date(since) })}
    </p>
  );
}
