import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { runQuery, type ScenarioRun } from '../../../api/scenario-runs.js';
import { RunHead, TemporalLink } from '../../../ui/run/run-head.js';
import { RunVariables, TraceList } from '../../../ui/run/trace-list.js';
import { errorText } from '../../../ui/toast.js';
import classes from './trace.module.css';
import { useLitRun } from './use-lit.js';

interface Props {
  runId: number;
  scenarioId: number;
  onShow: (stepId: string) => void;
  onBack: () => void;
}

/** One run, live: its steps with why each was left, what it knows, and its way lit on the drawing. */
export function OneRun({ runId, scenarioId, onShow, onBack }: Props) {
  const { t } = useTranslation('trace');
  const { data: run, error, isPending } = useQuery(runQuery(runId));
  const back = useRef<HTMLButtonElement>(null);
  useLitRun(run, scenarioId);
  // What was pressed in the list is gone: the focus goes where the way back is.
  useEffect(() => back.current?.focus(), []);
  return (
    <div className={classes.part} aria-busy={isPending}>
      <Button
        ref={back}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={15} />}
        className={classes.back}
        onClick={onBack}
      >
        {t('backToRuns')}
      </Button>
      {error ? <p className={classes.problem}>{errorText(error)}</p> : null}
      {run ? <WatchedRun run={run} scenarioId={scenarioId} onShow={onShow} /> : null}
    </div>
  );
}

/** What is known of a run that is looked at. */
export function WatchedRun({ run, scenarioId, onShow }: { run: ScenarioRun; scenarioId: number; onShow: (stepId: string) => void }) {
  const { t } = useTranslation('trace');
  return (
    <>
      <RunHead run={run} />
      <div className={classes.ways}>
        <Link to="/chat/$dialogId" params={{ dialogId: String(run.dialogId) }} className={classes.way}>
          {t('openDialog', { name: run.client })}
        </Link>
        <TemporalLink run={run} />
      </div>
      <h3 className={classes.title}>{t('steps')}</h3>
      <TraceList run={run} onShow={(step) => step.scenarioId === scenarioId && onShow(step.stepId)} />
      <h3 className={classes.title}>{t('variables')}</h3>
      <RunVariables run={run} />
    </>
  );
}
