import type { VoiceRecording } from './voice-preparation.contract.js';

export interface VoicePreparationActivities {
  /**
   * Makes a voice note of a recording, and lets the message that waits for it go. A recording that nothing can be made of is an
   * answer, not an error. Safe to ask again: what is prepared already, or sent, stays.
   */
  prepareVoice(recording: VoiceRecording): Promise<PreparedVoice>;
  /** The recording will not become a voice note: says so to whoever waits. */
  giveUpVoice(recording: VoiceRecording): Promise<void>;
}

export interface PreparedVoice {
  /** `gone`: there is nothing to prepare, or it is done. */
  outcome: 'ready' | 'failed' | 'gone';
}
