import { Button, Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRuns, runKeys, type RunFilter, type RunSummary } from '../../../api/scenario-runs.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useFormats } from '../../../ui/format.js';
import { endedWord, originText } from '../../../ui/run/run-words.js';
import { errorText } from '../../../ui/toast.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import classes from './trace.module.css';

const FILTERS = ['all', 'open', 'paused', 'ended'] as const;

/** The runs of a scenario, the newest first; one is chosen to be looked at. */
export function RunList({ scenarioId, onOpen }: { scenarioId: number; onOpen: (runId: number) => void }) {
  const { t } = useTranslation('trace');
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const state: RunFilter | null = filter === 'all' ? null : filter;
  const query = useInfiniteQuery({
    queryKey: [...runKeys.lists, scenarioId, filter],
    queryFn: ({ pageParam, signal }) => listRuns(scenarioId, state, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  const runs = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={classes.part} aria-busy={query.isPending}>
      <Select
        size="xs"
        label={t('filter.label')}
        allowDeselect={false}
        value={filter}
        onChange={(value) => setFilter(value as (typeof FILTERS)[number])}
        data={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      {query.error ? <p className={classes.problem}>{errorText(query.error)}</p> : null}
      {query.isSuccess && runs.length === 0 ? (
        <EmptyState icon={<IconRoute size={22} />} title={t(filter === 'all' ? 'noRuns.title' : 'noRuns.filtered')}>
          {t('noRuns.text')}
        </EmptyState>
      ) : null}
      <ul className={classes.list} aria-label={t('part.runs')}>
        {runs.map((run) => (
          <li key={run.id}>
            <RunLine run={run} onOpen={() => onOpen(run.id)} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button size="xs" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}

function RunLine({ run, onOpen }: { run: RunSummary; onOpen: () => void }) {
  const { t } = useTranslation(['trace', 'run']);
  const formats = useFormats();
  const state = run.state === 'ended' && run.endedReason ? endedWord(run.endedReason, t) : t(`run:state.${run.state}`);
  return (
    <button type="button" className={classes.run} onClick={onOpen}>
      <span className={classes.runLine}>
        <TransportIcon transport={run.channel.transport} />
        <span className={classes.client}>{run.client}</span>
        <time className={classes.at} dateTime={run.startedAt} title={formats.full(run.startedAt)}>
          {formats.short(run.startedAt)}
        </time>
      </span>
      <span className={classes.runMeta} data-state={run.state}>
        {state} · {originText(run, t)}
      </span>
    </button>
  );
}
