import { ActionIcon } from '@mantine/core';
import { IconFile, IconMusic, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import { detachFile } from '../sending/attach-files.js';
import type { DraftFile } from '../sending/uploads.js';
import { VoiceDraft } from '../voice/voice-draft.js';
import classes from './composer.module.css';

/** The files that will go with the message: a picture of each, how far it has gone up, why it was refused. */
export function DraftFiles({ dialogId, files, waiting }: { dialogId: number; files: DraftFile[]; waiting: boolean }) {
  const { t } = useTranslation('chat');
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('composer.files')}>
      {files.map((file) => {
        const Draft = file.voice ? VoiceDraft : FileDraft;
        return <Draft key={file.key} dialogId={dialogId} file={file} />;
      })}
      {waiting ? (
        <li className={classes.waiting} role="status">
          {t('composer.waitsForFiles')}
        </li>
      ) : null}
    </ul>
  );
}

function FileDraft({ dialogId, file }: { dialogId: number; file: DraftFile }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  return (
    <li className={classes.file} data-failed={file.error !== null || undefined}>
      <span className={classes.thumb}>
        <Thumb file={file} />
      </span>
      <span className={classes.fileText}>
        <div className={classes.fileName}>{file.name}</div>
        {file.error ? (
          <div className={classes.fileError} role="alert">
            {file.error}
          </div>
        ) : (
          <div className={classes.fileDetail}>
            {t(`kind.${file.kind}`)} · {formats.bytes(file.size)}
          </div>
        )}
      </span>
      <ActionIcon
        className={classes.remove}
        size={22}
        aria-label={t('composer.removeFile', { name: file.name })}
        onClick={() => detachFile(dialogId, file.key)}
      >
        <IconX size={14} />
      </ActionIcon>
      {file.upload || file.error ? null : <span className={classes.progress} style={{ width: `${Math.max(4, file.progress * 100)}%` }} />}
    </li>
  );
}

function Thumb({ file }: { file: DraftFile }) {
  if (file.previewUrl && file.kind === 'image') return <img src={file.previewUrl} alt="" />;
  if (file.previewUrl && file.kind === 'video') return <video src={file.previewUrl} muted />;
  return file.kind === 'audio' ? <IconMusic size={18} aria-hidden /> : <IconFile size={18} aria-hidden />;
}
