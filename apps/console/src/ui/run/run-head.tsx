import { IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScenarioRun } from '../../api/scenario-runs.js';
import { useFormats } from '../format.js';
import { originText, standingText } from './run-words.js';
import classes from './run.module.css';

/** What runs, where it stands and since when, and by what it began. */
export function RunHead({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation('run');
  const formats = useFormats();
  const at = run.endedAt ?? run.updatedAt;
  return (
    <div className={classes.head}>
      <div className={classes.scenario}>{run.scenario.name}</div>
      <div className={classes.standing} data-state={run.state} role="status">
        {standingText(run, t, formats)}
      </div>
      <div className={classes.meta}>
        <time dateTime={at} title={formats.full(at)}>
          {formats.distance(at)}
        </time>
        {' · '}
        {originText(run, t)}
      </div>
    </div>
  );
}

/** The way into Temporal's own pages, for those who have it. */
export function TemporalLink({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation('run');
  if (run.temporalUrl === null) return null;
  return (
    <a className={classes.link} href={run.temporalUrl} target="_blank" rel="noreferrer">
      {t('openTemporal')}
      <IconArrowUpRight size={14} aria-hidden />
    </a>
  );
}
