import { fileTypeFromBuffer } from 'file-type';

export interface MediaType {
  mime: string;
  /** Without the dot. */
  extension: string;
}

const UNKNOWN: MediaType = { mime: 'application/octet-stream', extension: 'bin' };
/** Plain text has no mark that could be recognised; as text it can do no harm. */
const PLAIN: Record<string, MediaType> = {
  'text/plain': { mime: 'text/plain', extension: 'txt' },
  'text/csv': { mime: 'text/csv', extension: 'csv' },
};
/** Old office files share one container, which is all that their first bytes tell. */
const OFFICE: Record<string, string> = {
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
};
/** Containers that hold sound as well as pictures: there the sender knows better which. */
const SOUND_OR_PICTURE = new Set(['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime']);

/** What a file is by its own bytes. The sender's word counts only where the bytes leave it open and it can do no harm. */
export async function mediaTypeOf(bytes: Uint8Array, declared: string | null): Promise<MediaType> {
  const told = declared?.split(';')[0]?.trim().toLowerCase() ?? '';
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return PLAIN[told] ?? UNKNOWN;
  const mime = found.mime.split(';')[0] ?? found.mime;
  const office = OFFICE[told];
  if (mime === 'application/x-cfb' && office) return { mime: told, extension: office };
  if (SOUND_OR_PICTURE.has(mime) && told.startsWith('audio/')) return { mime: mime.replace('video/', 'audio/'), extension: found.ext };
  return { mime, extension: found.ext };
}
