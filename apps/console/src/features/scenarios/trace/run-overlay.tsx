import { SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioContent } from '../model/content.js';
import { ErrorList } from './error-list.js';
import { FunnelTable } from './funnel-table.js';
import { OneRun } from './one-run.js';
import { RunList } from './run-list.js';
import classes from './trace.module.css';

export interface RunOverlayProps {
  scenarioId: number;
  content: ScenarioContent;
  /** Brings a step into view and chooses it. */
  onShow: (stepId: string) => void;
}

type Part = 'runs' | 'funnel' | 'errors';

/** The pane "Runs" of the designer: runs of this scenario, and one of them step by step; marks its steps by `StepMark`. */
export function RunOverlay({ scenarioId, content, onShow }: RunOverlayProps) {
  const { t } = useTranslation('trace');
  const wanted = (useSearch({ strict: false }) as { run?: number }).run ?? null;
  const [part, setPart] = useState<Part>('runs');
  const [runId, setRunId] = useState<number | null>(wanted);
  const open = (id: number): void => {
    setPart('runs');
    setRunId(id);
  };
  return (
    <div className={classes.pane}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('parts')}
        value={part}
        onChange={(value) => setPart(value as Part)}
        data={(['runs', 'funnel', 'errors'] as const).map((value) => ({ value, label: t(`part.${value}`) }))}
      />
      {part === 'runs' && runId === null ? <RunList scenarioId={scenarioId} onOpen={open} /> : null}
      {part === 'runs' && runId !== null ? (
        <OneRun runId={runId} scenarioId={scenarioId} onShow={onShow} onBack={() => setRunId(null)} />
      ) : null}
      {part === 'funnel' ? <FunnelTable scenarioId={scenarioId} content={content} onShow={onShow} /> : null}
      {part === 'errors' ? <ErrorList scenarioId={scenarioId} content={content} onShow={onShow} onOpen={open} /> : null}
    </div>
  );
}
