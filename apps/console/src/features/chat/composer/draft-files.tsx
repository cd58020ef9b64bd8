import { useTranslation } from 'react-i18next';
import { FileDraft } from '../../../ui/files/file-draft.js';
import files from '../../../ui/files/files.module.css';
import type { DraftFile } from '../../../ui/files/uploads.js';
import { detachFile } from '../sending/attach-files.js';
import { VoiceDraft } from '../voice/voice-draft.js';

/** The files that will go with the message. */
export function DraftFiles({ dialogId, files: drafts, waiting }: { dialogId: number; files: DraftFile[]; waiting: boolean }) {
  const { t } = useTranslation('chat');
  if (drafts.length === 0) return null;
  return (
    <ul className={files.files} aria-label={t('composer.files')}>
      {drafts.map((file) =>
        file.voice ? (
          <VoiceDraft key={file.key} dialogId={dialogId} file={file} />
        ) : (
          <FileDraft key={file.key} file={file} onRemove={() => detachFile(dialogId, file.key)} />
        ),
      )}
      {waiting ? (
        <li className={files.waiting} role="status">
          {t('composer.waitsForFiles')}
        </li>
      ) : null}
    </ul>
  );
}
