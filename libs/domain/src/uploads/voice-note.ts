import type { OutboxEntry } from '../dialogs/change-event.js';

/** What every messenger takes as a voice note. WhatsApp judges a file by its type and by its extension, word for word. */
export const VOICE_NOTE = {
  name: 'voice.ogg',
  mime: 'audio/ogg; codecs=opus',
  mostBytes: 16 * 1024 * 1024,
  mostSeconds: 30 * 60,
  bitsPerSecond: 32_000,
} as const;

/** Why no voice note can be made of a recording; each is the key of a sentence (`sendError.<problem>`). */
export type VoiceProblem =
  'voice_empty' | 'voice_broken' | 'voice_silent' | 'voice_too_long' | 'voice_too_large' | 'voice_not_convertible' | 'voice_not_prepared';

/** Has the process begin that makes a voice note of a recording. */
export const voicePreparation = (companyId: number, uploadId: number): OutboxEntry => ({
  process: 'voice-preparation',
  action: 'start',
  workflowId: `voice-preparation:${uploadId}`,
  payload: { companyId, uploadId },
});
