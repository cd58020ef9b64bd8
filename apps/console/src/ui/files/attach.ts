import type { Upload } from '../../api/types.js';
import { i18next } from '../../i18n/index.js';
import { formatsOf } from '../format.js';
import { errorText } from '../toast.js';
import { kindOf, MAX_BYTES, MAX_FILES, uploadFile, type DraftFile } from './uploads.js';

/** Where the files of a message that is being written are kept. */
export interface FileHolder {
  files(): DraftFile[];
  change(next: (files: DraftFile[]) => DraftFile[]): void;
}

export interface Source {
  file: Blob;
  name: string;
  purpose?: 'voice';
}

/** What became of a file after it had gone up: why it can't be used, or null. */
type Check = (upload: Upload, key: string) => Promise<string | null>;

const running = new Map<string, AbortController>();
/** What goes up, for as long as it may have to go up again. */
const sources = new Map<string, { source: Source; check: Check }>();

const patchIn = (holder: FileHolder, key: string, patch: Partial<DraftFile>): void =>
  holder.change((files) => files.map((file) => (file.key === key ? { ...file, ...patch } : file)));

/** Sends a file up; the holder is told how far it has gone. */
export function goUp(holder: FileHolder, key: string, source: Source, check: Check = () => Promise.resolve(null)): void {
  const abort = new AbortController();
  running.set(key, abort);
  sources.set(key, { source, check });
  uploadFile(source, (progress) => patchIn(holder, key, { progress }), abort.signal)
    .then(async (upload) => {
      patchIn(holder, key, { upload, progress: 1 });
      const error = await check(upload, key);
      if (error) patchIn(holder, key, { error });
      else sources.delete(key);
    })
    .catch((error: unknown) => patchIn(holder, key, { error: errorText(error) }))
    .finally(() => running.delete(key));
}

function refusal(file: File, kind: DraftFile['kind'], position: number): string | null {
  const t = i18next.getFixedT(null, 'files');
  const { bytes } = formatsOf(i18next.language);
  if (position >= MAX_FILES) return t('files:tooMany', { count: MAX_FILES });
  if (file.size === 0) return t('files:empty');
  if (file.size > MAX_BYTES[kind]) return t('files:tooLarge', { size: bytes(file.size), limit: bytes(MAX_BYTES[kind]) });
  return null;
}

/** Puts a file beside what is being written; says under which key. */
export function hold(holder: FileHolder, file: Omit<DraftFile, 'key' | 'progress' | 'upload'>): string {
  const key = crypto.randomUUID();
  holder.change((files) => [...files, { ...file, key, progress: 0, upload: null }]);
  return key;
}

/** Puts files into the composer; each goes up at once, so that sending need not wait for it. */
export function attachTo(holder: FileHolder, files: readonly File[]): void {
  for (const file of files) {
    const kind = kindOf(file.type);
    const error = refusal(file, kind, holder.files().length);
    const name = file.name || `${kind}.${file.type.split('/')[1] ?? 'bin'}`;
    const previewUrl = kind === 'image' || kind === 'video' ? URL.createObjectURL(file) : null;
    const key = hold(holder, { name, size: file.size, kind, previewUrl, voice: null, error });
    if (!error) goUp(holder, key, { file, name });
  }
}

/** Sends a file up again that did not get there. */
export function attachAgainTo(holder: FileHolder, key: string): void {
  const kept = sources.get(key);
  if (!kept) return;
  patchIn(holder, key, { error: null, upload: null, progress: 0 });
  goUp(holder, key, kept.source, kept.check);
}

/** Takes a file out of the composer, and stops it if it is still going up. */
export function detachFrom(holder: FileHolder, key: string): void {
  running.get(key)?.abort();
  running.delete(key);
  sources.delete(key);
  holder.change((files) =>
    files.filter((file) => {
      if (file.key === key && file.previewUrl) URL.revokeObjectURL(file.previewUrl);
      return file.key !== key;
    }),
  );
}
