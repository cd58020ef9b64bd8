import { createSendQueue } from '../../../ui/sending/send-queue.js';
import { errorText } from '../../../ui/toast.js';
import type { Echo } from './echo.js';

/** What this tab has written to clients and not seen confirmed. */
export const echoQueue = createSendQueue<Echo>({
  wordsOf: errorText,
  name: 'deskwire.echoes',
  threadOf: ({ dialogId }) => dialogId,
  // A local picture does not survive a reload.
  toStore: (echo) => ({ ...echo, files: echo.files.map((file) => ({ ...file, previewUrl: null })) }),
});

export const { useEchoes, drop: dropEcho } = echoQueue;
