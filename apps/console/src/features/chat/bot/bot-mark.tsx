import { IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';
import classes from './bot.module.css';

/** Says that a bot serves the dialog, or waits for an operator to give it back. */
export function BotMark({ bot }: Pick<DialogRow, 'bot'>) {
  const { t } = useTranslation('chat');
  if (bot === null) return null;
  return (
    <span className={classes.mark} data-bot={bot}>
      <IconRobot size={13} aria-hidden />
      {t(bot === 'running' ? 'dialog.bot' : 'dialog.botPaused')}
    </span>
  );
}
