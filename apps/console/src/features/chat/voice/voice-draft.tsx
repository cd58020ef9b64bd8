import { ActionIcon, Button } from '@mantine/core';
import { IconMicrophone, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import { runAction } from '../../../ui/actions/registry.js';
import { AudioPlayer } from '../../../ui/message/audio-player.js';
import { attachAgain, detachFile } from '../sending/attach-files.js';
import type { DraftFile } from '../../../ui/files/uploads.js';
import classes from './voice.module.css';

/** A recording in the composer: listen to it, record it again, throw it away. */
export function VoiceDraft({ dialogId, file }: { dialogId: number; file: DraftFile }) {
  const { t } = useTranslation('chat');
  const again = (): void => {
    detachFile(dialogId, file.key);
    runAction('write.voice');
  };
  return (
    <li className={classes.draft} data-failed={file.error !== null || undefined}>
      <div className={classes.draftLine}>
        {file.previewUrl && file.voice ? <AudioPlayer url={file.previewUrl} name={null} {...file.voice} /> : null}
        <HintTooltip label={t('voice.again')}>
          <ActionIcon size={30} aria-label={t('voice.again')} onClick={again}>
            <IconMicrophone size={17} stroke={1.75} />
          </ActionIcon>
        </HintTooltip>
        <HintTooltip label={t('voice.discard')}>
          <ActionIcon size={30} aria-label={t('voice.discard')} onClick={() => detachFile(dialogId, file.key)}>
            <IconTrash size={17} stroke={1.75} />
          </ActionIcon>
        </HintTooltip>
      </div>
      {file.error ? (
        <div className={classes.error} role="alert">
          <span>{file.error}</span>
          <Button size="compact-xs" variant="default" onClick={() => attachAgain(dialogId, file.key)}>
            {t('ui:retry')}
          </Button>
        </div>
      ) : null}
      {file.upload || file.error ? null : <span className={classes.progress} style={{ width: `${Math.max(4, file.progress * 100)}%` }} />}
    </li>
  );
}
