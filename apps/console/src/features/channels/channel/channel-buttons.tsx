import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery, checkChannel } from '../../../api/channels.js';
import type { Channel } from '../../../api/channel-types.js';
import { toast } from '../../../ui/toast.js';
import parts from '../parts/parts.module.css';
import { RefusalNote } from '../parts/refusal-note.js';
import { useRefusal } from '../parts/use-refusal.js';
import classes from './channel.module.css';
import type { ChannelChange } from './use-channel-change.js';

interface Props {
  channel: Channel;
  /** The provider can be asked whether the credentials work. */
  checkable: boolean;
  change: ChannelChange;
}

/** Asks the provider, connects anew, pauses and resumes. */
export function ChannelButtons({ channel, checkable, change }: Props) {
  const { t } = useTranslation('channels');
  const client = useQueryClient();
  const refusal = useRefusal([]);
  const check = useMutation({
    mutationFn: () => checkChannel(channel.id),
    onSuccess: () => toast(t('check.fine')),
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true }),
  });
  const broken = channel.state === 'broken';
  const active = channel.state === 'active';
  return (
    <>
      <div className={classes.buttons}>
        {(checkable || broken) && (
          <Button
            variant={broken ? 'filled' : 'default'}
            leftSection={<IconRefresh size={15} />}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {t(broken ? 'check.reconnect' : 'check.action')}
          </Button>
        )}
        {!broken && (
          <Button
            variant="default"
            leftSection={active ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
            loading={change.isPending && change.variables.state !== undefined}
            onClick={() => change.mutate({ state: active ? 'paused' : 'active' })}
          >
            {t(active ? 'pause' : 'resume')}
          </Button>
        )}
      </div>
      {check.error && (
        <div className={parts.wide}>
          <RefusalNote error={check.error} text={refusal.general(check.error)} />
        </div>
      )}
    </>
  );
}
