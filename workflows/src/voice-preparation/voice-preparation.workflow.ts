import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { VoicePreparationActivities } from './voice-preparation.activities.js';
import { recordingUploadedSignal, type VoicePreparationResult, type VoiceRecording } from './voice-preparation.contract.js';

/** An operator waits for it: soon again after a worker that died, and not for ever. */
const workOnSound = {
  taskQueue: 'media',
  startToCloseTimeout: '4 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 8 },
} as const;
/** Only our own database: repeated until it answers. */
const storeResult = { taskQueue: 'media', startToCloseTimeout: '30 seconds' } as const;

const { prepareVoice } = proxyActivities<VoicePreparationActivities>(workOnSound);
const { giveUpVoice } = proxyActivities<VoicePreparationActivities>(storeResult);

/** Makes a voice note of what an operator recorded, or tells him for good that nothing can be made of it. */
export async function voicePreparation({ companyId, uploadId }: VoiceRecording): Promise<VoicePreparationResult> {
  // A recording is uploaded once; a second start of the same is the relay's repeat.
  handleSignals(on(recordingUploadedSignal, () => undefined));
  const recording = { companyId, uploadId };
  try {
    const { outcome } = await prepareVoice(recording);
    return { ended: outcome };
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    await giveUpVoice(recording);
    return { ended: 'gave_up' };
  }
}
