import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery, quarantineQuery, replayQuarantined } from '../../../api/channels.js';
import type { Channel, QuarantinedUpdate } from '../../../api/channel-types.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import parts from '../parts/parts.module.css';
import classes from './channel.module.css';
import { readable } from './readable.js';

/** What the provider sent and could not be used. Nothing is thrown away: each can be tried again once its cause is gone. */
export function Quarantine({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['channels', 'ui']);
  const updates = useQuery(quarantineQuery(channel.id));
  return (
    <section className={classes.section} aria-labelledby="channel-quarantine">
      <h3 className={classes.heading} id="channel-quarantine">
        {t('channels:quarantine.title')}
      </h3>
      <p className={classes.hint}>{t('channels:quarantine.hint')}</p>
      {updates.isError && !updates.data && (
        <p className={parts.problem} role="alert">
          {errorText(updates.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void updates.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      {updates.data?.length === 0 && <p className={classes.fact}>{t('channels:quarantine.none')}</p>}
      <ul className={classes.updates}>
        {updates.data?.map((update) => (
          <Update key={update.id} update={update} channelId={channel.id} />
        ))}
      </ul>
    </section>
  );
}

function Update({ update, channelId }: { update: QuarantinedUpdate; channelId: number }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayQuarantined(update.id),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: quarantineQuery(channelId).queryKey });
      void client.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true });
    },
  });
  const title = t(`quarantine.reason.${update.reason}`);
  return (
    <li className={classes.update}>
      <div className={classes.updateTop}>
        <strong>{title}</strong>
        <time dateTime={update.receivedAt}>{formats.full(update.receivedAt)}</time>
        <Button
          size="compact-sm"
          variant="default"
          loading={replay.isPending}
          aria-label={t('quarantine.replayOf', { reason: title, at: formats.full(update.receivedAt) })}
          onClick={() => replay.mutate()}
        >
          {t('quarantine.replay')}
        </Button>
      </div>
      {update.error && <p className={classes.updateError}>{update.error}</p>}
      <div role="status">
        <Outcome update={update} replay={replay} />
      </div>
      <details className={classes.body}>
        <summary>{t('quarantine.body')}</summary>
        <pre tabIndex={0} aria-label={t('quarantine.body')}>
          {readable(update.body)}
        </pre>
      </details>
    </li>
  );
}

interface OutcomeProps {
  update: QuarantinedUpdate;
  replay: { data?: { outcome: 'replayed' | 'still_failing'; error: string | null }; error: Error | null };
}

function Outcome({ update, replay }: OutcomeProps) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  if (replay.error) return <p className={classes.updateBad}>{errorText(replay.error)}</p>;
  if (replay.data?.outcome === 'still_failing')
    return <p className={classes.updateBad}>{t('quarantine.stillFailing', { error: replay.data.error ?? '' })}</p>;
  if (replay.data) return <p className={classes.updateGood}>{t('quarantine.replayed')}</p>;
  if (update.replayedAt) return <p className={classes.updateGood}>{t('quarantine.replayedAt', { at: formats.full(update.replayedAt) })}</p>;
  return null;
}
