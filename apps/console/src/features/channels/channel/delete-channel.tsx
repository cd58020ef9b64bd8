import { Button, Modal } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, deleteChannel } from '../../../api/channels.js';
import type { Channel } from '../../../api/channel-types.js';
import { errorText, toast } from '../../../ui/toast.js';
import parts from '../parts/parts.module.css';
import classes from './channel.module.css';

export function DeleteChannel({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['channels', 'ui']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const deletion = useMutation({
    mutationFn: () => deleteChannel(channel.id),
    onSuccess: async () => {
      toast(t('channels:delete.done', { name: channel.name }));
      await navigate({ to: '/channels', search: {} });
      client.setQueryData(channelsQuery.queryKey, (channels) => channels?.filter(({ id }) => id !== channel.id));
    },
  });
  return (
    <section className={classes.section} aria-labelledby="channel-delete">
      <h3 className={classes.heading} id="channel-delete">
        {t('channels:delete.title')}
      </h3>
      <p className={classes.hint}>{t('channels:delete.text')}</p>
      <div>
        <Button variant="default" leftSection={<IconTrash size={15} />} onClick={() => setAsking(true)}>
          {t('channels:delete.action')}
        </Button>
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('channels:delete.question', { name: channel.name })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <div className={classes.form}>
          <p className={classes.fact}>{t('channels:delete.text')}</p>
          {deletion.error && (
            <p className={parts.problem} role="alert">
              {errorText(deletion.error)}
            </p>
          )}
          <div className={classes.buttons}>
            <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate()}>
              {t('channels:delete.confirm')}
            </Button>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('ui:cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </section>
  );
}
