import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { funnelQuery, type StepFigures } from '../../../api/scenario-runs.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import type { ScenarioContent } from '../model/content.js';
import { PeriodChoice, usePeriod } from './period-choice.js';
import { titleOf } from './step-title.js';
import classes from './trace.module.css';
import { useShownFigures } from './use-lit.js';

interface Props {
  scenarioId: number;
  content: ScenarioContent;
  onShow: (stepId: string) => void;
}

/** How far runs got in a period: a table here, and the same figures on the drawing's steps and exits. */
export function FunnelTable({ scenarioId, content, onShow }: Props) {
  const { t } = useTranslation('trace');
  const [period, choose] = usePeriod();
  const { data: funnel, error, isPending } = useQuery(funnelQuery(scenarioId, period));
  useShownFigures(funnel);
  return (
    <div className={classes.part} aria-busy={isPending}>
      <PeriodChoice period={period} onChange={choose} />
      {error ? <p className={classes.problem}>{errorText(error)}</p> : null}
      {funnel && funnel.steps.length === 0 ? (
        <EmptyState icon={<IconFilter size={22} />} title={t('noFunnel.title')}>
          {t('noFunnel.text')}
        </EmptyState>
      ) : null}
      {funnel && funnel.steps.length > 0 ? <Figures steps={funnel.steps} content={content} onShow={onShow} /> : null}
    </div>
  );
}

function Figures({ steps, content, onShow }: { steps: StepFigures[]; content: ScenarioContent; onShow: (stepId: string) => void }) {
  const { t } = useTranslation('trace');
  const formats = useFormats();
  const most = Math.max(...steps.map(({ reached }) => reached));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('funnel.step')}</th>
          <th scope="col" title={t('funnel.reachedHint')}>
            {t('funnel.reached')}
          </th>
          <th scope="col" title={t('funnel.standingHint')}>
            {t('funnel.standing')}
          </th>
          <th scope="col" title={t('funnel.endedHint')}>
            {t('funnel.ended')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ stepId, reached, standing, ended }) => (
          <tr key={stepId}>
            <th scope="row">
              <StepLink content={content} stepId={stepId} onShow={onShow} />
              <span className={classes.bar} style={{ width: `${(reached / most) * 100}%` }} aria-hidden />
            </th>
            <td>{formats.number(reached)}</td>
            <td>{formats.number(standing)}</td>
            <td>{formats.number(ended)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A step by its name, which leads to it; one that the draft no longer has is only named. */
export function StepLink({ content, stepId, onShow }: { content: ScenarioContent; stepId: string; onShow: (stepId: string) => void }) {
  const { t } = useTranslation(['trace', 'run']);
  const step = content.steps.find(({ id }) => id === stepId);
  if (!step) return <span className={classes.gone}>{t('trace:stepGone', { id: stepId })}</span>;
  return (
    <button type="button" className={classes.stepLink} onClick={() => onShow(stepId)}>
      {titleOf(step, t)}
    </button>
  );
}
