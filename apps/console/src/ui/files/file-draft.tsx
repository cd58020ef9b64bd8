import { ActionIcon } from '@mantine/core';
import { IconFile, IconMusic, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format.js';
import type { DraftFile } from './uploads.js';
import classes from './files.module.css';

/** A file that will go with the message: a picture of it, how far it has gone up, why it was refused. */
export function FileDraft({ file, onRemove }: { file: DraftFile; onRemove(): void }) {
  const { t } = useTranslation(['files', 'chat']);
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
            {t(`chat:kind.${file.kind}`)} · {formats.bytes(file.size)}
          </div>
        )}
      </span>
      <ActionIcon className={classes.remove} size={22} aria-label={t('remove', { name: file.name })} onClick={onRemove}>
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
