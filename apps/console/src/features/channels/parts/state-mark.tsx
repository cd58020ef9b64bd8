import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../api/channel-types.js';
import { healthOf } from './health.js';
import classes from './parts.module.css';

export function StateMark({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const health = healthOf(channel);
  return (
    <span className={classes.state} data-state={health}>
      {t(`state.${health}`)}
    </span>
  );
}
