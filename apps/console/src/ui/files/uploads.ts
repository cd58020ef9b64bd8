import { ApiError } from '../../api/api-error.js';
import { credentialHeaders, errorFrom } from '../../api/client.js';
import type { AttachmentKind, Upload } from '../../api/types.js';

/** A file in the composer: going up, there, or refused. */
export interface DraftFile {
  key: string;
  name: string;
  size: number;
  kind: AttachmentKind;
  previewUrl: string | null;
  /** Of a recording: what the player shows of it. */
  voice: { durationMs: number; waveform: number[] } | null;
  /** From 0 to 1. */
  progress: number;
  upload: Upload | null;
  error: string | null;
}

const MEGABYTE = 1024 * 1024;

/** What messengers take, by kind. The server has the last word; this saves the operator the wait. */
export const MAX_BYTES: Record<AttachmentKind, number> = {
  image: 5 * MEGABYTE,
  sticker: MEGABYTE,
  video: 16 * MEGABYTE,
  audio: 16 * MEGABYTE,
  voice: 16 * MEGABYTE,
  document: 100 * MEGABYTE,
};

export const MAX_FILES = 10;

/** What a file will be sent as; pictures that messengers do not show as pictures go as documents. */
export function kindOf(mime: string): AttachmentKind {
  if (/^image\/(jpeg|png|webp)$/.test(mime)) return 'image';
  if (/^video\/(mp4|3gpp)$/.test(mime)) return 'video';
  if (/^audio\//.test(mime)) return 'audio';
  return 'document';
}

/** XMLHttpRequest, because fetch does not tell how much has gone up. */
export function uploadFile(
  { file, name, purpose }: { file: Blob; name: string; purpose?: 'voice' },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', purpose ? `/api/uploads?purpose=${purpose}` : '/api/uploads');
    for (const [name, value] of Object.entries(credentialHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Upload);
      else reject(errorFrom(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    };
    request.onerror = () => reject(new ApiError(0, 'offline', ''));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, name);
    request.send(form);
  });
}
