import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../../ui/toast.js';
import { attachRecording } from '../sending/attach-files.js';
import { cancelRecording, finishRecording, LONGEST_SECONDS, NoRecording, startRecording, useRecorder } from './recorder.js';

/** Recording into one dialog's composer. What was said is kept when one looks at another dialog meanwhile. */
export function useVoice(dialogId: number) {
  const { t } = useTranslation('chat');
  const state = useRecorder((recorder) => (recorder.dialogId === dialogId ? recorder.state : 'idle'));
  const isFull = useRecorder(({ seconds }) => seconds >= LONGEST_SECONDS);

  const complain = (error: unknown): void => {
    if (!(error instanceof NoRecording)) throw error;
    toast(t(`voice.problem.${error.problem}`));
  };
  const start = (): Promise<void> => startRecording(dialogId).catch(complain);
  /** Ends the recording and puts it into the composer; says whether there was one. */
  const keep = (): Promise<boolean> =>
    finishRecording().then((recording) => {
      attachRecording(dialogId, recording);
      return true;
    }, complain) as Promise<boolean>;

  useEffect(() => {
    if (isFull && state === 'recording') void keep();
  }, [isFull]);
  useEffect(
    () => () => {
      const left = useRecorder.getState();
      if (left.dialogId !== dialogId) return;
      if (left.state === 'recording') void keep();
      else cancelRecording();
    },
    [dialogId],
  );
  return { state, start, keep, cancel: cancelRecording };
}
