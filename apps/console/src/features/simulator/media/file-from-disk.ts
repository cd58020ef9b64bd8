import type { OutgoingFile } from '../model/sim-types.js';

/** A chosen file as the messenger would send it: by its type, or as a document when chosen as one. */
export function fileFromDisk(file: File, asDocument: boolean): OutgoingFile {
  const mime = file.type || 'application/octet-stream';
  const family = mime.split('/')[0];
  const media = family === 'image' || family === 'video' || family === 'audio' ? family : null;
  return { kind: asDocument || !media ? 'document' : media, name: file.name, mime, blob: file, voice: false };
}
