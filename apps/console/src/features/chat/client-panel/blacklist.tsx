import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { IconBan, IconDotsVertical } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeClient } from '../../../api/dialogs.js';
import { useMay } from '../../../api/use-may.js';
import type { Client } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import { applyClient } from '../live/apply-live-events.js';
import classes from './blacklist.module.css';

/** Puts the client on the black list or takes him off, after a question. */
export function BlacklistMenu({ client }: { client: Client }) {
  const { t } = useTranslation('chat');
  const may = useMay('blacklist_clients');
  const [asking, setAsking] = useState(false);
  if (!may) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('client.more')}>
            <IconDotsVertical size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconBan size={16} />} onClick={() => setAsking(true)}>
            {client.blacklistedAt ? t('client.unblacklist') : t('client.blacklist')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && <Question client={client} onClose={() => setAsking(false)} />}
    </>
  );
}

function Question({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const cache = useQueryClient();
  // As it was when it was asked: live events change the client meanwhile.
  const [listed] = useState(client.blacklistedAt !== null);
  const change = useMutation({
    mutationFn: () => changeClient(client.id, { blacklisted: !listed }),
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
