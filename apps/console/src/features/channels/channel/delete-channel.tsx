import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, deleteChannel } from '../../../api/channels.js';
import type { Channel } from '../../../api/channel-types.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText, toast } from '../../../ui/toast.js';
import classes from './channel.module.css';

export function DeleteChannel({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const deletion = useMutation({
    mutationFn: () => deleteChannel(channel.id),
    onSuccess: async () => {
      toast(t('delete.done', { name: channel.name }));
      await navigate({ to: '/channels', search: {} });
      client.setQueryData(channelsQuery.queryKey, (channels) => channels?.filter(({ id }) => id !== channel.id));
    },
  });
  return (
    <section className={classes.section} aria-labelledby="channel-delete">
      <h3 className={classes.heading} id="channel-delete">
        {t('delete.title')}
      </h3>
      <p className={classes.hint}>{t('delete.text')}</p>
      <div>
        <Button variant="default" leftSection={<IconTrash size={15} />} onClick={() => setAsking(true)}>
          {t('delete.action')}
        </Button>
      </div>
      {asking && (
        <QuestionWindow
          question={t('delete.question', { name: channel.name })}
          action={t('delete.confirm')}
          isBusy={deletion.isPending}
          problem={deletion.error && errorText(deletion.error)}
          onConfirm={() => deletion.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t('delete.text')}</p>
        </QuestionWindow>
      )}
    </section>
  );
}
