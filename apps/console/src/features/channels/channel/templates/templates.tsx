import { Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery, refreshTemplates, templatesQuery } from '../../../../api/channels.js';
import type { Channel, TemplatesState } from '../../../../api/channel-types.js';
import { useFormats } from '../../../../ui/format.js';
import { errorText } from '../../../../ui/toast.js';
import parts from '../../parts/parts.module.css';
import classes from '../channel.module.css';
import { Fact } from '../health.js';
import { TemplateList } from './template-list.js';
import own from './templates.module.css';

/** The provider's message templates: how fresh the list is, and what is in it. */
export function Templates({ channel, state }: { channel: Channel; state: TemplatesState }) {
  const { t } = useTranslation(['channels', 'ui']);
  const client = useQueryClient();
  const list = useQuery(templatesQuery(channel.id));
  const refresh = useMutation({
    mutationFn: () => refreshTemplates(channel.id),
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey }),
  });
  return (
    <section className={classes.section} aria-labelledby="channel-templates">
      <div className={own.top}>
        <h3 className={classes.heading} id="channel-templates">
          {t('channels:templates.title')}
        </h3>
        <Button
          variant="default"
          leftSection={<IconRefresh size={15} />}
          loading={refresh.isPending}
          disabled={channel.state !== 'active'}
          onClick={() => refresh.mutate()}
        >
          {t('channels:templates.refresh')}
        </Button>
      </div>
      <p className={classes.hint}>{t('channels:templates.hint')}</p>
      <Facts state={state} />
      <Trouble state={state} />
      <div role="status">
        {refresh.error && <p className={parts.problem}>{errorText(refresh.error)}</p>}
        {refresh.data?.running && <p className={parts.warning}>{t('channels:templates.stillRunning')}</p>}
        {refresh.data && !refresh.data.running && !refresh.data.error && (
          <p className={parts.success}>{t('channels:templates.refreshed', { count: refresh.data.count })}</p>
        )}
      </div>
      {list.isError && !list.data && (
        <p className={parts.problem} role="alert">
          {errorText(list.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void list.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      {list.isPending && <Skeleton height={120} />}
      {list.data && <TemplateList templates={list.data} />}
    </section>
  );
}

function Facts({ state: { count, triedAt, error, nextAt } }: { state: TemplatesState }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  const next = nextAt === null ? null : new Date(nextAt) <= new Date() ? t('templates.facts.soon') : formats.full(nextAt);
  return (
    <dl className={classes.facts}>
      <Fact name={t('templates.facts.count')}>{formats.number(count)}</Fact>
      <Fact name={t('templates.facts.tried')}>{triedAt ? formats.full(triedAt) : t('templates.facts.never')}</Fact>
      {triedAt && (
        <Fact name={t('templates.facts.result')}>
          <span className={error ? classes.updateBad : classes.updateGood}>{t(`templates.facts.${error ? 'failed' : 'fine'}`)}</span>
        </Fact>
      )}
      <Fact name={t('templates.facts.next')}>{next ?? t(`templates.facts.${triedAt ? 'notPlanned' : 'soon'}`)}</Fact>
    </dl>
  );
}

/** The list of before stays, and says so. */
function Trouble({ state: { error, syncedAt } }: { state: TemplatesState }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  if (!error) return null;
  return (
    <div className={classes.error} role="note">
      <div>
        <strong>{syncedAt ? t('templates.kept', { at: formats.full(syncedAt) }) : t('templates.keptNever')}</strong>
        <p>{error}</p>
      </div>
    </div>
  );
}
