import { kindOfFile } from '#domain/messages/send-message.js';
import type { UploadRow } from '#persistence/uploads/upload.store.js';
import type { Upload } from './uploads.dto.js';

export const presentUpload = ({ id, name, mime, size, state, error, durationMs, waveform }: UploadRow): Upload => ({
  ...{ id, name, mime, size, state, error, durationMs, waveform },
  kind: kindOfFile(mime),
});
