import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RunStep, ScenarioRun } from '../../api/scenario-runs.js';
import { useFormats } from '../format.js';
import { errorOf, shownValue, stepName, whyText } from './run-words.js';
import classes from './run.module.css';

interface Props {
  run: ScenarioRun;
  /** Shows a step where it is drawn; without it steps are only read. */
  onShow?(step: RunStep): void;
}

/** Where a run has been, in order: each step with why it was left, and what it changed. */
export function TraceList({ run, onShow }: Props) {
  const { t } = useTranslation('run');
  if (run.trace.length === 0) return <p className={classes.empty}>{t('trace.empty')}</p>;
  const last = run.trace.at(-1)?.seq;
  return (
    <>
      {run.earlier === null ? null : <p className={classes.empty}>{t('trace.earlier')}</p>}
      <ol className={classes.trace} aria-label={t('trace.label')}>
        {run.trace.map((step) => (
          <TraceStep key={step.seq} step={step} standing={step.seq === last && run.state !== 'ended'} onShow={onShow} />
        ))}
      </ol>
    </>
  );
}

function TraceStep({ step, standing, onShow }: { step: RunStep; standing: boolean; onShow?: Props['onShow'] }) {
  const { t } = useTranslation('run');
  const formats = useFormats();
  const why = whyText(step.why, t, formats);
  const error = errorOf(step.error, t);
  const name = stepName(step, t);
  return (
    <li className={classes.step} aria-current={standing ? 'step' : undefined} data-failed={error ? true : undefined}>
      <div className={classes.line}>
        {onShow ? (
          <button type="button" className={classes.name} aria-label={t('trace.show', { title: name })} onClick={() => onShow(step)}>
            {name}
          </button>
        ) : (
          <span className={classes.name}>{name}</span>
        )}
        <time className={classes.at} dateTime={step.at} title={formats.full(step.at)}>
          {formats.time(step.at)}
        </time>
      </div>
      {why ? <div className={classes.why}>{why}</div> : null}
      {error ? (
        <div className={classes.error}>
          <IconAlertTriangle size={13} aria-hidden /> {error}
        </div>
      ) : null}
      {step.changed && Object.keys(step.changed).length > 0 ? <Values values={step.changed} label={t('trace.changed')} /> : null}
    </li>
  );
}

/** Names with their values. */
export function Values({ values, label }: { values: Record<string, unknown>; label: string }) {
  const { t } = useTranslation('run');
  return (
    <dl className={classes.values} aria-label={label}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === '' || value === null ? t('variables.nothing') : shownValue(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a run knows. */
export function RunVariables({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation('run');
  if (Object.keys(run.variables).length === 0) return <p className={classes.empty}>{t('variables.empty')}</p>;
  return <Values values={run.variables} label={t('variables.title')} />;
}
