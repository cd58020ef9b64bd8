import { defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

export interface VoiceRecording {
  companyId: number;
  uploadId: number;
}

export interface VoicePreparationResult {
  ended: 'ready' | 'failed' | 'gone' | 'gave_up';
}

/** One process for a recording, as `voicePreparation` of the domain starts it. */
export const voicePreparationProcess = {
  name: 'voice-preparation',
  workflowType: 'voicePreparation',
  taskQueue: 'flows',
  startSignal: 'recordingUploaded',
} as const satisfies ProcessDefinition;

export const recordingUploadedSignal = defineSignal<[VoiceRecording]>(voicePreparationProcess.startSignal);

const PREFIX = 'voice-preparation:';

export const voicePreparationWorkflowId = (uploadId: number): string => `${PREFIX}${uploadId}`;

/** The upload of a workflow id; null for another process's. */
export function uploadIdOf(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
