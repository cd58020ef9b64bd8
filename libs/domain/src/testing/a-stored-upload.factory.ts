import type { StoredUpload } from '../dialogs/dialog-desk.port.js';

/** A file that waits to be sent. */
export const aStoredUpload = (id: number, more: Partial<StoredUpload> = {}): StoredUpload => ({
  ...{ id, name: `file ${id}`, mime: 'image/png', size: 10, storageKey: `key-${id}` },
  ...{ state: 'ready', durationMs: null, waveform: null, ...more },
});
