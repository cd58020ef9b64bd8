import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { revisionsQuery, rollBackTo, type ScenarioRevision } from '../../../../api/scenarios.js';
import { useFormats } from '../../../../ui/format.js';
import { errorText, toast } from '../../../../ui/toast.js';
import { useScenarioChange } from '../../list/use-scenario-change.js';
import { useRow } from '../use-kept-in-step.js';
import { useWorkshop } from '../workshop.js';
import { RevisionWindow } from '../windows/revision-window.js';
import classes from './panes.module.css';

/** What was published, the newest first: to look at, to publish once more, or to draw on from. */
export function RevisionsPane() {
  const { t } = useTranslation('scenarios');
  const { scenarioId } = useWorkshop();
  const row = useRow();
  const revisions = useInfiniteQuery(revisionsQuery(scenarioId));
  const items = revisions.data?.pages.flatMap((page) => page.items);
  const [shown, setShown] = useState<ScenarioRevision | null>(null);
  return (
    <div className={classes.form}>
      <h2 className={classes.heading}>{t('pane.revisions')}</h2>
      {revisions.error ? <p className={classes.problem}>{errorText(revisions.error)}</p> : null}
      {revisions.isPending ? <Skeleton height={120} /> : null}
      {items?.length === 0 ? <p className={classes.note}>{t('revision.none')}</p> : null}
      <ol className={classes.revisions}>
        {items?.map((revision) => (
          <Revision key={revision.id} revision={revision} isPublished={revision.id === row?.revisionId} onLook={() => setShown(revision)} />
        ))}
      </ol>
      {revisions.hasNextPage ? (
        <Button variant="default" loading={revisions.isFetchingNextPage} onClick={() => void revisions.fetchNextPage()}>
          {t('revision.older')}
        </Button>
      ) : null}
      {shown ? <RevisionWindow revision={shown} onClose={() => setShown(null)} /> : null}
    </div>
  );
}

function Revision({ revision, isPublished, onLook }: { revision: ScenarioRevision; isPublished: boolean; onLook: () => void }) {
  const { t } = useTranslation('scenarios');
  const formats = useFormats();
  const { scenarioId } = useWorkshop();
  const rollBack = useScenarioChange(
    () => rollBackTo(scenarioId, revision.id),
    () => toast(t('revision.rolledBack', { number: revision.number })),
  );
  const made = [formats.full(revision.createdAt), revision.createdBy?.name].filter(Boolean).join(' · ');
  return (
    <li className={classes.revision}>
      <div className={classes.revisionHead}>
        <strong>{t('revision.number', { number: revision.number })}</strong>
        {isPublished ? <span className={classes.published}>{t('revision.published')}</span> : null}
      </div>
      {revision.note ? <p className={classes.revisionNote}>{revision.note}</p> : null}
      <p className={classes.note}>{made}</p>
      <div className={classes.buttons}>
        <Button size="compact-sm" variant="default" aria-label={t('revision.lookNamed', { number: revision.number })} onClick={onLook}>
          {t('revision.look')}
        </Button>
        {isPublished ? null : (
          <Button
            size="compact-sm"
            variant="default"
            loading={rollBack.isPending}
            aria-label={t('revision.rollBackNamed', { number: revision.number })}
            onClick={() => rollBack.mutate(undefined)}
          >
            {t('revision.rollBack')}
          </Button>
        )}
      </div>
    </li>
  );
}
