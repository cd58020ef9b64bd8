import { i18next } from '../../../i18n/index.js';
import { formatsOf } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import { changeDraft, draftOf } from './drafts.js';
import { kindOf, MAX_BYTES, MAX_FILES, uploadFile, type DraftFile } from './uploads.js';

const running = new Map<string, AbortController>();

function patchFile(dialogId: number, key: string, patch: Partial<DraftFile>): void {
  changeDraft(dialogId, ({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...patch } : file)) }));
}

function start(dialogId: number, key: string, file: File): void {
  const abort = new AbortController();
  running.set(key, abort);
  uploadFile(file, (progress) => patchFile(dialogId, key, { progress }), abort.signal)
    .then(
      (upload) => patchFile(dialogId, key, { upload, progress: 1 }),
      (error: unknown) => patchFile(dialogId, key, { error: errorText(error) }),
    )
    .finally(() => running.delete(key));
}

function refusal(file: File, kind: DraftFile['kind'], position: number): string | null {
  const t = i18next.getFixedT(null, 'chat');
  const { bytes } = formatsOf(i18next.language);
  if (position >= MAX_FILES) return t('composer.tooMany', { count: MAX_FILES });
  if (file.size === 0) return t('composer.emptyFile');
  if (file.size > MAX_BYTES[kind]) return t('composer.tooLarge', { size: bytes(file.size), limit: bytes(MAX_BYTES[kind]) });
  return null;
}

/** Puts files into the composer; each goes up at once, so that sending need not wait for it. */
export function attachFiles(dialogId: number, files: readonly File[]): void {
  for (const file of files) {
    const kind = kindOf(file.type);
    const key = crypto.randomUUID();
    const error = refusal(file, kind, draftOf(dialogId).files.length);
    const draftFile: DraftFile = {
      key,
      name: file.name || `${kind}.${file.type.split('/')[1] ?? 'bin'}`,
      size: file.size,
      kind,
      previewUrl: kind === 'image' || kind === 'video' ? URL.createObjectURL(file) : null,
      progress: 0,
      upload: null,
      error,
    };
    changeDraft(dialogId, (draft) => ({ files: [...draft.files, draftFile] }));
    if (!error) start(dialogId, key, file);
  }
}

/** Takes a file out of the composer, and stops it if it is still going up. */
export function detachFile(dialogId: number, key: string): void {
  running.get(key)?.abort();
  changeDraft(dialogId, ({ files }) => ({
    files: files.filter((file) => {
      if (file.key === key && file.previewUrl) URL.revokeObjectURL(file.previewUrl);
      return file.key !== key;
    }),
  }));
}
