import { isApiError } from '../../../api/api-error.js';
import { getUpload } from '../../../api/dialogs.js';
import type { Upload } from '../../../api/types.js';
import { i18next } from '../../../i18n/index.js';
import { formatsOf } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import type { Recording } from '../voice/recorder.js';
import { changeDraft, draftOf } from './drafts.js';
import { kindOf, MAX_BYTES, MAX_FILES, uploadFile, type DraftFile } from './uploads.js';

const LOOK_MILLISECONDS = 700;

interface Source {
  file: Blob;
  name: string;
  purpose?: 'voice';
}

const running = new Map<string, AbortController>();
/** What goes up, for as long as it may have to go up again. */
const sources = new Map<string, Source>();

function patchFile(dialogId: number, key: string, patch: Partial<DraftFile>): void {
  changeDraft(dialogId, ({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...patch } : file)) }));
}

function start(dialogId: number, key: string, source: Source): void {
  const abort = new AbortController();
  running.set(key, abort);
  sources.set(key, source);
  uploadFile(source, (progress) => patchFile(dialogId, key, { progress }), abort.signal)
    .then(async (upload) => {
      patchFile(dialogId, key, { upload, progress: 1 });
      const error = upload.state === 'preparing' ? await problemOf(dialogId, key, upload) : null;
      if (error) patchFile(dialogId, key, { error });
      else sources.delete(key);
    })
    .catch((error: unknown) => patchFile(dialogId, key, { error: errorText(error) }))
    .finally(() => running.delete(key));
}

/** Why nothing can be made of a recording; null when it is ready. Once it is sent, its message tells. */
async function problemOf(dialogId: number, key: string, { id }: Upload): Promise<string | null> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    if (!draftOf(dialogId).files.some((file) => file.key === key)) return null;
    try {
      const upload = await getUpload(id);
      if (upload.state === 'ready') return null;
      if (upload.state === 'failed') return i18next.t([`chat:sendError.${upload.error}`, 'chat:sendError.voice_not_prepared']);
    } catch (error) {
      if (!isApiError(error) || !error.isTemporary) return null;
    }
  }
}

function refusal(file: File, kind: DraftFile['kind'], position: number): string | null {
  const t = i18next.getFixedT(null, 'chat');
  const { bytes } = formatsOf(i18next.language);
  if (position >= MAX_FILES) return t('composer.tooMany', { count: MAX_FILES });
  if (file.size === 0) return t('composer.emptyFile');
  if (file.size > MAX_BYTES[kind]) return t('composer.tooLarge', { size: bytes(file.size), limit: bytes(MAX_BYTES[kind]) });
  return null;
}

function add(dialogId: number, file: Omit<DraftFile, 'key' | 'progress' | 'upload'>): string {
  const key = crypto.randomUUID();
  changeDraft(dialogId, (draft) => ({ files: [...draft.files, { ...file, key, progress: 0, upload: null }] }));
  return key;
}

/** Puts files into the composer; each goes up at once, so that sending need not wait for it. */
export function attachFiles(dialogId: number, files: readonly File[]): void {
  for (const file of files) {
    const kind = kindOf(file.type);
    const error = refusal(file, kind, draftOf(dialogId).files.length);
    const name = file.name || `${kind}.${file.type.split('/')[1] ?? 'bin'}`;
    const previewUrl = kind === 'image' || kind === 'video' ? URL.createObjectURL(file) : null;
    const key = add(dialogId, { name, size: file.size, kind, previewUrl, voice: null, error });
    if (!error) start(dialogId, key, { file, name });
  }
}

/** Puts a recording into the composer, to be listened to and sent; a messenger gets it when the server has prepared it. */
export function attachRecording(dialogId: number, { file, durationMs, waveform }: Recording): void {
  const name = file.type.startsWith('audio/ogg') ? 'voice.ogg' : 'voice.webm';
  const voice = { durationMs, waveform };
  const key = add(dialogId, { name, size: file.size, kind: 'voice', previewUrl: URL.createObjectURL(file), voice, error: null });
  start(dialogId, key, { file, name, purpose: 'voice' });
}

/** Sends a file up again that did not get there. */
export function attachAgain(dialogId: number, key: string): void {
  const source = sources.get(key);
  if (!source) return;
  patchFile(dialogId, key, { error: null, upload: null, progress: 0 });
  start(dialogId, key, source);
}

/** Takes a file out of the composer, and stops it if it is still going up. */
export function detachFile(dialogId: number, key: string): void {
  running.get(key)?.abort();
  running.delete(key);
  sources.delete(key);
  changeDraft(dialogId, ({ files }) => ({
    files: files.filter((file) => {
      if (file.key === key && file.previewUrl) URL.revokeObjectURL(file.previewUrl);
      return file.key !== key;
    }),
  }));
}
