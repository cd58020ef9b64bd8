import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { importScenario } from '../../../api/scenarios.js';
import { useFormats } from '../../../ui/format.js';
import { toast, toastError } from '../../../ui/toast.js';
import { stepOf } from '../model/edit.js';
import { stepLabel } from '../model/labels.js';
import type { Conflict } from '../model/saver.js';
import classes from './designer.module.css';
import { showStep, useDesigner, useSaver, useWorkshop } from './workshop.js';

/** A colleague has changed the same steps: says who and which, and lets one choose. Undo brings back what was not chosen. */
export function ConflictBanner() {
  const conflict = useSaver(({ saving }) => (saving.state === 'conflict' ? saving.conflict : null));
  return conflict ? <Banner conflict={conflict} /> : null;
}

function Banner({ conflict: { theirs, disputed } }: { conflict: Conflict }) {
  const { t } = useTranslation('scenarios');
  const formats = useFormats();
  const workshop = useWorkshop();
  const { saver, designer } = workshop;
  const content = useDesigner((state) => state.content);
  const name = theirs.updatedBy?.name ?? t('saving.somebody');
  const copy = useMutation({
    mutationFn: () =>
      importScenario({
        name: t('conflict.copyName', { name: saver.store.getState().name }).slice(0, 100),
        content: designer.getState().content,
      }),
    onSuccess: ({ name: copied }) => {
      saver.resolve('theirs');
      toast(t('conflict.copied', { name: copied }));
    },
    onError: (error) => toastError(error),
  });
  return (
    <div className={classes.conflict} role="alert">
      <IconUsers size={18} aria-hidden />
      <div className={classes.conflictText}>
        <strong>{t('conflict.title', { name, time: formats.time(theirs.updatedAt) })}</strong>
        <span>
          {t('conflict.text')}{' '}
          {disputed.map((id) => {
            const step = stepOf(content, id) ?? stepOf(theirs.draft, id);
            return step ? (
              <button key={id} type="button" className={classes.link} onClick={() => showStep(workshop, id)}>
                {stepLabel(step, t)}
              </button>
            ) : null;
          })}
        </span>
      </div>
      <div className={classes.buttons}>
        <Button size="compact-sm" onClick={() => saver.resolve('mine')}>
          {t('conflict.mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => saver.resolve('theirs')}>
          {t('conflict.theirs', { name })}
        </Button>
        <Button size="compact-sm" variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
          {t('conflict.copy')}
        </Button>
      </div>
    </div>
  );
}
