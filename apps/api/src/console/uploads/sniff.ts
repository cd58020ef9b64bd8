import { fileTypeFromBuffer } from 'file-type';

/** Enough for every signature that file-type knows. */
export const HEAD_BYTES = 16 * 1024;

/** The type by what is inside; what the sender called it counts only among plain texts, which have no signature. */
export async function mimeOf(head: Uint8Array, declared: string | undefined): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  // A drawing may carry a program: it stays a download.
  if (found && found.mime !== 'application/xml') return found.mime;
  if (!isText(head)) return 'application/octet-stream';
  const type = declared?.split(';')[0]?.trim().toLowerCase() ?? '';
  return ['text/csv', 'text/vcard', 'text/calendar', 'application/json'].includes(type) ? type : 'text/plain';
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
