import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadRevision, type ScenarioRevision } from '../../../../api/scenarios.js';
import { errorText, toast } from '../../../../ui/toast.js';
import { areSame, compare } from '../../model/compare.js';
import type { ScenarioContent } from '../../model/content.js';
import { edgesOf, stepOf } from '../../model/edit.js';
import { exitLabel, stepLabel } from '../../model/labels.js';
import { outlineOf } from '../../model/outline.js';
import { summaryOf } from '../../steps/step-summary.js';
import { KindIcon } from '../kind-icon.js';
import { useDesigner, useWorkshop } from '../workshop.js';
import classes from './windows.module.css';

/** A revision to read, and how the draft differs from it. */
export function RevisionWindow({ revision, onClose }: { revision: ScenarioRevision; onClose: () => void }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const { scenarioId, designer } = useWorkshop();
  const whole = useQuery({
    queryKey: ['scenarios', scenarioId, 'revisions', revision.id],
    queryFn: () => loadRevision(scenarioId, revision.id),
    staleTime: Infinity,
  });
  const take = (content: ScenarioContent): void => {
    designer.getState().change(content);
    onClose();
    toast(t('scenarios:revision.taken', { number: revision.number }));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('scenarios:revision.number', { number: revision.number })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={classes.window}>
        {revision.note ? <p className={classes.note}>{revision.note}</p> : null}
        {whole.error ? <p className={classes.problem}>{errorText(whole.error)}</p> : null}
        {whole.data ? (
          <>
            <Comparison older={whole.data.content} />
            <Steps content={whole.data.content} />
            <div className={classes.buttons}>
              <Button variant="default" onClick={() => take(whole.data.content)}>
                {t('scenarios:revision.take')}
              </Button>
            </div>
          </>
        ) : (
          <Skeleton height={200} />
        )}
      </div>
    </Modal>
  );
}

function Comparison({ older }: { older: ScenarioContent }) {
  const { t } = useTranslation('scenarios');
  const draft = useDesigner(({ content }) => content);
  const differences = compare(older, draft);
  const { added, removed, changed, elsewhere } = differences;
  const parts = [
    added > 0 && t('revision.added', { count: added }),
    removed > 0 && t('revision.removed', { count: removed }),
    changed > 0 && t('revision.changed', { count: changed }),
    elsewhere && t('revision.elsewhere'),
  ].filter(Boolean);
  return <p className={classes.note}>{areSame(differences) ? t('revision.same') : t('revision.differs', { what: parts.join(', ') })}</p>;
}

function Steps({ content }: { content: ScenarioContent }) {
  const { t } = useTranslation('scenarios');
  return (
    <ol className={classes.steps} tabIndex={0} aria-label={t('revision.steps')}>
      {outlineOf(content).map(({ step, number }) => (
        <li key={step.id} className={classes.step}>
          <span className={classes.stepTitle}>
            {number}. <KindIcon kind={step.kind} /> {stepLabel(step, t)}
          </span>
          <span className={classes.stepWords}>{summaryOf(step, content, t).join('\n')}</span>
          {edgesOf(step).map(({ exit, target }) => {
            const next = stepOf(content, target);
            return (
              <span key={exit} className={classes.stepWay}>
                {exitLabel(step, exit, t)} → {next ? stepLabel(next, t) : ''}
              </span>
            );
          })}
        </li>
      ))}
    </ol>
  );
}
