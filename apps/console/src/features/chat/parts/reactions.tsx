import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';
import classes from './parts.module.css';

export function Reactions({ reactions, clientName }: { reactions: Message['reactions']; clientName: string }) {
  const { t } = useTranslation('chat');
  return (
    <div className={classes.reactions}>
      {reactions.map(({ emoji, by }, index) => (
        <Tooltip key={index} label={by === 'client' ? clientName : t('message.us')}>
          <span className={classes.reaction}>{emoji}</span>
        </Tooltip>
      ))}
    </div>
  );
}
