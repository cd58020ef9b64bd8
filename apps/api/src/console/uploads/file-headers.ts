import { safeFileName } from '#domain/uploads/upload.js';

/** What a browser may show by itself. No SVG, no HTML, no PDF: they can carry programs. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif|bmp)|(audio|video)\/[\w.+-]+(;\s*codecs=[\w.+-]+)?)$/;

/** What keeps its type when it is downloaded: a messenger that fetches a document from us shows it by its type. */
const NAMED = /^(application\/(pdf|zip|msword|vnd\.[\w.-]+)|text\/(plain|csv))$/;

/** A stored file comes from a stranger: it is boxed in, whatever its type says. */
export function fileHeaders(file: { name: string | null; mime: string | null }): Record<string, string> {
  const mime = file.mime?.toLowerCase() ?? '';
  const shown = SHOWN.test(mime);
  return {
    'content-type': shown || NAMED.test(mime) ? mime : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; ${dispositionName(safeFileName(file.name ?? undefined))}`,
    'content-security-policy': `sandbox; default-src 'none'; frame-ancestors 'none'`,
    'cache-control': 'private, max-age=86400',
    'accept-ranges': 'bytes',
  };
}

/** RFC 6266: an ASCII stand-in for old programs, the true name for all others. */
function dispositionName(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
