import path from 'node:path';
import { DiskFiles } from './disk-files.js';
import type { FileStore } from './file-store.js';
import { S3Files } from './s3-files.js';

/** Where files are kept, as API and workers are told by their environment. */
export interface FilePlace {
  FILES_DIR: string;
  FILES_BUCKET?: string | undefined;
  FILES_ENDPOINT?: string | undefined;
  FILES_REGION: string;
}

export function openFileStore({ FILES_DIR, FILES_BUCKET, FILES_ENDPOINT, FILES_REGION }: FilePlace): FileStore {
  if (!FILES_BUCKET) return new DiskFiles(FILES_DIR);
  return new S3Files({ name: FILES_BUCKET, endpoint: FILES_ENDPOINT, region: FILES_REGION }, path.join(FILES_DIR, 'copies'));
}
