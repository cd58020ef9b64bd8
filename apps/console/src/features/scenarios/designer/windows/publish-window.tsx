import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../../api/api-error.js';
import { checkScenario, publishScenario, revisionsQuery, scenariosQuery, type ScenarioComplaint } from '../../../../api/scenarios.js';
import { errorText, toast } from '../../../../ui/toast.js';
import { ComplaintList } from '../panes/complaints-pane.js';
import { useRow } from '../use-kept-in-step.js';
import { setComplaints, useView, useWorkshop } from '../workshop.js';
import classes from './windows.module.css';

/** Makes the draft what clients meet. What is wrong with it is said before one tries. */
export function PublishWindow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const [note, setNote] = useState('');
  const row = useRow();
  const complaints = useView((state) => state.complaints);
  const check = useCheckNow();
  const publish = usePublishing(onClose);
  const hasErrors = complaints.some(({ severity }) => severity === 'error');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    publish.mutate(note.trim());
  };
  const problem = publish.error ?? check.error;
  return (
    <Modal opened onClose={onClose} title={t('scenarios:publish.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.window} onSubmit={submit}>
        {hasErrors ? <p className={classes.problem}>{t('scenarios:publish.broken')}</p> : null}
        {complaints.length > 0 ? <ComplaintList complaints={complaints} onShow={onClose} /> : null}
        {complaints.length === 0 && check.isSuccess ? <p className={classes.note}>{t('scenarios:complaintList.none')}</p> : null}
        <Textarea
          data-autofocus
          label={t('scenarios:publish.note')}
          placeholder={t('scenarios:publish.notePlaceholder')}
          maxLength={500}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {row?.state === 'disabled' ? <p className={classes.note}>{t('scenarios:publish.isOff')}</p> : null}
        <p className={classes.note}>{t(row?.revision ? 'scenarios:publish.again' : 'scenarios:publish.first')}</p>
        {problem ? (
          <p className={classes.problem} role="alert">
            {errorText(problem)}
          </p>
        ) : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={publish.isPending || check.isPending} disabled={hasErrors}>
            {t('scenarios:publish.action')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What is drawn now is saved and checked as the window opens. */
function useCheckNow() {
  const { scenarioId, saver, view } = useWorkshop();
  const check = useMutation({
    mutationFn: async () => {
      await saver.flush();
      return checkScenario(scenarioId);
    },
    onSuccess: (complaints) => setComplaints(view, complaints),
  });
  const { mutate } = check;
  useEffect(() => mutate(), [mutate]);
  return check;
}

function usePublishing(onDone: () => void) {
  const { t } = useTranslation('scenarios');
  const client = useQueryClient();
  const { scenarioId, saver, view } = useWorkshop();
  return useMutation({
    mutationFn: async (note: string) => {
      await saver.flush();
      return publishScenario(scenarioId, saver.store.getState().draftVersion, note);
    },
    onSuccess: async ({ revision }) => {
      onDone();
      toast(t('publish.done', { number: revision }));
      await client.invalidateQueries({ queryKey: scenariosQuery.queryKey });
      await client.invalidateQueries({ queryKey: revisionsQuery(scenarioId).queryKey });
    },
    onError: (error) => {
      if (isApiError(error) && Array.isArray(error.about['complaints']))
        setComplaints(view, error.about['complaints'] as ScenarioComplaint[]);
    },
  });
}
