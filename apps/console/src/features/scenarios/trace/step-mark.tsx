import { IconAlertTriangle, IconCheck, IconPlayerPause, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import { useMarks, type Passage } from './marks.js';
import classes from './trace.module.css';

/** Stands in the corner of a step's node: whether a run stands there, how many went through. Drawn for each step, so it must be cheap. */
export function StepMark({ stepId }: { stepId: string }) {
  const passage = useMarks(({ path }) => path?.steps.get(stepId));
  const reached = useMarks(({ figures }) => (figures === null ? undefined : (figures.get(stepId)?.reached ?? 0)));
  return (
    <>
      {reached === undefined ? null : <Reached count={reached} />}
      {passage ? <PassageMark passage={passage} /> : null}
    </>
  );
}

function Reached({ count }: { count: number }) {
  const { t } = useTranslation('trace');
  const formats = useFormats();
  return (
    <span className={classes.reached} title={t('mark.reached', { count })}>
      <IconUsers size={12} aria-hidden />
      {formats.number(count)}
      <span className="visually-hidden">{t('mark.reached', { count })}</span>
    </span>
  );
}

function PassageMark({ passage }: { passage: Passage }) {
  const { t } = useTranslation('trace');
  const { visits, standing, failed } = passage;
  const state = standing ? 'standing' : failed ? 'failed' : 'passed';
  const Icon = { standing: IconPlayerPause, failed: IconAlertTriangle, passed: IconCheck }[state];
  return (
    <span className={classes.mark} data-run={state} title={t(`mark.${state}`, { count: visits })}>
      <Icon size={12} aria-hidden />
      {visits > 1 ? visits : null}
      <span className="visually-hidden">{t(`mark.${state}`, { count: visits })}</span>
    </span>
  );
}

/** Beside a way out of a step: how many runs left by it in the period, or that the run which is looked at did. */
export function ExitMark({ stepId, exit }: { stepId: string; exit: string }) {
  const { t } = useTranslation('trace');
  const formats = useFormats();
  const figures = useMarks(({ figures: all }) => all?.get(stepId));
  if (!figures) return null;
  const left = figures.exits[exit] ?? 0;
  const share = figures.reached === 0 ? 0 : Math.round((left / figures.reached) * 100);
  return (
    <span className={classes.exitFigure} title={t('mark.left', { count: left, share })}>
      {formats.number(left)} · {share}%
    </span>
  );
}
