import { useTranslation } from 'react-i18next';
import { deleteScenario, type ScenarioRow } from '../../../api/scenarios.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { useScenarioChange } from './use-scenario-change.js';

interface Props {
  row: ScenarioRow;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a scenario is gone for everybody. */
export function DeleteScenario({ row, onClose, onDeleted }: Props) {
  const { t } = useTranslation('scenarios');
  const deletion = useScenarioChange(
    () => deleteScenario(row.id),
    () => {
      onClose();
      onDeleted?.();
    },
  );
  return (
    <QuestionWindow
      question={t('delete.question', { name: row.name })}
      action={t('list.delete')}
      isBusy={deletion.isPending}
      onConfirm={() => deletion.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('delete.text')}</p>
      {row.runs > 0 ? <p>{t('delete.runs', { count: row.runs })}</p> : null}
    </QuestionWindow>
  );
}
