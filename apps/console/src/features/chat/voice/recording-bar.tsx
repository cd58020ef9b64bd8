import { ActionIcon } from '@mantine/core';
import { IconPlayerStopFilled, IconSend2, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import { clock } from '../../../ui/format.js';
import { useRecorder } from './recorder.js';
import classes from './voice.module.css';

interface Props {
  onCancel(): void;
  /** Stop, to listen before it is sent. */
  onKeep(): void;
  onSend(): void;
}

/** Stands in the place of the field while one speaks: the time, the level, and the three ways to end it. */
export function RecordingBar({ onCancel, onKeep, onSend }: Props) {
  const { t } = useTranslation('chat');
  const asking = useRecorder(({ state }) => state === 'asking');
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => send.current?.focus(), []);
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  return (
    <div className={classes.bar} role="group" aria-label={t('voice.recording')} onKeyDown={key}>
      <HintTooltip label={t('voice.cancel')}>
        <ActionIcon size={34} aria-label={t('voice.cancel')} onClick={onCancel}>
          <IconTrash size={19} stroke={1.75} />
        </ActionIcon>
      </HintTooltip>
      <span className={classes.dot} data-live={!asking || undefined} aria-hidden />
      {asking ? (
        <span className={classes.hint} role="status">
          {t('voice.asking')}
        </span>
      ) : (
        <>
          <Elapsed />
          <LevelMeter />
        </>
      )}
      <HintTooltip label={t('voice.listen')} action="write.voice">
        <ActionIcon size={34} aria-label={t('voice.listen')} disabled={asking} onClick={onKeep}>
          <IconPlayerStopFilled size={18} />
        </ActionIcon>
      </HintTooltip>
      <ActionIcon
        ref={send}
        size={34}
        variant="filled"
        color="petrol"
        aria-label={t('voice.send')}
        title={t('voice.send')}
        aria-disabled={asking || undefined}
        onClick={() => (asking ? undefined : onSend())}
      >
        <IconSend2 size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function Elapsed() {
  const { t } = useTranslation('chat');
  const seconds = useRecorder((recorder) => Math.floor(recorder.seconds));
  return (
    <span className={classes.time} role="timer" aria-label={t('voice.elapsed')}>
      {clock(seconds)}
    </span>
  );
}

const BARS = 48;

/** The last three seconds, as loud as they were: it moves when the microphone hears somebody. */
function LevelMeter() {
  const { t } = useTranslation('chat');
  const levels = useRecorder((recorder) => recorder.levels);
  const shown = levels.slice(-BARS);
  const heights = [...Array<number>(BARS - shown.length).fill(0), ...shown];
  const now = Math.max(...levels.slice(-4), 0);
  return (
    <span
      className={classes.meter}
      role="meter"
      aria-label={t('voice.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(now / 2.55)}
    >
      {heights.map((level, index) => (
        <span key={index} style={{ height: `${Math.max(8, level / 2.55)}%` }} />
      ))}
    </span>
  );
}
