import { isApiError } from '../../../api/api-error.js';
import { getUpload } from '../../../api/dialogs.js';
import type { Upload } from '../../../api/types.js';
import { i18next } from '../../../i18n/index.js';
import { attachAgainTo, attachTo, detachFrom, goUp, hold, type FileHolder } from '../../../ui/files/attach.js';
import type { Recording } from '../voice/recorder.js';
import { changeDraft, draftOf } from './drafts.js';

const LOOK_MILLISECONDS = 700;

const holderOf = (dialogId: number): FileHolder => ({
  files: () => draftOf(dialogId).files,
  change: (next) => changeDraft(dialogId, ({ files }) => ({ files: next(files) })),
});

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

/** Puts files into the composer of a dialog. */
export const attachFiles = (dialogId: number, files: readonly File[]): void => attachTo(holderOf(dialogId), files);

/** Puts a recording into the composer, to be listened to and sent; a messenger gets it when the server has prepared it. */
export function attachRecording(dialogId: number, { file, durationMs, waveform }: Recording): void {
  const name = file.type.startsWith('audio/ogg') ? 'voice.ogg' : 'voice.webm';
  const voice = { durationMs, waveform };
  const holder = holderOf(dialogId);
  const key = hold(holder, { name, size: file.size, kind: 'voice', previewUrl: URL.createObjectURL(file), voice, error: null });
  goUp(holder, key, { file, name, purpose: 'voice' }, async (upload) =>
    upload.state === 'preparing' ? problemOf(dialogId, key, upload) : null,
  );
}

/** Sends a file up again that did not get there. */
export const attachAgain = (dialogId: number, key: string): void => attachAgainTo(holderOf(dialogId), key);

/** Takes a file out of the composer. */
export const detachFile = (dialogId: number, key: string): void => detachFrom(holderOf(dialogId), key);
