import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../api/types.js';
import classes from './parts.module.css';

export function StateMark({ state }: { state: Channel['state'] }) {
  const { t } = useTranslation('channels');
  return (
    <span className={classes.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}
