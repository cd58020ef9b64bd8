import { IconSend2, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../ui/format.js';
import type { Recorder } from '../media/use-recorder.js';
import type { OutgoingFile } from '../model/sim-types.js';
import classes from './phone.module.css';

interface RecordingBarProps {
  recorder: Recorder;
  onFinished: (file: OutgoingFile | null) => void;
}

export function RecordingBar({ recorder, onFinished }: RecordingBarProps) {
  const { t } = useTranslation('simulator');
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => send.current?.focus(), []);
  return (
    <div className={classes.bar}>
      <button type="button" className={classes.round} aria-label={t('voice.discard')} onClick={recorder.cancel}>
        <IconTrash size={20} />
      </button>
      <div className={classes.recording} role="timer" aria-label={t('voice.recording')}>
        <span className={classes.recordingDot} aria-hidden="true" />
        {clock(recorder.seconds)}
      </div>
      <button
        ref={send}
        type="button"
        className={`${classes.round} ${classes.roundMain}`}
        aria-label={t('voice.send')}
        onClick={() => void recorder.finish().then(onFinished)}
      >
        <IconSend2 size={20} />
      </button>
    </div>
  );
}
