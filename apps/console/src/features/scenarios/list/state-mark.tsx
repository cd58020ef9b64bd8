import { useTranslation } from 'react-i18next';
import type { ScenarioRow } from '../../../api/scenarios.js';
import classes from './list.module.css';

/** Draft, published (and which revision), or switched off. */
export function StateMark({ row }: { row: Pick<ScenarioRow, 'state' | 'revision' | 'changed'> }) {
  const { t } = useTranslation('scenarios');
  return (
    <span className={classes.state} data-state={row.state}>
      {t(`state.${row.state}`, { number: row.revision ?? 0 })}
      {row.changed ? ` · ${t('state.changed')}` : ''}
    </span>
  );
}
