import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { deleteScenario, type ScenarioRow } from '../../../api/scenarios.js';
import classes from './list.module.css';
import { useScenarioChange } from './use-scenario-change.js';

interface Props {
  row: ScenarioRow;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a scenario is gone for everybody. */
export function DeleteScenario({ row, onClose, onDeleted }: Props) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const deletion = useScenarioChange(
    () => deleteScenario(row.id),
    () => {
      onClose();
      onDeleted?.();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('scenarios:delete.question', { name: row.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={classes.window}>
        <p className={classes.note}>{t('scenarios:delete.text')}</p>
        {row.runs > 0 ? <p className={classes.note}>{t('scenarios:delete.runs', { count: row.runs })}</p> : null}
        <div className={classes.buttons}>
          <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate(undefined)}>
            {t('scenarios:list.delete')}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
