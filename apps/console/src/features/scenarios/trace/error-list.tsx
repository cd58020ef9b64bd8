import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runErrorsQuery, type RunErrors } from '../../../api/scenario-runs.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useFormats } from '../../../ui/format.js';
import { errorOf } from '../../../ui/run/run-words.js';
import { errorText } from '../../../ui/toast.js';
import type { ScenarioContent } from '../model/content.js';
import { StepLink } from './funnel-table.js';
import { PeriodChoice, usePeriod } from './period-choice.js';
import classes from './trace.module.css';

interface Props {
  scenarioId: number;
  content: ScenarioContent;
  onShow: (stepId: string) => void;
  onOpen: (runId: number) => void;
}

/** What went wrong in a period, by step and reason, the newest first; each leads to its step and to the run where it happened last. */
export function ErrorList({ scenarioId, content, onShow, onOpen }: Props) {
  const { t } = useTranslation('trace');
  const [period, choose] = usePeriod();
  const { data, error, isPending } = useQuery(runErrorsQuery(scenarioId, period));
  return (
    <div className={classes.part} aria-busy={isPending}>
      <PeriodChoice period={period} onChange={choose} />
      {error ? <p className={classes.problem}>{errorText(error)}</p> : null}
      {data && data.items.length === 0 ? (
        <EmptyState icon={<IconCheck size={22} />} title={t('noErrors.title')}>
          {t('noErrors.text')}
        </EmptyState>
      ) : null}
      <ul className={classes.list} aria-label={t('part.errors')}>
        {data?.items.map((each) => (
          <li key={`${each.stepId} ${each.code}`} className={classes.failure}>
            <StepLink content={content} stepId={each.stepId} onShow={onShow} />
            <Failure errors={each} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Failure({ errors, onOpen }: { errors: RunErrors; onOpen: (runId: number) => void }) {
  const { t } = useTranslation('trace');
  const formats = useFormats();
  const [newest] = errors.runIds;
  return (
    <>
      <div className={classes.reason}>{errorOf(errors.error, t)}</div>
      <div className={classes.runMeta}>
        {t('times', { count: errors.count })} · <time dateTime={errors.lastAt}>{formats.full(errors.lastAt)}</time>
        {newest === undefined ? null : (
          <>
            {' · '}
            <button type="button" className={classes.stepLink} onClick={() => onOpen(newest)}>
              {t('openRun')}
            </button>
          </>
        )}
      </div>
    </>
  );
}
