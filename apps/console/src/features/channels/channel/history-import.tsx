import { Button, Progress } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery, turnHistoryImport } from '../../../api/channels.js';
import type { HistoryImport as Run } from '../../../api/channel-types.js';
import { useFormats } from '../../../ui/format.js';
import { toastError } from '../../../ui/toast.js';
import parts from '../parts/parts.module.css';
import classes from './channel.module.css';
import { minutesLeft } from './minutes-left.js';

/** The one-off import of what was written before the channel was connected. */
export function HistoryImport({ channelId, run }: { channelId: number; run: Run }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: (way: 'pause' | 'resume') => turnHistoryImport(channelId, way),
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true }),
    onError: (error) => toastError(error),
  });
  const running = run.state === 'running';
  const share = run.messages > 0 ? Math.min(100, Math.round((run.messagesDone / run.messages) * 100)) : 0;
  const left = running ? minutesLeft(run) : null;
  return (
    <section className={classes.section} aria-labelledby="channel-history">
      <h3 className={classes.heading} id="channel-history">
        {t('history.title')}
      </h3>
      <p className={classes.hint}>{t(`history.state.${run.state}`)}</p>
      <Progress value={share} aria-label={t('history.title')} striped={running} color={run.state === 'failed' ? 'red' : undefined} />
      <p className={classes.fact}>
        {t('history.done', { done: formats.number(run.messagesDone), all: formats.number(run.messages) })}
        {run.messagesKnown > 0 && ` ${t('history.known', { known: formats.number(run.messagesKnown) })}`}
        {running && run.progress < 100 && ` ${t('history.handedOver', { progress: run.progress })}`}
        {left !== null && ` ${t('history.left', { count: left })}`}
      </p>
      {run.finishedAt && <p className={classes.fact}>{t('history.finished', { at: formats.full(run.finishedAt) })}</p>}
      {run.error && <p className={parts.problem}>{run.error}</p>}
      {(running || run.state === 'paused') && (
        <div>
          <Button
            variant="default"
            loading={turn.isPending}
            leftSection={running ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
            onClick={() => turn.mutate(running ? 'pause' : 'resume')}
          >
            {t(running ? 'history.pause' : 'history.resume')}
          </Button>
        </div>
      )}
    </section>
  );
}
